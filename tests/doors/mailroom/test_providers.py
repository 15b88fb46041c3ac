from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from pairloom.domain.letters.delivery.message import name_message
from pairloom.domain.letters.models import Letter, LetterEvent
from pairloom.domain.letters.queries.due import blocks_on
from pairloom.domain.letters.states import Block, EventKind, LetterState
from pairloom.doors.mailroom.providers import KINDS, PROVIDERS, find_provider, name_event, record_events
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW

pytestmark = pytest.mark.django_db


@dataclass
class Told:
    """An event as django-anymail gives it."""

    event_type: str
    event_id: str | None = None
    timestamp: datetime | None = NOW
    message_id: str | None = None
    recipient: str | None = "a@b.example"
    reject_reason: str | None = None
    mta_response: str | None = None
    description: str | None = None


def tell(letter: Letter, *events: Told) -> int:
    named = [Told(**{**vars(event), "message_id": event.message_id or name_message(letter)}) for event in events]
    return record_events(named, provider="postmark", now=NOW)


@pytest.fixture
def letter() -> Letter:
    return make_letter(state=LetterState.SENT)


@pytest.mark.parametrize("name", sorted(PROVIDERS))
def test_each_provider_has_a_reader(name: str) -> None:
    assert find_provider(name) is not None


@pytest.mark.parametrize(("told", "kind"), sorted(KINDS.items()))
def test_each_event_is_translated(letter: Letter, told: str, kind: EventKind) -> None:
    assert tell(letter, Told(told)) == 1
    assert LetterEvent.objects.get().kind == kind


@pytest.mark.parametrize("told", ["opened", "clicked", "subscribed", "queued", "unknown"])
def test_nobody_is_watched(letter: Letter, told: str) -> None:
    assert (tell(letter, Told(told)), LetterEvent.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("event", "hard"),
    [
        (Told("bounced", mta_response="550 5.1.1 unknown"), True),
        (Told("rejected", reject_reason="invalid"), True),
        (Told("bounced", mta_response="552 5.2.2 full"), False),
        (Told("bounced", reject_reason="bounced"), False),
    ],
)
def test_only_a_wrong_address_is_a_hard_bounce(letter: Letter, event: Told, hard: bool) -> None:
    tell(letter, event)
    assert LetterEvent.objects.get().is_hard is hard


def test_events_out_of_order_end_the_same(letter: Letter) -> None:
    bounced = Told("bounced", "2", NOW + timedelta(minutes=1), mta_response="550 5.1.1 unknown")
    delivered = Told("delivered", event_id="1")
    assert tell(letter, bounced, delivered, bounced) == 2
    assert set(LetterEvent.objects.values_list("kind", flat=True)) == {EventKind.BOUNCED, EventKind.DELIVERED}
    assert blocks_on(letter.address, program_id=None, now=NOW) == {Block.BOUNCED}


def test_events_about_other_letters_are_dropped(letter: Letter) -> None:
    assert (tell(letter, Told("bounced", message_id="<x@y.example>")), LetterEvent.objects.count()) == (0, 0)


def test_an_event_without_a_name_is_named_by_all_that_it_says() -> None:
    one, same, other = Told("bounced"), Told("bounced"), Told("bounced", timestamp=NOW + timedelta(seconds=1))
    names = [name_event(event, provider="mailgun") for event in (one, same, other)]
    assert (names[0] == names[1], names[0] == names[2]) == (True, False)
    assert name_event(Told("bounced", event_id="7"), provider="mailgun") == "mailgun:7"
