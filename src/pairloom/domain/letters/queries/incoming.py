"""Questions about mail that came in and about what was heard of letters."""

import re
from datetime import UTC, date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from pairloom.domain.letters.models import IncomingMail, Letter, LetterEvent
from pairloom.domain.letters.states import EventKind, IncomingState

OUR_MESSAGE_ID = re.compile(r"<?([0-9a-z]{1,12})\.([0-9a-z]{1,9})\.letter@([^\s<>@]+?)>?")
LIGHT = ("raw", "text")


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


def find_letter_by_message_id(message_id: str) -> Letter | None:
    """Find the letter that went out under this Message-ID, which holds its number and when it was queued."""
    found = OUR_MESSAGE_ID.fullmatch(message_id.strip().lower())
    if found is None or found.group(3) != settings.MAIL_DOMAIN.lower():
        return None
    letter = Letter.objects.filter(pk=int(found.group(1), 36)).first()
    is_ours = letter is not None and int(letter.queued_at.timestamp()) == int(found.group(2), 36)
    return letter if is_ours else None


def list_soft_bounces(letter: Letter, *, since: datetime) -> list[date]:
    """List the days on which letters to the same person at the same address bounced in a way that may pass."""
    events = LetterEvent.objects.filter(kind=EventKind.BOUNCED, is_hard=False, at__gte=since)
    same = events.filter(letter=letter) if letter.person_id is None else events.filter(letter__person=letter.person_id)
    days = same.filter(letter__address=letter.address).datetimes("at", "day", tzinfo=UTC)
    return [day.date() for day in days]
