from datetime import timedelta

import pytest

from pairloom.domain.letters.models import Letter, LetterEvent, Suppression
from pairloom.domain.letters.queries.due import blocks_on
from pairloom.domain.letters.rules.bouncing import MOST_DAYS, PAUSE
from pairloom.domain.letters.services.events import Heard, judge_bounce, record_event
from pairloom.domain.letters.states import Block, EventKind, LetterState
from pairloom.domain.people.models import Person
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person, make_program

pytestmark = pytest.mark.django_db


def hear(letter: Letter, kind: EventKind, *, name: str = "one", is_hard: bool = False, days: int = 0) -> bool:
    at = NOW + timedelta(days=days)
    heard = Heard(kind, name, source="mail", at=at, is_hard=is_hard, fault="5.1.1")
    return record_event(letter.pk, heard, now=at)


def make_letter_to(person: Person) -> Letter:
    return make_letter(person=person, address=person.email, state=LetterState.SENT)


def list_blocks(letter: Letter, *, days: int = 0) -> frozenset[Block]:
    return blocks_on(letter.address, program_id=letter.program_id, now=NOW + timedelta(days=days))


def test_an_event_is_recorded_once_whatever_comes_again() -> None:
    letter = make_letter()
    assert [hear(letter, EventKind.DELIVERED), hear(letter, EventKind.DELIVERED)] == [True, False]
    assert LetterEvent.objects.count() == 1


def test_an_event_of_a_letter_that_is_gone_is_dropped() -> None:
    assert record_event(404, Heard(EventKind.BOUNCED, "x", source="mail", at=NOW), now=NOW) is False
    assert LetterEvent.objects.count() == 0


def test_a_hard_bounce_stops_all_letters_to_that_address_and_marks_the_person() -> None:
    person = make_person()
    letter = make_letter_to(person)
    hear(letter, EventKind.BOUNCED, is_hard=True)
    person.refresh_from_db()
    assert list_blocks(letter, days=10_000) == {Block.BOUNCED}
    assert person.unreachable_since == NOW


def test_a_bounce_of_an_old_address_does_not_mark_the_person() -> None:
    person = make_person()
    letter = make_letter(person=person, address="old@example.org", state=LetterState.SENT)
    hear(letter, EventKind.BOUNCED, is_hard=True)
    person.refresh_from_db()
    assert person.unreachable_since is None
    assert list_blocks(letter) == {Block.BOUNCED}


def test_bounces_that_may_pass_stop_letters_for_a_month_on_the_fifth_day() -> None:
    person = make_person()
    letters = [make_letter_to(person) for _ in range(MOST_DAYS)]
    for day, letter in enumerate(letters):
        assert list_blocks(letter, days=day) == frozenset()
        hear(letter, EventKind.BOUNCED, name=f"day {day}", days=day)
    assert list_blocks(letters[0], days=MOST_DAYS) == {Block.BOUNCED}
    assert list_blocks(letters[0], days=MOST_DAYS + PAUSE.days) == frozenset()


def test_many_bounces_on_one_day_count_once() -> None:
    person = make_person()
    letters = [make_letter_to(person) for _ in range(10)]
    for number, letter in enumerate(letters):
        hear(letter, EventKind.BOUNCED, name=f"bounce {number}")
    assert list_blocks(letters[0]) == frozenset()


def test_a_late_delivery_never_overrides_a_bounce() -> None:
    person = make_person()
    letter = make_letter_to(person)
    hear(letter, EventKind.BOUNCED, name="bounce", is_hard=True)
    hear(letter, EventKind.DELIVERED, name="delivery", days=1)
    person.refresh_from_db()
    assert person.unreachable_since == NOW
    assert list(LetterEvent.objects.values_list("kind", flat=True)) == [EventKind.BOUNCED, EventKind.DELIVERED]
    assert list_blocks(letter, days=1) == {Block.BOUNCED}


def test_a_complaint_stops_news_of_all_programs() -> None:
    letter = make_letter(program=make_program(), state=LetterState.SENT)
    hear(letter, EventKind.COMPLAINED)
    suppression = Suppression.objects.get()
    assert (suppression.block, suppression.program) == (Block.COMPLAINED, None)


def test_a_wish_to_unsubscribe_stops_news_of_that_program() -> None:
    program = make_program()
    letter = make_letter(program=program, state=LetterState.SENT)
    hear(letter, EventKind.UNSUBSCRIBED)
    assert list(Suppression.objects.values_list("block", "program")) == [(Block.NO_NEWS, program.pk)]


@pytest.mark.parametrize(
    "kind", [EventKind.DELIVERED, EventKind.DELAYED, EventKind.BOUNCED, EventKind.ANSWERED, EventKind.AUTO_ANSWERED]
)
def test_whatever_is_heard_proves_that_an_unsure_letter_was_taken(kind: EventKind) -> None:
    letter = make_letter(state=LetterState.UNSURE)
    hear(letter, kind)
    letter.refresh_from_db()
    assert (letter.state, letter.resolved_by) == (LetterState.SENT, f"mail-{kind}")


def test_a_letter_whose_address_was_erased_stops_nothing() -> None:
    letter = make_letter(address="", state=LetterState.SENT)
    hear(letter, EventKind.BOUNCED, name="a", is_hard=True)
    hear(letter, EventKind.COMPLAINED, name="b")
    assert Suppression.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "hard"), [("550 5.1.1 unknown", True), ("552 5.2.2 full", False), ("no such user", True), ("", False)]
)
def test_the_words_of_a_server_tell_whether_an_address_is_wrong_for_ever(words: str, hard: bool) -> None:
    assert judge_bounce(words) is hard
