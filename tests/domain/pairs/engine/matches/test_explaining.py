"""Explaining a match that is done, with numpy alone."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from pairloom.domain.pairs.engine.matches.explaining import Explainer, open_explainer
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, Wanted, make_match, pack_match
from pairloom.domain.pairs.engine.matches.results import pack_result
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import build_pool
from pairloom.domain.programs.catalogue import load_template
from tests.domain.pairs.engine.matches.rounds import make_problem, seat, solve_problem
from tests.domain.pairs.sample import DAYS, list_entries
from tests.domain.pairs.scenes import answer

PEOPLE = [answer(place) for place in ("SE", "KE", "DE", "ZA", "EG", "FR", "IT", "PL")]


def explain(problem: MatchProblem) -> Explainer:
    """Open what a match of a problem keeps."""
    return open_explainer(pack_match(problem), pack_result(solve_problem(problem)))


@cache
def explain_sample() -> tuple[MatchProblem, Explainer]:
    """Match 201 people of the sample."""
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    problem = make_match(build_pool(list_entries()[:201], template.form, plan, DAYS), Wanted(pulled=[7]))
    return problem, explain(problem)


def test_a_pair_is_seen_as_its_seats_say() -> None:
    problem, explainer = explain_sample()
    seated = {one.application: one for one in seat(problem)}
    pairs = [one for one in seated.values() if len(one.facts) == 1][:40]
    for one in pairs:
        partner = int(next(iter(one.facts)))
        side = explainer.view_pair(one.application, partner).there
        assert (side.rel, side.rank, side.share, side.options) == (one.rel, one.rank, one.share, one.options)
        assert side.facts == one.facts[str(partner)]


def test_both_sides_and_the_broken_rules_are_told() -> None:
    explainer = explain(make_problem([*PEOPLE, answer("SE")], blocked=[(1, 2)], earlier=[(1, 3)]))
    assert explainer.view_pair(1, 2).broken == ("blocked",)
    assert explainer.view_pair(3, 1).broken == ("earlier",)
    twice = explainer.view_pair(1, 9)
    assert (twice.broken, twice.there.rel, twice.back.rel) == (("country",), -1, -1)
    fine = explainer.view_pair(1, 5)
    assert (fine.broken, fine.there.application, fine.back.application) == ((), 1, 5)
    assert (fine.quarters, fine.letters) == (fine.there.facts["quarters"], False)


def test_who_is_not_part_of_the_match_is_seen_in_the_whole_pool() -> None:
    explainer = explain(make_problem(PEOPLE, pulled=[1], trios=[(2, 3, 4)]))
    assert explainer.view_pair(1, 5).broken == ()
    assert explainer.view_instead(1, 5).broken == ("pulled",)
    assert explainer.view_instead(2, 5).broken == ("trio",)
    assert explainer.view_instead(1, 2).broken == ("trio", "pulled")
    together = explainer.view_instead(2, 3)
    assert (together.is_partner, together.broken, together.cost) == (True, (), None)


def test_why_not_names_what_stands_against_it() -> None:
    explainer = explain(make_problem(PEOPLE, pinned=[(1, 2)], forbidden=[(3, 4)]))
    assert explainer.view_instead(1, 2).is_partner
    assert explainer.view_instead(1, 3).broken == ("pinned",)
    assert explainer.view_instead(3, 4).broken == ("forbidden",)


def test_what_another_pair_would_cost_is_proven() -> None:
    problem, explainer = explain_sample()
    views = [explainer.view_instead(1, other) for other in problem.pool.ids.tolist()[1:100] if other != 7]
    costs = [view.cost for view in views if view.cost]
    assert costs
    assert all(cost.at_least > 0 for cost in costs)
    assert all(view.rel_there < (view.threshold or 0) or view.rel_back < (view.threshold or 0)
               for view in views if view.is_below_threshold)  # fmt: skip
    assert all(view.cost is None for view in views if view.broken)


def test_a_stranger_to_the_match_is_unknown() -> None:
    explainer = explain(make_problem(PEOPLE))
    for ask in (explainer.view_pair, explainer.view_instead):
        with pytest.raises(KeyError):
            ask(1, 99)
    with pytest.raises(KeyError):
        explainer.list_trio_options(99)


def test_pairs_that_somebody_could_join_keep_every_rule_between_all_three() -> None:
    problem, explainer = explain_sample()
    options = explainer.list_trio_options(7)
    assert len(options) == 5
    assert [option.least for option in options] == sorted((option.least for option in options), reverse=True)
    ids = problem.pool.ids
    for option in options:
        assert sorted(option.people) == sorted(int(ids[row]) for row in explainer.groups[option.group - 1])
        assert not any(explainer.view_pair(7, partner).broken for partner in option.people)


def test_pinned_and_forbidden_pairs_are_not_joined() -> None:
    explainer = explain(make_problem(PEOPLE[:5], pinned=[(1, 2)], pulled=[5]))
    assert [option.people for option in explainer.list_trio_options(5)] == [(3, 4)]
    explainer = explain(make_problem([*PEOPLE[:4], answer("NO", {"no": "native"})], forbidden=[(4, 5)]))
    assert explainer.list_trio_options(5) == []


def test_explaining_is_quick_and_loads_no_solver(tmp_path: Path) -> None:
    problem, _ = explain_sample()
    code = (
        "import sys\n"
        "import django; django.setup()\n"
        "import pairloom.domain.pairs.services\n"
        "from pairloom.domain.pairs.engine.matches.explaining import open_explainer\n"
        "from pathlib import Path\n"
        "open_explainer(*(Path(name).read_bytes() for name in sys.argv[1:])).view_instead(1, 2)\n"
        "sys.exit('numba' in sys.modules or 'pairloom.matching.solver' in sys.modules)\n"
    )
    files = [tmp_path / "snapshot", tmp_path / "result"]
    files[0].write_bytes(pack_match(problem))
    files[1].write_bytes(pack_result(solve_problem(problem)))
    assert subprocess.run([sys.executable, "-c", code, *files], env=dict(os.environ), check=False).returncode == 0
    begun = process_time()
    explain_sample()[1].view_pair(1, 2)
    assert process_time() - begun < 0.5
