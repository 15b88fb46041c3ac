"""The day of introductions has come, and the match is not confirmed."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.services import confirm_due_matches, hold_match
from pairloom.domain.pairs.states import RunState
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.introductions import find_day, list_people, list_places
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer
from tests.makers import make_person, make_role

pytestmark = pytest.mark.django_db


def make_led_round(*, by_itself: bool = False, people: int = 4) -> tuple[Round, Person]:
    round_ = make_closed_round(list_people(people))
    round_.program.confirms_by_itself = by_itself
    round_.program.save()
    director = make_person(time_zone="Africa/Nairobi")
    make_role(director, Role.DIRECTOR, program=round_.program)
    make_role(director, Role.DEPUTY, program=round_.program)
    make_role(make_person(), Role.EDITOR, program=round_.program)
    return round_, director


def list_reminders() -> list[tuple[int | None, bool]]:
    found = Letter.objects.filter(kind="match-waits").order_by("id")
    return [(letter.person_id, "is ready" in letter.text) for letter in found]


def state_of(round_: Round) -> str:
    return Round.objects.values_list("state", flat=True).get(pk=round_.pk)


def test_a_program_that_confirms_by_itself_does_so_on_the_day_and_not_before() -> None:
    round_, _director = make_led_round(by_itself=True)
    make_run(round_)
    day = find_day(round_)
    assert confirm_due_matches(now=day - timedelta(seconds=1)) == 0
    assert confirm_due_matches(now=day) == 1
    assert confirm_due_matches(now=day) == 0
    assert (state_of(round_), list_reminders()) == (RoundState.MATCHED, [])


def test_others_remind_directors_and_deputies_once_a_day() -> None:
    round_, director = make_led_round()
    make_run(round_)
    day = find_day(round_)
    for hours in (-1, 0, 1, 24):
        assert confirm_due_matches(now=day + timedelta(hours=hours)) == 0
    assert list_reminders() == [(director.pk, True)] * 2
    assert state_of(round_) == RoundState.CLOSED
    letter = Letter.objects.filter(kind="match-waits").order_by("id")[0]
    assert f"/office/rounds/{round_.slug}/" in letter.text
    assert "(Nairobi)" in letter.text


def test_a_hold_keeps_a_program_from_confirming_by_itself() -> None:
    round_, director = make_led_round(by_itself=True)
    make_run(round_)
    hold_match(round_, by=director, now=OPENED)
    assert confirm_due_matches(now=find_day(round_)) == 0
    assert "nothing is confirmed by itself" in Letter.objects.get(kind="match-waits").text


def test_a_match_that_is_out_of_date_is_solved_again_first() -> None:
    round_, _director = make_led_round(by_itself=True)
    make_run(round_)
    withdraw_application(list_places(round_)[0], by=None, now=OPENED)
    day = find_day(round_)
    assert [confirm_due_matches(now=day) for _ in range(2)] == [0, 0]
    assert list(round_.match_runs.order_by("number").values_list("state", flat=True)) == ["done", "waiting"]
    assert list_reminders() == []


def test_a_match_that_breaks_a_rule_waits_for_a_person() -> None:
    round_, _director = make_led_round(by_itself=True)
    answers = [answer("SE"), answer("SE")]
    for application, given in zip(list_places(round_), answers, strict=False):
        application.answers = given
        application.save(update_fields=["answers"])
    make_run(round_)
    assert confirm_due_matches(now=find_day(round_)) == 0
    assert "breaks a rule" in Letter.objects.get(kind="match-waits").text


def test_where_the_last_match_failed_or_nobody_has_a_place_a_person_is_asked() -> None:
    round_, director = make_led_round(by_itself=True)
    make_run(round_, [], state=RunState.FAILED)
    empty, other = make_led_round(by_itself=True, people=0)
    assert confirm_due_matches(now=max(find_day(round_), find_day(empty))) == 0
    assert sorted(person for person, _is_ready in list_reminders() if person) == sorted([director.pk, other.pk])
