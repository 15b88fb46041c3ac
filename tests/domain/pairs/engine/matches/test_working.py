"""Solving a match whole: pairs, proof, referee, measures."""

import sys
from itertools import combinations
from pathlib import Path

import pytest

from pairloom.domain.pairs.engine.matches import working
from pairloom.domain.pairs.engine.matches.answers import Answer
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, Wanted, list_more_zones, make_match, pack_match
from pairloom.domain.pairs.engine.matches.working import solve_match
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import build_pool
from pairloom.domain.pairs.rules.progress import measure_share
from pairloom.domain.pairs.states import MatchStep
from pairloom.domain.programs.catalogue import load_template
from pairloom.matching.certificate import read_certificate
from pairloom.matching.check import check_certificate
from pairloom.matching.errors import ProofError, WishError
from pairloom.sheets.hours import measure_common_hours
from tests.domain.pairs.engine.matches.rounds import make_problem, say_nothing, solve_in_child
from tests.domain.pairs.sample import DAYS, list_entries
from tests.domain.pairs.scenes import answer

PEOPLE = [answer(place) for place in ("SE", "KE", "DE", "ZA", "EG", "FR", "IT")]
LEVELS = ("basic", "good", "fluent", "native")


def check(answered: Answer, folder: Path) -> int:
    """Let the referee check the stored certificate, as `pairloom check` does; tells how many people it is about."""
    path = folder / "proof"
    path.write_bytes(answered.proof)
    return check_certificate(read_certificate(path)).people


def test_a_match_is_proven_refereed_and_measured(tmp_path: Path) -> None:
    steps: list[str] = []
    answered = solve_match(make_problem(PEOPLE), lambda step, _share: steps.append(step))
    assert (answered.is_proven, answered.is_refereed, check(answered, tmp_path)) == (True, True, 7)
    assert list(dict.fromkeys(steps)) == [step for step in MatchStep if step in steps]
    assert steps[-2:] == ["measure", "check"]
    assert answered.outcome["seconds"]["measure"] >= 0
    assert answered.outcome["peak_mb"] > 10
    assert answered.outcome["cpu_seconds"] > 0


def test_no_step_is_told_after_a_later_one_and_measuring_says_how_far_it_is() -> None:
    told: list[tuple[str, float]] = []
    solve_match(make_problem(PEOPLE), lambda step, share: told.append((step, share)))
    begun = [measure_share(step, 0.0) for step, _share in told]
    assert begun == sorted(begun)
    measuring = [share for step, share in told if step == MatchStep.MEASURE]
    assert (measuring == sorted(measuring), max(measuring) > 0.5) == (True, True)


def test_a_proof_that_the_referee_does_not_accept_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "REFEREE", (sys.executable, "-c", "raise SystemExit('the sum is wrong')"))
    with pytest.raises(ProofError, match="ended with 1: the sum is wrong"):
        solve_match(make_problem(PEOPLE), say_nothing)


def test_a_pool_too_large_for_the_referee_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "REFEREED_UP_TO", 3)
    answered = solve_match(make_problem(PEOPLE), say_nothing)
    assert (answered.is_proven, answered.is_refereed) == (True, False)


def test_a_trio_made_by_hand_that_breaks_a_rule_is_refused() -> None:
    with pytest.raises(WishError, match="group of 1 and 2 breaks the rule 'country'"):
        solve_match(make_problem([answer("SE"), answer("SE"), answer("KE")], trios=[(1, 2, 3)]), say_nothing)


@pytest.mark.parametrize("people", [[], [answer("SE")], [answer("SE"), answer("SE")]])
def test_pools_in_which_nobody_can_meet_are_solved_too(people: list[dict[str, object]], tmp_path: Path) -> None:
    answered = solve_match(make_problem(people), say_nothing)
    assert (answered.is_proven, answered.is_refereed, check(answered, tmp_path)) == (True, True, len(people))
    assert answered.outcome["unplaced"] == len(people)


def gather_sample() -> MatchProblem:
    """Gather the sample of 1,162 people, with a few wishes of organisers."""
    template = load_template("librarians")
    plan, entries = compile_plan(template.form, template.plan), list_entries()
    zones = list_more_zones(entries, template.form, DAYS)
    gathered = build_pool(entries, template.form, plan, DAYS, more_zones=zones)
    return make_match(gathered, Wanted(seed=11, forbidden=[(1, 453)], pulled=[5], blocked=[(2, 9)]))


def test_every_hard_rule_holds_for_every_pair_of_the_sample(tmp_path: Path) -> None:
    problem = gather_sample()
    answered = solve_in_child(pack_match(problem))
    assert (answered.is_proven, answered.is_refereed, check(answered, tmp_path)) == (True, True, 1161)
    entries = {entry.number: entry.answers for entry in list_entries()}
    groups: dict[int, list[int]] = {}
    for one in answered.seats:
        if one["group"] is not None:
            groups.setdefault(one["group"], []).append(one["application"])
    seated = [number for group in groups.values() for number in group]
    assert len(seated) == len(set(seated)) == 1158
    barred = {frozenset(pair) for pair in [*problem.pool.earlier.tolist(), [1, 453], [2, 9]]}
    zones, rows = dict(problem.vocabulary.zones), {number: row for row, number in enumerate(problem.pool.ids.tolist())}
    hours = measure_common_hours(list(zones), starts=DAYS.starts, ends=DAYS.ends, window=DAYS.window)
    for first, second in (pair for group in groups.values() for pair in combinations(group, 2)):
        mine, theirs = entries[first], entries[second]
        assert mine["country"] != theirs["country"]
        assert frozenset((first, second)) not in barred
        assert can_talk(mine["languages"], theirs["languages"])
        codes = [int(problem.pool.codes["zone"][rows[number]]) for number in (first, second)]
        assert hours[codes[0], codes[1]] >= 8 or mine["hours"] == theirs["hours"] == ["letters"]


def can_talk(mine: dict[str, str], theirs: dict[str, str]) -> bool:
    """Tell whether two share a language that one of them speaks well."""
    return any(max(LEVELS.index(mine[code]), LEVELS.index(theirs[code])) >= 1 for code in set(mine) & set(theirs))
