"""Translate what mail providers tell, through django-anymail, which is only loaded when a provider posts."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

import structlog
from django.db import transaction
from django.http import HttpRequest
from django.utils.module_loading import import_string

from pairloom.domain.letters.queries.incoming import find_letter_by_message_id
from pairloom.domain.letters.services.events import Heard, judge_bounce, record_event
from pairloom.domain.letters.states import EventKind

PROVIDERS = {
    "brevo": "anymail.webhooks.brevo.BrevoTrackingWebhookView",
    "mailersend": "anymail.webhooks.mailersend.MailerSendTrackingWebhookView",
    "mailgun": "anymail.webhooks.mailgun.MailgunTrackingWebhookView",
    "mailjet": "anymail.webhooks.mailjet.MailjetTrackingWebhookView",
    "postmark": "anymail.webhooks.postmark.PostmarkTrackingWebhookView",
    "sendgrid": "anymail.webhooks.sendgrid.SendGridTrackingWebhookView",
    "sparkpost": "anymail.webhooks.sparkpost.SparkPostTrackingWebhookView",
}
KINDS = {
    "delivered": EventKind.DELIVERED,
    "deferred": EventKind.DELAYED,
    "bounced": EventKind.BOUNCED,
    "rejected": EventKind.BOUNCED,
    "failed": EventKind.BOUNCED,
    "complained": EventKind.COMPLAINED,
    "unsubscribed": EventKind.UNSUBSCRIBED,
    "autoresponded": EventKind.AUTO_ANSWERED,
}
"""That somebody opened a letter or pressed a link is nobody's business: such events are dropped."""
SURELY_DEAD = frozenset({"invalid"})

log = structlog.get_logger(__name__)


class Event(Protocol):
    """An event of any provider, as django-anymail gives it."""

    event_type: str
    event_id: str | None
    timestamp: datetime | None
    message_id: str | None
    recipient: str | None
    reject_reason: str | None
    mta_response: str | None
    description: str | None


class EventReader(Protocol):
    """What django-anymail has for each provider."""

    def run_validators(self, request: HttpRequest) -> None:
        """Refuse a post whose signature is wrong."""

    def parse_events(self, request: HttpRequest) -> list[Event]:
        """Read the events of a post."""


def find_provider(name: str) -> Callable[[], EventReader] | None:
    """Find the reader of a provider's words; none for an unknown one, or where the extra "providers" is missing."""
    if name not in PROVIDERS:
        return None
    try:
        reader: Callable[[], EventReader] = import_string(PROVIDERS[name])
    except ImportError:
        log.warning("provider needs the extra: pip install pairloom[providers]", provider=name)
        return None
    return reader


def read_events(reader: Callable[[], EventReader], request: HttpRequest) -> list[Event]:
    """Read the events of one post; a wrong signature of the provider is refused (400)."""
    view = reader()
    view.run_validators(request)
    return view.parse_events(request)


@transaction.atomic
def record_events(events: Iterable[Event], *, provider: str, now: datetime) -> int:
    """Record the events that are about our letters, all or none; tells how many were new."""
    return sum(record_one(event, provider=provider, now=now) for event in events if event.event_type in KINDS)


def record_one(event: Event, *, provider: str, now: datetime) -> bool:
    """Record one event; False where it is known, or about no letter of ours."""
    letter = find_letter_by_message_id(str(event.message_id or ""))
    if letter is None:
        return False
    words = " ".join(str(word) for word in (event.mta_response, event.description) if word)
    heard = Heard(
        kind=KINDS[event.event_type],
        name=name_event(event, provider=provider),
        source=provider,
        at=event.timestamp or now,
        is_hard=event.reject_reason in SURELY_DEAD or judge_bounce(words),
        fault=str(event.reject_reason or ""),
    )
    return record_event(letter.pk, heard, now=now)


def name_event(event: Event, *, provider: str) -> str:
    """Name an event as its provider does, or by all that makes it different from others."""
    if event.event_id:
        return f"{provider}:{event.event_id}"[:200]
    words = f"{event.message_id}|{event.event_type}|{event.timestamp}|{event.recipient}".encode("utf-8", "replace")
    return f"{provider}:{hashlib.sha256(words).hexdigest()}"
