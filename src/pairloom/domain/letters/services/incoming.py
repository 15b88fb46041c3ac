"""Take mail in: store its bytes first, read it second, in a child process; nothing is lost in between."""

import atexit
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.db import DataError, transaction
from django.db.models import F, Q

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.letters.parsing.hashing import hash_body
from pairloom.domain.letters.parsing.headers import clean_line
from pairloom.domain.letters.parsing.reader import MailReader, UnreadableError
from pairloom.domain.letters.services.understanding import find_letter, understand_mail
from pairloom.domain.letters.states import IncomingState
from pairloom.domain.people.models import Person

MOST_BYTES = 10 * 1_048_576
MOST_ATTEMPTS = 5
BATCH = 20
LEASE = timedelta(minutes=3)
"""Longer than a batch of mails takes that all hang for two seconds."""

log = structlog.get_logger(__name__)
_reader = MailReader()
atexit.register(_reader.close)


def store_incoming(raw: bytes, *, source: str, envelope_from: str, envelope_to: str, now: datetime) -> IncomingMail:
    """Store a mail byte by byte; when this returns it is committed and may be acknowledged.

    `envelope_from` is "<>" for the null path and empty where nobody knows it. Refused when larger than 10 MB.
    """
    if len(raw) > MOST_BYTES:
        raise Refused(Reason.MAIL_TOO_LARGE, size=len(raw), most=MOST_BYTES)
    with transaction.atomic(durable=True):
        return IncomingMail.objects.create(
            source=source,
            raw=raw,
            size=len(raw),
            sha256=hash_body(raw),
            envelope_from=clean_line(envelope_from)[:320],
            envelope_to=clean_line(envelope_to)[:320],
            received_at=now,
        )


def read_waiting_mail(*, limit: int, tell_time: Callable[[], datetime], worker: str) -> int:
    """Read mails that wait, the oldest first; tells how many. A mail that cannot be read stops no other."""
    handled = 0
    while handled < limit:
        claimed = claim_mail(most=min(BATCH, limit - handled), now=tell_time())
        if not claimed:
            break
        for mail_id, lease_number in claimed:
            read_claimed(mail_id, lease_number, tell_time=tell_time, worker=worker)
        handled += len(claimed)
    return handled


@transaction.atomic
def claim_mail(*, most: int, now: datetime) -> list[tuple[int, int]]:
    """Claim mails for three minutes: their numbers, each with the number of its lease, which fences others off.

    A mail whose reader ended is claimed alone, so that it can pull no other down with it.
    """
    free = Q(state=IncomingState.STORED) | Q(state=IncomingState.READING, lease_until__lt=now)
    rows = IncomingMail.objects.filter(free).order_by("id").select_for_update(skip_locked=True)
    found = list(rows.values_list("pk", "lease_number", "attempts")[:most])
    fresh = [row for row in found if not row[2]]
    chosen = [(pk, lease + 1) for pk, lease, attempts in (found[:1] if found and found[0][2] else fresh)]
    IncomingMail.objects.filter(pk__in=[pk for pk, _ in chosen]).update(
        state=IncomingState.READING,
        lease_number=F("lease_number") + 1,
        lease_until=now + LEASE,
        attempts=F("attempts") + 1,
    )
    return chosen


def read_claimed(mail_id: int, lease_number: int, *, tell_time: Callable[[], datetime], worker: str) -> None:
    """Read one mail that this worker holds; put it into quarantine when that is not possible."""
    mail = IncomingMail.objects.filter(pk=mail_id).first()
    if mail is None:
        return
    try:
        if mail.attempts > MOST_ATTEMPTS:
            raise UnreadableError(f"the worker ended {MOST_ATTEMPTS} times while it read this")  # noqa: TRY301
        read = _reader.read(bytes(mail.raw), envelope_from=mail.envelope_from)
        with transaction.atomic():
            held = hold_mail(mail_id, lease_number)
            if held is not None:
                understand_mail(held, read, now=tell_time())
    except UnreadableError as error:
        quarantine_mail(mail_id, lease_number, fault=str(error), now=tell_time(), worker=worker)
    except DataError:
        quarantine_mail(mail_id, lease_number, fault="the database refused it", now=tell_time(), worker=worker)


def hold_mail(mail_id: int, lease_number: int) -> IncomingMail | None:
    """Lock a mail if this lease still holds; none when another worker has taken over."""
    held = IncomingMail.objects.defer("raw").select_for_update()
    return held.filter(pk=mail_id, state=IncomingState.READING, lease_number=lease_number).first()


@transaction.atomic
def quarantine_mail(mail_id: int, lease_number: int, *, fault: str, now: datetime, worker: str) -> None:
    """Put a mail aside that cannot be read; organisers see it as text, with the reason."""
    mail = hold_mail(mail_id, lease_number)
    if mail is None:
        return
    mail.state, mail.fault, mail.read_at = IncomingState.QUARANTINED, fault[:200], now
    mail.lease_until, mail.is_flagged = None, True
    mail.letter = find_letter([mail.envelope_to])
    mail.save(update_fields=["state", "fault", "read_at", "lease_until", "is_flagged", "letter"])
    log.warning("mail quarantined", mail=mail.pk, fault=mail.fault, worker=worker)


@transaction.atomic
def read_again(mail: IncomingMail, *, by: Person, now: datetime) -> None:
    """Take a mail out of quarantine and read it once more, as after an update; refused for any other mail."""
    held = IncomingMail.objects.select_for_update().defer("raw").get(pk=mail.pk)
    if held.state != IncomingState.QUARANTINED:
        raise Refused(Reason.MOVE_NOT_ALLOWED, before=held.state, after=IncomingState.STORED)
    held.state, held.fault, held.attempts = IncomingState.STORED, "", 0
    held.is_flagged, held.seen_at = False, None
    held.save(update_fields=["state", "fault", "attempts", "is_flagged", "seen_at"])
    write_journal("mail.read-again", about=held, by=by, at=now)
