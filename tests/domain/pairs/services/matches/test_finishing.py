"""Storing what was found for a match."""

from hashlib import sha256
from itertools import combinations

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.models import MatchRun, RunFile, Seat
from pairloom.domain.pairs.queries import read_staleness
from pairloom.domain.pairs.queries.working import KEPT_RUNS, read_run_file
from pairloom.domain.pairs.services import (
    begin_match_run,
    drop_match_run,
    finish_match_run,
    forbid_pair,
    make_trio,
    pin_pair,
    pull_person,
)
from pairloom.domain.pairs.states import FileKind, RunState, Unplaced
from tests.domain.pairs.matches import list_answers, make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer
from tests.domain.pairs.services.matches.runs import begin, claim, match, wait_for
from tests.makers import make_person


def read_pairs(run: MatchRun) -> list[list[int]]:
    """Read the groups of a run, by their numbers, as numbers of applications."""
    groups: dict[int, list[int]] = {}
    for group, application in (
        run.seats.exclude(group=None).order_by("group", "application_id").values_list("group", "application_id")
    ):
        groups.setdefault(group or 0, []).append(application)
    return list(groups.values())


def numbers_of(run: MatchRun) -> list[int]:
    """List the applications of the round of a run."""
    return list(Application.objects.filter(round=run.round).order_by("pk").values_list("pk", flat=True))


def test_a_match_is_stored_whole(db: None) -> None:
    round_ = make_closed_round([*list_answers(4), answer("NO", {"no": "native"})])
    run = match(round_)
    assert (run.state, run.people, run.placed, run.is_proven, run.is_refereed) == (RunState.DONE, 5, 4, True, True)
    assert (run.outcome["pairs"], run.outcome["why"], run.outcome["change"]) == (2, {"no-language": 1}, {})
    proof = read_run_file(run, FileKind.PROOF)
    assert proof is not None
    assert run.proof_sha256 == sha256(proof).hexdigest()
    assert sorted(run.files.values_list("kind", flat=True)) == ["proof", "result", "snapshot"]
    left = run.seats.get(group=None)
    assert (left.country, left.why, left.rel, left.facts) == ("NO", Unplaced.NO_LANGUAGE, -1, {})
    assert [len(group) for group in read_pairs(run)] == [2, 2]
    assert not read_staleness(run)
    told = JournalEntry.objects.get(act="match.done")
    assert told.details == {"run": 1, "people": 5}


def test_facts_say_what_the_two_share_and_no_names(db: None) -> None:
    run = match(make_closed_round([answer("SE", interests=["advocacy"]), answer("KE", interests=["advocacy"])]))
    one, other = run.seats.order_by("application_id")
    facts = one.facts[str(other.application_id)]
    assert facts["shared"] == {"interests": ["advocacy"]}
    assert facts["languages"] == [["en", "good", "good"]]
    assert (facts["met"], facts["missed"], facts["thin"], facts["letters"]) == ([], [], [], False)
    assert (facts["rel"], one.rel, one.rank, one.share, one.options) == (1000, 1000, 1, 100, 1)
    assert facts["quarters"] > 30


def test_whatever_organisers_decide_comes_true(db: None) -> None:
    round_, noor = make_closed_round(10), make_person()
    people = list(Application.objects.filter(round=round_).select_related("person").order_by("pk"))
    pin_pair(round_, people[0], people[2], by=noor, now=OPENED)
    make_trio(round_, people[3], people[4], people[5], by=noor, now=OPENED)
    pull_person(round_, people[6], by=noor, now=OPENED)
    forbid_pair(round_, people[1], people[9], by=noor, now=OPENED)
    run = match(round_)
    numbers = [one.pk for one in people]
    assert [numbers[0], numbers[2]] in read_pairs(run)
    assert numbers[3:6] in read_pairs(run)
    assert [numbers[1], numbers[9]] not in read_pairs(run)
    pulled = run.seats.get(application=people[6])
    assert (pulled.group, pulled.why) == (None, Unplaced.PULLED)
    pinned = run.seats.filter(is_pinned=True).order_by("application_id").values_list("application_id", flat=True)
    assert list(pinned) == [numbers[0], *numbers[2:6]]
    member = run.seats.get(application=people[3])
    assert set(member.facts) == {str(numbers[4]), str(numbers[5])}
    assert (member.rel, member.rank > 0) == (min(fact["rel"] for fact in member.facts.values()), True)
    assert (run.outcome["trios"], run.placed, not read_staleness(run)) == (1, 9, True)


def test_a_second_match_says_what_has_changed(db: None) -> None:
    round_, noor = make_closed_round(6), make_person()
    first = match(round_)
    one, other = read_pairs(first)[0]
    people = Application.objects.in_bulk([one, other])
    forbid_pair(round_, people[one], people[other], by=noor, now=OPENED)
    assert read_staleness(first).rulings_changed
    second = match(round_, by=noor)
    change = second.outcome["change"]
    assert change["moved"] >= 2
    assert change["moved"] + change["kept"] == 6
    assert {"claim": "placed", "at": None, "before": 6, "after": 6} in change["levels"]
    assert [one, other] not in read_pairs(second)


@pytest.mark.parametrize(
    ("people", "why"), [([answer("SE")], {"nobody": 1}), ([answer("SE"), answer("SE")], {"nobody": 2})]
)
def test_who_is_alone_or_among_people_of_one_country_only_has_a_run_too(
    db: None, people: list[dict[str, object]], why: dict[str, int]
) -> None:
    run = match(make_closed_round(people))
    assert (run.state, run.placed, run.people, run.outcome["why"]) == (RunState.DONE, 0, len(people), why)


def test_a_match_is_done_although_everybody_has_withdrawn(db: None) -> None:
    run = claim(make_closed_round(2))
    Application.objects.filter(round=run.round).update(state=ApplicationState.WITHDRAWN)
    done = finish_match_run(wait_for(begin_match_run(run, now=OPENED)), now=OPENED)
    assert (done.state, done.people, done.placed, done.outcome["pairs"]) == (RunState.DONE, 0, 0, 0)


def test_a_pool_of_which_all_are_pulled_has_a_run(db: None) -> None:
    round_, noor = make_closed_round(2), make_person()
    for one in Application.objects.filter(round=round_):
        pull_person(round_, one, by=noor, now=OPENED)
    run = match(round_)
    assert (run.placed, run.outcome["why"], run.is_proven) == (0, {"pulled": 2}, True)


def test_who_withdraws_while_it_is_solved_keeps_the_seat_and_the_run_is_out_of_date(db: None) -> None:
    running = wait_for(begin(make_closed_round(4)))
    gone = Application.objects.filter(round=running.run.round).order_by("pk")[0]
    Application.objects.filter(pk=gone.pk).update(state=ApplicationState.WITHDRAWN)
    run = finish_match_run(running, now=OPENED)
    assert (run.state, run.seats.count(), read_staleness(run).withdrawn) == (RunState.DONE, 4, (gone.pk,))


def test_who_is_erased_while_it_is_solved_has_no_seat(db: None) -> None:
    running = wait_for(begin(make_closed_round(4)))
    Application.objects.filter(round=running.run.round).order_by("pk")[0].delete()
    run = finish_match_run(running, now=OPENED)
    assert (run.state, run.seats.count(), run.placed) == (RunState.DONE, 3, 3)


def test_a_match_that_was_dropped_meanwhile_stores_nothing(db: None) -> None:
    running = wait_for(begin(make_closed_round(2)))
    drop_match_run(running.run, by=make_person(), now=OPENED)
    run = finish_match_run(running, now=OPENED)
    assert (run.state, Seat.objects.count(), RunFile.objects.count()) == (RunState.DROPPED, 0, 0)


def test_a_pin_that_is_not_possible_any_more_fails_with_the_reason(db: None) -> None:
    round_, noor = make_closed_round(4), make_person()
    people = list(Application.objects.filter(round=round_).select_related("person").order_by("pk"))
    pin_pair(round_, people[0], people[1], by=noor, now=OPENED)
    Application.objects.filter(pk=people[1].pk).update(answers=people[0].answers)
    running = wait_for(begin(round_))
    with pytest.raises(SolvingError, match="breaks a hard rule") as failed:
        finish_match_run(running, now=OPENED)
    assert failed.value.is_final


def test_only_the_newest_runs_and_the_confirmed_one_keep_seats_and_files(db: None) -> None:
    round_ = make_closed_round(2)
    made = [make_run(round_, number=number) for number in range(1, KEPT_RUNS + 2)]
    for run in made:
        RunFile.objects.create(run=run, kind=FileKind.PROOF, content=b"p")
    MatchRun.objects.filter(pk=made[0].pk).update(state=RunState.CONFIRMED)
    run = match(round_)
    kept = [*made[2:], run]
    assert set(Seat.objects.values_list("run", flat=True)) == {made[0].pk, *(one.pk for one in kept[-KEPT_RUNS:])}
    assert set(RunFile.objects.values_list("run", flat=True)) == set(Seat.objects.values_list("run", flat=True))
    assert MatchRun.objects.count() == KEPT_RUNS + 2


def test_everybody_is_in_one_group(db: None) -> None:
    run = match(make_closed_round(7))
    groups = read_pairs(run)
    assert sorted(len(group) for group in groups) == [2, 2, 3]
    assert all(not set(one) & set(other) for one, other in combinations(groups, 2))
    assert sorted(one for group in groups for one in group) == numbers_of(run)
