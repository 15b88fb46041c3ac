"""Somebody leaves a pair that was introduced: letters that have not gone are stopped, and nobody is left untold."""

from datetime import datetime, timedelta

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.applications.states import ApplicationState, Behalf
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.queries import pairs_of, read_sending
from pairloom.domain.pairs.services import introduce_round, part_pairs, withdraw_from_round
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.introductions import find_day, list_places, make_confirmed_round, states_of
from tests.makers import make_person

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
STOPPED = ("cancelled", "pair-parted")
KINDS = ("introduction", "introduction-trio", "no-partner")


def introduce(people: int, groups: list[list[int]] | None = None) -> tuple[Round, list[Application], datetime]:
    """Introduce a round of so many people; gives them, and the moment a minute later, when all letters are held."""
    round_ = make_confirmed_round(people, groups)
    places, day = list_places(round_), find_day(round_)
    introduce_round(round_, now=day)
    return Round.objects.get(pk=round_.pk), places, day + MINUTE


def letters_of(application: Application) -> list[tuple[str, str]]:
    """List the letters about partners to somebody, oldest first, by kind and state."""
    found = Letter.objects.filter(person=application.person_id, kind__in=KINDS).order_by("id")
    return list(found.values_list("kind", "state"))


def state_of(application: Application) -> tuple[str, str]:
    """Tell where an application stands."""
    return Application.objects.values_list("state", "why").get(pk=application.pk)


def test_who_withdraws_while_letters_are_held_is_not_introduced_and_the_partner_is_told_at_once() -> None:
    round_, (one, other, third, _fourth), now = introduce(4)
    by = make_person()

    assert withdraw_from_round(one, by=by, reason=Behalf.ASKED, now=now)

    assert letters_of(one) == [("introduction", "cancelled")]
    assert letters_of(other) == [("introduction", "cancelled"), ("no-partner", "waiting")]
    assert letters_of(third) == [("introduction", "held")]
    stopped = Letter.objects.filter(about=f"pair:{Pair.objects.get(number=1).pk}")
    assert set(stopped.values_list("state", "fault")) == {STOPPED}
    told = Letter.objects.get(kind="no-partner")
    assert ("We had found a partner for you, who had to withdraw" in told.text, "You stand by" in told.text) == (
        True,
        True,
    )
    assert (states_of(round_), state_of(one)[0], state_of(other)) == (
        ["closed", "meeting"],
        "withdrawn",
        ("standby", "no-partner"),
    )
    assert set(Member.objects.filter(pair__number=1).values_list("left_at", flat=True)) == {now}
    assert JournalEntry.objects.get(act="application.withdrawn").by_id == by.pk
    assert JournalEntry.objects.get(act="pair.parted").details == {"left": 1}


def test_withdrawing_again_and_looking_for_pairs_to_part_change_nothing_more() -> None:
    _round, (one, other, *_others), now = introduce(4)
    withdraw_from_round(one, by=None, now=now)
    told = letters_of(other)
    assert (withdraw_from_round(one, by=None, now=now), part_pairs(now=now)) == (False, 0)
    assert letters_of(other) == told


def test_letters_that_were_stopped_are_not_counted_as_missing() -> None:
    round_, (one, *_others), now = introduce(4)
    withdraw_from_round(one, by=None, now=now)
    sending = read_sending(round_)
    assert (sending.queued, sending.failed, sending.total) == (2, 0, 2)


def test_a_partner_who_was_told_already_reads_that_the_partner_left() -> None:
    round_, (one, other, *_others), now = introduce(4)
    Letter.objects.filter(kind="introduction").update(state=LetterState.SENT)
    withdraw_from_round(one, by=None, now=now + 3 * timedelta(days=1))
    assert letters_of(other) == [("introduction", "sent"), ("no-partner", "waiting")]
    assert "Your partner had to withdraw and cannot go on." in Letter.objects.get(kind="no-partner").text
    assert (states_of(round_)[0], state_of(other)) == ("closed", ("standby", "no-partner"))
    (standing,) = pairs_of(other.person, now=now)
    assert not standing.is_meeting


def test_after_half_of_the_round_who_is_left_alone_comes_first_in_the_next_one() -> None:
    round_, (one, other, *_others), _now = introduce(4)
    withdraw_from_round(one, by=None, now=read_round_times(round_).half_at)
    assert state_of(other) == ("waiting", "no-partner")
    text = Letter.objects.get(kind="no-partner").text
    assert ("you come first" in text, "You stand by" in text) == (True, False)


def test_two_who_are_left_of_a_trio_are_introduced_as_a_pair() -> None:
    round_, (one, other, third), now = introduce(3, [[0, 1, 2]])
    Letter.objects.filter(person=third.person).update(state=LetterState.SENT)

    withdraw_from_round(one, by=None, now=now)

    assert letters_of(one) == [("introduction-trio", "cancelled")]
    assert letters_of(other) == [("introduction-trio", "cancelled"), ("introduction", "waiting")]
    assert letters_of(third) == [("introduction-trio", "sent")]
    anew = Letter.objects.get(kind="introduction")
    assert (anew.about, anew.attachment["name"], one.name in anew.text) == (
        f"pair:{Pair.objects.get().pk}",
        f"{round_.slug}.ics",
        False,
    )
    assert (states_of(round_), state_of(other)[0]) == (["meeting"], "accepted")
    (standing,) = pairs_of(other.person, now=now)
    assert ([mate.application for mate in standing.partners], standing.is_meeting) == ([third], True)


def test_when_the_second_of_a_trio_leaves_the_last_one_is_told() -> None:
    _round, (one, other, third), now = introduce(3, [[0, 1, 2]])
    for gone in (one, other):
        withdraw_from_round(gone, by=None, now=now)
    assert letters_of(third) == [
        ("introduction-trio", "cancelled"),
        ("introduction", "cancelled"),
        ("no-partner", "waiting"),
    ]
    assert "We had found a partner for you" in Letter.objects.get(kind="no-partner").text


def test_a_pair_that_both_leave_is_closed_and_nobody_is_told() -> None:
    round_, (one, other, *_others), now = introduce(4)
    Application.objects.filter(pk=other.pk).update(state=ApplicationState.WITHDRAWN)
    withdraw_from_round(one, by=None, now=now)
    assert (states_of(round_), Letter.objects.filter(kind="no-partner").count()) == (["closed", "meeting"], 0)


@pytest.mark.parametrize("way", ["withdrawn", "erased", "leaving"])
def test_whoever_left_in_another_way_is_found_by_the_worker(way: str) -> None:
    round_, (one, other, *_others), now = introduce(4)
    if way == "withdrawn":
        withdraw_application(one, by=None, now=now)
    elif way == "erased":
        one.person.delete()
    else:
        Person.objects.filter(pk=one.person_id).update(leaving_at=now)
    assert [part_pairs(now=now) for _ in range(2)] == [1, 0]
    assert (states_of(round_), letters_of(other)[-1]) == (["closed", "meeting"], ("no-partner", "waiting"))


def test_whose_pair_is_planned_or_whose_round_is_over_withdraws_alone() -> None:
    round_ = make_confirmed_round(2)
    one, other = list_places(round_)
    withdraw_from_round(one, by=None, now=find_day(round_))
    assert (states_of(round_), state_of(other)[0]) == (["planned"], "accepted")
    met, (third, _fourth), now = introduce(2)
    Round.objects.filter(pk=met.pk).update(state=RoundState.ENDED)
    withdraw_from_round(third, by=None, now=now)
    assert (states_of(met), part_pairs(now=now)) == (["meeting"], 0)


def test_a_letter_that_cannot_be_written_keeps_nobody_from_leaving() -> None:
    round_, (one, other, *_others), now = introduce(4)
    Person.objects.filter(pk=other.person_id).update(email="broken")
    assert withdraw_from_round(one, by=None, now=now)
    assert (states_of(round_)[0], state_of(other)[0]) == ("closed", "standby")
    entry = JournalEntry.objects.get(act="letter.unwritten")
    assert (entry.about, entry.details["fault"]) == (f"application:{other.pk}", "address-wrong")
