"""The list of people who want to be told when applications open."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, Suppression
from pairloom.domain.letters.services import suppress_address
from pairloom.domain.letters.states import Block
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.services import ask_to_be_notified, clear_notify_list, confirm_notify, end_notify
from pairloom.domain.programs.models import Program
from tests.makers import NOW, make_person, make_program

ADDRESS = "amina@example.org"
DAY = timedelta(days=1)


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Walls")


def ask(program: Program, address: str = ADDRESS, *, days: float = 0) -> NotifyMe:
    return ask_to_be_notified(program, address=address, language="fr", now=NOW + days * DAY)


def test_asking_writes_the_address_down_and_one_letter_to_it(program: Program) -> None:
    rows = {ask(program).pk, ask(program, "Amina@Example.org").pk, ask(program, days=0.01).pk}
    row = NotifyMe.objects.get()
    assert rows == {row.pk}
    assert (row.address, row.language, row.confirmed_at, row.person) == (ADDRESS, "fr", None, None)
    letter = Letter.objects.get()
    assert (letter.kind, letter.address, letter.language, letter.person) == ("notify-confirm", ADDRESS, "fr", None)
    assert "/notify/confirm/" in letter.text
    assert [(entry.act, entry.details) for entry in JournalEntry.objects.all()] == [("notify.asked", {})]


def test_who_asks_again_later_gets_another_letter_until_they_confirm(program: Program) -> None:
    ask(program)
    row = ask(program, days=1)
    assert Letter.objects.count() == 2
    confirm_notify(row, now=NOW + DAY)
    ask(program, days=2)
    assert (Letter.objects.count(), NotifyMe.objects.get().confirmed_at) == (2, NOW + DAY)


def test_two_programs_keep_two_lists(program: Program) -> None:
    ask(program)
    ask(make_program())
    assert (NotifyMe.objects.count(), Letter.objects.count()) == (2, 2)


@pytest.mark.parametrize("address", ["", "amina", "a@b@c.example", "amina @example.org", f"{'x' * 300}@example.org"])
def test_what_is_no_address_is_refused(program: Program, address: str) -> None:
    with pytest.raises(Refused) as refusal:
        ask(program, address)
    assert refusal.value.reason == Reason.ADDRESS_WRONG
    assert NotifyMe.objects.count() == 0


def test_the_press_counts_once_and_finds_the_person(program: Program) -> None:
    row, person = ask(program), make_person(email="Amina@example.org")
    assert [confirm_notify(row, now=NOW + DAY), confirm_notify(row, now=NOW + 2 * DAY)] == [True, False]
    row.refresh_from_db()
    assert (row.confirmed_at, row.person) == (NOW + DAY, person)
    assert JournalEntry.objects.filter(act="notify.confirmed").count() == 1


def test_who_confirms_gets_news_of_this_program_again(program: Program) -> None:
    other = make_program()
    for each in (program, other):
        suppress_address(ADDRESS, block=Block.NO_NEWS, program=each, now=NOW)
    confirm_notify(ask(program), now=NOW)
    assert list(Suppression.objects.values_list("program", flat=True)) == [other.pk]


def test_a_wish_ends_once_and_can_be_asked_for_again(program: Program) -> None:
    row = ask(program)
    confirm_notify(row, now=NOW)
    assert [end_notify(row, now=NOW + DAY), end_notify(row, now=NOW + DAY)] == [True, False]
    with pytest.raises(Refused):
        confirm_notify(row, now=NOW + DAY)
    again = ask(program, days=1)
    assert (again.pk, again.ended_at, again.confirmed_at) == (row.pk, None, None)
    assert confirm_notify(again, now=NOW + 2 * DAY) is True


def test_a_row_that_was_forgotten_cannot_be_confirmed(program: Program) -> None:
    row = ask(program)
    NotifyMe.objects.all().delete()
    with pytest.raises(Refused) as refusal:
        confirm_notify(row, now=NOW)
    assert refusal.value.reason == Reason.LINK_EXPIRED


def test_what_was_never_confirmed_is_forgotten_after_a_week(program: Program) -> None:
    ask(program)
    confirm_notify(ask(program, "kept@example.org"), now=NOW)
    assert clear_notify_list(now=NOW + 7 * DAY) == 0
    assert clear_notify_list(now=NOW + 7.01 * DAY) == 1
    assert [row.address for row in NotifyMe.objects.all()] == ["kept@example.org"]


def test_who_stopped_news_is_ended_and_forgotten_a_month_later(program: Program) -> None:
    confirm_notify(ask(program), now=NOW)
    suppress_address(ADDRESS, block=Block.NO_NEWS, program=program, now=NOW)
    assert clear_notify_list(now=NOW + DAY) == 1
    assert NotifyMe.objects.get().ended_at == NOW + DAY
    assert clear_notify_list(now=NOW + DAY) == 0
    clear_notify_list(now=NOW + 32 * DAY)
    assert NotifyMe.objects.count() == 0


def test_after_three_years_a_wish_is_forgotten(program: Program) -> None:
    confirm_notify(ask(program), now=NOW)
    clear_notify_list(now=NOW + 3 * 366 * DAY)
    assert NotifyMe.objects.count() == 0
