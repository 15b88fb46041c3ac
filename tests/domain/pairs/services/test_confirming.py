"""Confirming a match, and taking that back."""

from typing import Any

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import MatchRun, Member, Pair, Ruling
from pairloom.domain.pairs.services import confirm_match, forbid_pair, take_back_confirmation
from pairloom.domain.pairs.states import RulingKind, RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.introductions import list_people, list_places, make_confirmed_round, tell_facts
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def refuse(run: MatchRun) -> tuple[Reason, dict[str, Any]]:
    with pytest.raises(Refused) as refusal:
        confirm_match(run, by=None, now=OPENED)
    return refusal.value.reason, refusal.value.details


def test_confirming_plans_the_pairs_and_tells_nobody() -> None:
    round_, by = make_closed_round(list_people(5)), make_person()
    run, before = make_run(round_), Letter.objects.count()

    assert confirm_match(run, by=by, now=OPENED)

    run.refresh_from_db()
    round_.refresh_from_db()
    assert (run.state, run.confirmed_by, run.confirmed_at) == (RunState.CONFIRMED, by, OPENED)
    assert round_.state == RoundState.MATCHED
    assert list(Pair.objects.values_list("number", "state", "language", "is_by_letters", "introduced_at")) == [
        (1, "planned", "en", False, None),
        (2, "planned", "en", False, None),
    ]
    assert [member.application for member in Member.objects.order_by("id")] == list_places(round_)[:4]
    assert Letter.objects.count() == before
    entry = JournalEntry.objects.get(act="match.confirmed")
    assert (entry.about, entry.by_id, entry.details) == (f"matchrun:{run.pk}", by.pk, {"people": 4})


def test_confirming_again_changes_nothing() -> None:
    round_ = make_confirmed_round()
    assert not confirm_match(round_.match_runs.get(), by=None, now=OPENED)
    assert Pair.objects.count() == 2


def test_a_trio_begins_in_a_language_that_all_three_have_in_common() -> None:
    round_ = make_closed_round(list_people(3))
    one, other, third = list_places(round_)
    run = make_run(round_, [[one, other, third]])
    tell_facts(run, one, other, languages=[["fr", "good", "good"], ["en", "good", "good"]], letters=True)

    confirm_match(run, by=None, now=OPENED)

    assert Pair.objects.values_list("language", "is_by_letters").get() == ("en", False)


def test_only_the_newest_finished_match_is_confirmed() -> None:
    round_ = make_closed_round(list_people(4))
    older, newer = make_run(round_), make_run(round_)
    assert refuse(older) == (Reason.MATCH_OUT_OF_DATE, {})
    make_run(round_, [], state=RunState.WAITING, ended_at=None)
    assert refuse(newer) == (Reason.MATCH_UNDER_WAY, {})


def test_a_match_that_failed_or_whose_round_is_open_is_not_confirmed() -> None:
    round_ = make_closed_round(list_people(4))
    assert refuse(make_run(round_, [], state=RunState.FAILED)) == (Reason.MATCH_NOT_DONE, {})
    run = make_run(round_)
    move_round(round_, to=RoundState.OPEN, now=OPENED)
    assert refuse(run) == (Reason.MATCH_TOO_EARLY, {})


def test_a_second_match_of_a_confirmed_round_is_refused() -> None:
    round_ = make_confirmed_round()
    assert refuse(make_run(round_)) == (Reason.MATCH_CONFIRMED, {})


def test_a_match_is_out_of_date_when_somebody_withdrew_or_an_organiser_decided_something() -> None:
    round_, by = make_closed_round(list_people(4)), make_person()
    one, other, *_others = list_places(round_)
    run = make_run(round_)
    forbid_pair(round_, one, other, by=by, now=OPENED)
    assert refuse(run) == (Reason.MATCH_OUT_OF_DATE, {})

    round_ = make_closed_round(list_people(4))
    run = make_run(round_)
    withdraw_application(list_places(round_)[0], by=None, now=OPENED)
    assert refuse(run) == (Reason.MATCH_OUT_OF_DATE, {})


def test_a_group_that_breaks_a_rule_is_refused_whatever_the_engine_said() -> None:
    run = make_run(make_closed_round([answer("SE"), answer("SE")]))
    assert refuse(run) == (Reason.PAIR_NOT_POSSIBLE, {"rule": "country"})
    assert not Pair.objects.exists()


def test_a_confirmation_is_taken_back_as_a_whole_and_can_be_given_again() -> None:
    round_, by = make_confirmed_round(), make_person()
    assert take_back_confirmation(round_, by=by, now=OPENED)
    assert not take_back_confirmation(round_, by=by, now=OPENED)

    run = round_.match_runs.get()
    round_.refresh_from_db()
    assert (run.state, run.confirmed_by, run.confirmed_at) == (RunState.DONE, None, None)
    assert (round_.state, Pair.objects.count(), Member.objects.count()) == (RoundState.CLOSED, 0, 0)
    assert not Ruling.objects.exists()
    assert confirm_match(run, by=by, now=OPENED)
    assert Application.objects.filter(round=round_, memberships__isnull=False).count() == 4


def test_taking_back_is_an_objection_where_matches_are_confirmed_by_themselves() -> None:
    round_, by = make_confirmed_round(confirms_by_itself=True), make_person()
    take_back_confirmation(round_, by=by, now=OPENED)
    assert Ruling.objects.values_list("kind", "made_by").get() == (RulingKind.HOLD, by.pk)


def test_nothing_is_taken_back_once_partners_know_of_each_other() -> None:
    round_ = make_confirmed_round()
    move_round(round_, to=RoundState.RUNNING, now=OPENED)
    with pytest.raises(Refused) as refusal:
        take_back_confirmation(Round.objects.get(pk=round_.pk), by=make_person(), now=OPENED)
    assert refusal.value.reason is Reason.PAIRS_INTRODUCED
