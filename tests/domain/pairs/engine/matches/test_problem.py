"""Packing all that a match is made from."""

from typing import Any

from pairloom.domain.pairs.engine.matches.problem import (
    Wanted,
    join_groups,
    list_more_zones,
    make_match,
    pack_match,
    unpack_match,
)
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import build_pool
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.programs.catalogue import load_template
from tests.domain.pairs.engine.matches.rounds import make_problem
from tests.domain.pairs.sample import DAYS, list_entries
from tests.domain.pairs.scenes import answer, gather

PEOPLE = [answer("SE"), answer("KE"), answer("PE"), answer("PH"), answer("EG"), answer("FR")]


def test_the_same_people_in_another_order_give_the_same_bytes() -> None:
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    entries = list_entries()[:200]
    packed = {
        pack_match(
            make_match(
                build_pool(order, template.form, plan, DAYS, more_zones=list_more_zones(order, template.form, DAYS)),
                Wanted(seed=7, pinned=pins, forbidden=[(9, 3), (5, 6)]),
            )
        )
        for order, pins in ((entries, [(1, 2), (4, 8)]), (entries[::-1], [(8, 4), (2, 1), (1, 2)]))
    }
    assert len(packed) == 1


def test_another_seed_or_ruling_gives_other_bytes() -> None:
    wishes: list[dict[str, Any]] = [
        {},
        {"seed": 1},
        {"pinned": [(1, 2)]},
        {"forbidden": [(1, 2)]},
        {"pulled": [1]},
        {"preview": [(1, 2)]},
    ]
    assert len({pack_match(make_problem(PEOPLE, **wish)) for wish in wishes}) == len(wishes)


def test_a_problem_is_read_as_it_was_packed() -> None:
    problem = make_problem(
        [answer("AU"), *PEOPLE, answer("MQ")],
        more_zones=("Australia/Perth",),
        seed=3,
        pinned=[(2, 3)],
        trios=[(6, 5, 4)],
        pulled=[7],
        blocked=[(1, 2)],
        earlier=[(3, 1)],
    )
    again = unpack_match(pack_match(problem))
    assert pack_match(again) == pack_match(problem)
    assert (again.places[0], again.places[-1], again.seed) == ("AU", "MQ", 3)
    assert (again.form, again.plan, again.vocabulary) == (problem.form, problem.plan, problem.vocabulary)
    assert (again.trios.tolist(), again.pulled.tolist()) == ([[4, 5, 6]], [7])
    assert (again.pool.earlier.tolist(), again.pool.blocked.tolist()) == ([[1, 3]], [[1, 2]])
    assert again.find_solved_rows().tolist() == [0, 1, 2, 7]


def test_what_is_wanted_of_somebody_who_has_left_is_left_out() -> None:
    problem = make_problem(
        PEOPLE,
        pinned=[(1, 2), (3, 99)],
        forbidden=[(98, 99)],
        preview=[(1, 99)],
        trios=[(4, 5, 99)],
        pulled=[97],
        earlier=[(1, 99)],
        blocked=[(1, 99)],
    )
    assert problem.pinned.tolist() == [[1, 2]]
    listed = (problem.forbidden, problem.preview, problem.trios, problem.pulled, problem.pool.earlier)
    assert [len(each) for each in (*listed, problem.pool.blocked)] == [0] * 6


def test_who_is_pulled_or_in_a_trio_is_nobodys_pin() -> None:
    problem = make_problem(PEOPLE, pinned=[(1, 2), (3, 4)], pulled=[1], trios=[(4, 5, 6)])
    assert problem.pinned.tolist() == []
    assert problem.pool.ids[problem.find_solved_rows()].tolist() == [2, 3]


def test_who_named_no_zone_in_a_wide_country_may_live_by_other_clocks() -> None:
    form = load_template("librarians").form
    people = [answer("AU"), answer("AU", zone="Australia/Perth"), answer("SE"), answer("")]
    zones = list_more_zones([Entry(number, each) for number, each in enumerate(people)], form, DAYS)
    assert "Australia/Perth" in zones
    assert not any(zone.startswith("Europe") for zone in zones)
    problem = make_match(gather(people, more_zones=zones), Wanted())
    assert set(problem.others[:, 0].tolist()) == {0}


def test_groups_are_joined_to_couples() -> None:
    assert join_groups([[2, 1], [5, 3, 4]]) == {(1, 2), (3, 4), (3, 5), (4, 5)}
