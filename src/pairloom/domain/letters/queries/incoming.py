"""Questions about mail that came in and about what was heard of letters."""

import re
from datetime import UTC, date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from pairloom.domain.letters.models import IncomingMail, Letter, LetterEvent
from pairloom.domain.letters.states import EventKind, IncomingState

OUR_MESSAGE_ID = re.compile(r"<?([0-9a-z]{1,12})\.([0-9a-z]{1,9})\.letter@([^\s<>@]+?)>?")
LONGEST_SHOWN = 262_144
WAITING = (IncomingState.STORED, IncomingState.READING)
LIGHT = ("raw", "text")


def show_mail(mail: IncomingMail, *, longest: int = LONGEST_SHOWN) -> str:
    """Show a mail as text, whatever it holds: UTF-8 where it is, else each byte as its own letter."""
    raw = bytes(mail.raw)
    shown = raw[:longest]
    try:
        text = shown.decode("utf-8")
    except UnicodeDecodeError:
        text = shown.decode("latin-1")
    visible = "".join(letter if is_visible(letter) else "\ufffd" for letter in text.replace("\r\n", "\n"))
    return visible if len(raw) <= longest else f"{visible}\n[…]"


def is_visible(letter: str) -> bool:
    """Tell whether a letter can be shown; a line's end and a tab can."""
    return letter in "\n\t" or letter.isprintable()


def find_oldest_waiting() -> datetime | None:
    """Tell since when the oldest mail waits to be read; none where none waits."""
    waiting = IncomingMail.objects.filter(state__in=WAITING).order_by("id")
    return waiting.values_list("received_at", flat=True).first()


def find_same_mail(mail: IncomingMail) -> IncomingMail | None:
    """Find the mail that was read before and is this one again: same name, same content, for the same letter.

    A mail without Message-ID is the same when content, sender and subject are.
    """
    same_letter = Q(letter__isnull=True) if mail.letter_id is None else Q(letter_id=mail.letter_id)
    read = list_read(mail).filter(same_letter, sha256=mail.sha256, message_id=mail.message_id)
    if not mail.message_id:
        read = read.filter(sender=mail.sender, subject=mail.subject)
    return read.order_by("id").first()


def has_name_twice(mail: IncomingMail) -> bool:
    """Tell whether a mail of the same Message-ID and other content was read before."""
    return (
        bool(mail.message_id)
        and list_read(mail).filter(message_id=mail.message_id).exclude(sha256=mail.sha256).exists()
    )


def list_read(mail: IncomingMail) -> QuerySet[IncomingMail]:
    """List the mails other than this one that were read."""
    return IncomingMail.objects.defer(*LIGHT).filter(state=IncomingState.READ).exclude(pk=mail.pk)


def list_events(letter: Letter) -> list[LetterEvent]:
    """List what was heard about a letter, the oldest first."""
    return list(LetterEvent.objects.filter(letter=letter).order_by("at", "id"))


def find_letter_by_message_id(message_id: str) -> Letter | None:
    """Find the letter that went out under this Message-ID, which holds its number and when it was queued."""
    found = OUR_MESSAGE_ID.fullmatch(message_id.strip().lower())
    if found is None or found.group(3) != settings.MAIL_DOMAIN.lower():
        return None
    letter = Letter.objects.filter(pk=int(found.group(1), 36)).first()
    is_ours = letter is not None and int(letter.queued_at.timestamp()) == int(found.group(2), 36)
    return letter if is_ours else None


def has_bounced(letter: Letter) -> bool:
    """Tell whether a letter came back."""
    return LetterEvent.objects.filter(letter=letter, kind=EventKind.BOUNCED).exists()


def find_outcome(letter: Letter) -> EventKind | None:
    """Tell the last word about a letter: a complaint or a bounce outweighs a delivery, whichever was heard later."""
    kinds = {EventKind(event.kind) for event in list_events(letter)}
    gravest = (EventKind.COMPLAINED, EventKind.BOUNCED, EventKind.ANSWERED, EventKind.DELIVERED, EventKind.DELAYED)
    return next((kind for kind in gravest if kind in kinds), None)


def list_soft_bounces(letter: Letter, *, since: datetime) -> list[date]:
    """List the days on which letters to the same person at the same address bounced in a way that may pass."""
    events = LetterEvent.objects.filter(kind=EventKind.BOUNCED, is_hard=False, at__gte=since)
    same = events.filter(letter=letter) if letter.person_id is None else events.filter(letter__person=letter.person_id)
    days = same.filter(letter__address=letter.address).datetimes("at", "day", tzinfo=UTC)
    return [day.date() for day in days]
