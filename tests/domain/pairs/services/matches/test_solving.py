"""From a claimed match to a child that solves a stored snapshot."""

from hashlib import sha256

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.engine.matches.problem import unpack_match
from pairloom.domain.pairs.models import KeptApart, RunFile
from pairloom.domain.pairs.queries.working import read_run_file
from pairloom.domain.pairs.services import (
    begin_match_run,
    claim_match_run,
    forbid_pair,
    hold_match,
    make_trio,
    order_match_run,
    pin_pair,
    pull_person,
    weigh,
)
from pairloom.domain.pairs.services.matches.solving import store_snapshot
from pairloom.domain.pairs.states import FileKind
from pairloom.matching.plan import Plan
from tests.domain.pairs.engine.matches.rounds import solve_in_child
from tests.domain.pairs.matches import accept, list_answers, make_closed_round, make_pair, make_run
from tests.domain.pairs.scenes import OPENED, make_open_round
from tests.domain.pairs.services.matches.runs import SolvedHere, claim
from tests.makers import make_person


def test_the_snapshot_holds_the_pool_and_what_organisers_said(db: None) -> None:
    round_, noor = make_closed_round(9), make_person()
    people = list(Application.objects.filter(round=round_).select_related("person").order_by("pk"))
    rulings = [
        pin_pair(round_, people[0], people[1], by=noor, now=OPENED),
        forbid_pair(round_, people[2], people[3], by=noor, now=OPENED),
        make_trio(round_, *people[4:7], by=noor, now=OPENED),
        pull_person(round_, people[7], by=noor, now=OPENED),
        weigh(round_, "hours", 500, by=noor, now=OPENED),
    ]
    hold_match(round_, by=noor, now=OPENED)
    numbers = [one.pk for one in people]
    run = claim(round_)
    problem = unpack_match(store_snapshot(run, now=OPENED))
    assert problem.pool.ids.tolist() == numbers
    assert problem.pinned.tolist() == [numbers[:2]]
    assert problem.forbidden.tolist() == [numbers[2:4]]
    assert problem.trios.tolist() == [numbers[4:7]]
    assert problem.pulled.tolist() == [numbers[7]]
    assert problem.pool.ids[problem.find_solved_rows()].tolist() == [*numbers[:4], numbers[8]]
    assert {one.name: one.points for one in problem.plan.criteria}["hours"] == 500
    assert (problem.seed, run.rulings, run.people) == (run.seed, [one.pk for one in rulings], 9)
    assert Plan.from_dict(run.plan) == problem.plan
    assert {"pairloom", "numpy", "numba", "python"} == set(run.versions)


def test_earlier_partners_and_people_kept_apart_are_part_of_it(db: None) -> None:
    before = accept(make_open_round(), list_answers(2))
    make_pair(*before)
    round_ = make_closed_round(4)
    people = list(Application.objects.filter(round=round_).order_by("pk"))
    for now, then in zip(people, before, strict=False):
        Application.objects.filter(pk=now.pk).update(person=then.person)
    KeptApart.objects.create(one_id=people[2].person_id, other_id=people[3].person_id, made_at=OPENED)
    problem = unpack_match(store_snapshot(claim(round_), now=OPENED))
    assert problem.pool.earlier.tolist() == [[people[0].pk, people[1].pk]]
    assert problem.pool.blocked.tolist() == [[people[2].pk, people[3].pk]]


def test_the_pairs_of_the_run_before_are_the_preview(db: None) -> None:
    round_ = make_closed_round(5)
    people = list(Application.objects.filter(round=round_).order_by("pk"))
    make_run(round_, [people[:3], people[3:]])
    one, two, three, four, five = (each.pk for each in people)
    problem = unpack_match(store_snapshot(claim(round_), now=OPENED))
    assert problem.preview.tolist() == [[one, two], [one, three], [two, three], [four, five]]


def test_a_match_that_is_begun_again_is_solved_from_the_stored_snapshot(db: None) -> None:
    round_ = make_closed_round(4)
    run = claim(round_)
    first = begin_match_run(run, now=OPENED)
    first.give_up()
    assert first.progress() == ("", 0.0)
    Application.objects.filter(round=round_).update(country="NO", answers={})
    begin_match_run(run, now=OPENED).give_up()
    content = read_run_file(run, FileKind.SNAPSHOT)
    assert content is not None
    assert (RunFile.objects.count(), run.snapshot_sha256) == (1, sha256(content).hexdigest())


@pytest.mark.parametrize("people", [4, 5])
def test_the_same_snapshot_gives_the_same_pairs(db: None, people: int) -> None:
    order_match_run(make_closed_round(people), by=None, now=OPENED)
    run = claim_match_run(now=OPENED)
    assert run is not None
    snapshot = store_snapshot(run, now=OPENED)
    one, other = solve_in_child(snapshot), SolvedHere(snapshot).finish()
    assert (one.seats, one.proof, one.result) == (other.seats, other.proof, other.result)
