"""Mass sendings are held, grow, and halt when too much comes back."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.models import Letter, LetterEvent, Mailing
from pairloom.domain.letters.rules.slices import HOLD, WATCH
from pairloom.domain.letters.services import (
    Reader,
    advance_mailings,
    hold_mailing,
    release_mailing,
    start_mailing,
    stop_mailing,
)
from pairloom.domain.letters.states import EventKind, LetterState, MailingState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
VALUES = {name: place.sample for name, place in find_kind("news").placeholders.items()}
BEGUN = NOW + HOLD
WATCHED = BEGUN + WATCH


def start(count: int = 3) -> Mailing:
    readers = [Reader(make_person(), VALUES) for _ in range(count)]
    return start_mailing("news", key="news:1", readers=readers, now=NOW)


def fill(count: int) -> Mailing:
    """Make a mailing of many letters without rendering each."""
    mailing = start(0)
    for _ in range(count):
        make_letter(mailing=mailing, state=LetterState.HELD)
    return mailing


def count_waiting() -> int:
    return Letter.objects.filter(state=LetterState.WAITING).count()


def end_waiting(state: LetterState = LetterState.SENT) -> None:
    Letter.objects.filter(state=LetterState.WAITING).update(state=state, attempts=1)


def test_a_mailing_is_held_for_ten_minutes_and_then_begins() -> None:
    mailing = start()
    assert (mailing.state, mailing.total, mailing.hold_until) == (MailingState.HELD, 3, BEGUN)
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.HELD}
    assert [advance_mailings(now=moment) for moment in (NOW, BEGUN - timedelta(seconds=1), BEGUN)] == [0, 0, 1]
    mailing.refresh_from_db()
    assert (mailing.state, mailing.released, count_waiting()) == (MailingState.SENDING, 3, 3)


def test_the_same_key_again_gives_the_mailing_that_is_there() -> None:
    first = start()
    second = start_mailing("news", key="news:1", readers=[Reader(make_person(), VALUES)], now=NOW)
    assert (first.pk, Letter.objects.count(), JournalEntry.objects.count()) == (second.pk, 3, 1)


def test_one_reader_whose_letter_cannot_be_rendered_stops_all_before_the_first_is_sent() -> None:
    readers = [Reader(make_person(), VALUES), Reader(make_person(), VALUES | {"horoscope": "good"})]
    with pytest.raises(Refused):
        start_mailing("news", key="news:1", readers=readers, now=NOW)
    assert not Letter.objects.exists()
    assert not Mailing.objects.exists()


def test_slices_grow_as_long_as_all_is_well() -> None:
    mailing = fill(250)
    sizes = []
    moment = BEGUN
    for _ in range(3):
        advance_mailings(now=moment)
        sizes.append(count_waiting())
        end_waiting()
        moment += WATCH
    assert sizes == [20, 200, 30]
    advance_mailings(now=moment)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.released, mailing.ended_at) == (MailingState.DONE, 250, moment)


def test_the_next_slice_waits_for_untried_letters_and_for_bounces() -> None:
    fill(30)
    advance_mailings(now=BEGUN)
    assert advance_mailings(now=WATCHED) == 0
    end_waiting()
    assert advance_mailings(now=WATCHED - timedelta(seconds=1)) == 0
    assert advance_mailings(now=WATCHED) == 1


def test_too_many_refusals_halt_a_mailing_at_once_and_a_press_lets_it_go_on() -> None:
    mailing = fill(30)
    advance_mailings(now=BEGUN)
    refused = list(Letter.objects.filter(state=LetterState.WAITING)[:2])
    Letter.objects.filter(pk__in=[letter.pk for letter in refused]).update(state=LetterState.REFUSED)
    advance_mailings(now=BEGUN)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.fault, mailing.released) == (MailingState.HALTED, "too-many-bounces", 2)
    assert count_waiting() == 0
    release_mailing(mailing, by=None, now=BEGUN)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.fault, count_waiting()) == (MailingState.SENDING, "", 28)


@pytest.mark.parametrize(
    ("kind", "is_hard", "count", "fault"),
    [
        (EventKind.COMPLAINED, False, 1, "too-many-complaints"),
        (EventKind.BOUNCED, True, 2, "too-many-bounces"),
        (EventKind.BOUNCED, True, 1, ""),
        (EventKind.BOUNCED, False, 5, ""),
    ],
)
def test_what_comes_back_later_halts_a_mailing_too(kind: EventKind, is_hard: bool, count: int, fault: str) -> None:
    mailing = fill(30)
    advance_mailings(now=BEGUN)
    end_waiting()
    for letter in Letter.objects.filter(state=LetterState.SENT)[:count]:
        name = f"{kind}:{letter.pk}"
        LetterEvent.objects.create(letter=letter, kind=kind, source="imap", name=name, at=BEGUN, is_hard=is_hard)
    advance_mailings(now=BEGUN)
    mailing.refresh_from_db()
    assert mailing.fault == fault


def test_a_stopped_mailing_cancels_all_that_did_not_go_and_stays_stopped() -> None:
    mailing = fill(30)
    advance_mailings(now=BEGUN)
    Letter.objects.filter(pk=Letter.objects.filter(state=LetterState.WAITING)[0].pk).update(state=LetterState.SENT)
    assert stop_mailing(mailing, by=None, now=BEGUN) == 29
    mailing.refresh_from_db()
    assert (mailing.state, mailing.ended_at) == (MailingState.STOPPED, BEGUN)
    assert advance_mailings(now=WATCHED) == 0
    for press in (stop_mailing, release_mailing, hold_mailing):
        with pytest.raises(Refused):
            press(mailing, by=None, now=BEGUN)


def test_a_mailing_that_an_organiser_holds_stays_held() -> None:
    mailing = fill(30)
    hold_mailing(mailing, by=None, now=NOW)
    assert advance_mailings(now=WATCHED) == 0
    mailing.refresh_from_db()
    assert (mailing.state, mailing.fault) == (MailingState.HALTED, "held")
