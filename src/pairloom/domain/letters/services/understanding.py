"""Understand a mail that was read: whose letter it is about, what kind it is, and what follows from it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from pairloom.domain.letters.links import PURPOSES, read_address
from pairloom.domain.letters.models import IncomingMail, Letter
from pairloom.domain.letters.parsing.reading import ReadMail
from pairloom.domain.letters.queries.incoming import find_same_mail, has_name_twice
from pairloom.domain.letters.services.events import Heard, record_event
from pairloom.domain.letters.states import EventKind, IncomingKind, IncomingState

REPORTS = frozenset({IncomingKind.BOUNCE, IncomingKind.DELAY, IncomingKind.DELIVERED})
EVENTS = {
    IncomingKind.BOUNCE: EventKind.BOUNCED,
    IncomingKind.DELAY: EventKind.DELAYED,
    IncomingKind.DELIVERED: EventKind.DELIVERED,
    IncomingKind.COMPLAINT: EventKind.COMPLAINED,
    IncomingKind.UNSUBSCRIBE: EventKind.UNSUBSCRIBED,
    IncomingKind.REPLY: EventKind.ANSWERED,
    IncomingKind.AUTO_REPLY: EventKind.AUTO_ANSWERED,
    IncomingKind.RECEIPT: EventKind.AUTO_ANSWERED,
    IncomingKind.CALENDAR: EventKind.AUTO_ANSWERED,
    IncomingKind.CHALLENGE: EventKind.AUTO_ANSWERED,
}
"""A letter that was answered by anyone or anything has arrived."""


@dataclass(frozen=True)
class Owner:
    """Which of our addresses a mail came to: for what, and for which letter."""

    purpose: str
    letter_id: int


def understand_mail(mail: IncomingMail, read: ReadMail, *, now: datetime) -> None:
    """Store what was read from a mail, and do what follows from it; the caller's transaction holds the row."""
    owner = find_owner(mail, read)
    mail.message_id, mail.sender, mail.subject = read.message_id, read.sender, read.subject
    mail.text = "" if read.kind in REPORTS else read.text
    mail.kind = decide_kind(mail, read, owner)
    mail.letter = None if owner is None else Letter.objects.filter(pk=owner.letter_id).first()
    mail.fault, mail.read_at, mail.lease_until = (read.fault or read.sign)[:200], now, None
    if find_same_mail(mail) is not None:
        mail.state, mail.text = IncomingState.DUPLICATE, ""
    else:
        mail.state = IncomingState.READ
        flag_mail(mail)
        follow_mail(mail, read, now=now)
    mail.save(update_fields=list_changed())


def list_changed() -> list[str]:
    """List the fields that reading a mail fills."""
    words = ["message_id", "sender", "subject", "text", "kind", "letter", "fault"]
    return [*words, "read_at", "lease_until", "state", "is_flagged"]


def find_owner(mail: IncomingMail, read: ReadMail) -> Owner | None:
    """Find the letter that a mail belongs to, by the first of its addresses with a true token.

    Whether an address is dead is only believed at the return path, which nobody but mail servers and the reader sees.
    """
    owners = list_owners([mail.envelope_to, *read.addressees, *read.returned])
    if read.kind in REPORTS:
        owners = [owner for owner in owners if owner.purpose == "bounce"]
    return next(iter(owners), None)


def list_owners(addresses: Iterable[str]) -> list[Owner]:
    """List whose the addresses are that carry a true token."""
    found = [read_address(address) for address in addresses if address]
    return [Owner(*purpose_and_number) for purpose_and_number in found if purpose_and_number is not None]


def find_letter(addresses: Iterable[str]) -> Letter | None:
    """Find the letter to which the first address with a true token belongs."""
    owner = next(iter(list_owners(addresses)), None)
    return None if owner is None else Letter.objects.filter(pk=owner.letter_id).first()


def decide_kind(mail: IncomingMail, read: ReadMail, owner: Owner | None) -> IncomingKind:
    """Decide what a mail is, once it is known whether one of its tokens is true."""
    if owner is None and (read.kind in REPORTS or claims_token([mail.envelope_to, *read.addressees])):
        return IncomingKind.FORGED
    if owner is None:
        return IncomingKind.UNKNOWN if read.kind == IncomingKind.REPLY else read.kind
    is_from_somebody = read.kind in {IncomingKind.REPLY, IncomingKind.AUTO_REPLY}
    return IncomingKind.UNSUBSCRIBE if owner.purpose == "unsubscribe" and is_from_somebody else read.kind


def claims_token(addresses: Iterable[str]) -> bool:
    """Tell whether one of the addresses looks like ours with a token."""
    ends = f"@{settings.MAIL_DOMAIN.lower()}"
    starts = tuple(f"{purpose}+" for purpose in PURPOSES)
    return any(address.lower().startswith(starts) and address.lower().endswith(ends) for address in addresses)


def flag_mail(mail: IncomingMail) -> None:
    """Flag what an organiser should look at: a known name with other content, a reply from another address."""
    if has_name_twice(mail):
        mail.is_flagged, mail.fault = True, "another mail with other content has the same Message-ID"
    elif mail.kind == IncomingKind.REPLY and mail.letter is not None and is_from_another(mail, mail.letter):
        mail.is_flagged, mail.fault = True, "it came from another address than the letter went to"
    elif mail.kind == IncomingKind.COMPLAINT and mail.letter is None:
        mail.is_flagged, mail.fault = True, "it does not say which letter it is about"


def is_from_another(mail: IncomingMail, letter: Letter) -> bool:
    """Tell whether a reply came from another address than the one that the letter went to."""
    return mail.sender.casefold() != letter.address.casefold()


def follow_mail(mail: IncomingMail, read: ReadMail, *, now: datetime) -> None:
    """Record what a mail says about its letter; a second copy that is read at the same moment counts for nothing."""
    kind = EVENTS.get(IncomingKind(mail.kind))
    if kind is None or mail.letter is None:
        return
    fault = " ".join(filter(None, [read.status, read.fault]))
    heard = Heard(kind, name_event(mail), source="mail", at=mail.received_at, is_hard=read.is_hard, fault=fault)
    is_new = record_event(mail.letter.pk, heard, now=now)
    if not is_new:
        mail.state, mail.text = IncomingState.DUPLICATE, ""


def name_event(mail: IncomingMail) -> str:
    """Name the event that a mail reports: the same for each copy of that mail."""
    named = mail.message_id or f"{mail.sender}\n{mail.subject}"
    words = f"{mail.letter_id}\n{named}\n{mail.sha256}".encode("utf-8", "replace")
    return f"mail:{hashlib.sha256(words).hexdigest()}"
