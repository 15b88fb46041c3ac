"""Take what a partner reports, tell who looks after it, and settle it. What was written never stands in a letter."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation

from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import queue
from pairloom.domain.pairs.models import Concern, Member
from pairloom.domain.pairs.queries.concerns import people_who_read
from pairloom.domain.pairs.rules.reporting import check_introduced, check_report
from pairloom.domain.pairs.services.keeping_apart import keep_apart
from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.pairs.wording.concerns import CONCERNS
from pairloom.domain.people.models import Person


@transaction.atomic
def report_concern(
    member: Member, *, kind: str, words: str = "", keep_apart_from: Iterable[Member] = (), now: datetime
) -> Concern:
    """Save what somebody reports about their pair, and write to who looks after it; the same again changes nothing.

    `keep_apart_from` are partners whom the person never wants to be paired with again; others are left out.
    """
    check_report(kind, words)
    rows = Member.objects.select_for_update(of=("self",)).select_related("pair__round__program", "person")
    member = rows.get(pk=member.pk)
    check_introduced(member.pair.introduced_at)
    same = Concern.objects.filter(member=member, kind=kind, words=words.strip(), settled_at=None).first()
    concern = same or Concern.objects.create(member=member, kind=kind, words=words.strip(), made_at=now)
    if same is None:
        write_journal("concern.reported", about=concern, at=now, kind=kind)
        _tell_readers(concern, now=now)
    _keep_apart(member, keep_apart_from, now=now)
    return concern


@transaction.atomic
def settle_concern(concern: Concern, *, by: Person, now: datetime) -> bool:
    """Note that a report is settled; tells whether it was still open."""
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    if concern.settled_at is not None:
        return False
    concern.settled_at, concern.settled_by = now, by
    concern.save(update_fields=["settled_at", "settled_by"])
    write_journal("concern.settled", about=concern, by=by, at=now)
    return True


def note_reading(concern: Concern, *, by: Person, now: datetime) -> None:
    """Note that somebody has read what was written."""
    write_journal("concern.read", about=concern, by=by, at=now)


def _keep_apart(member: Member, partners: Iterable[Member], *, now: datetime) -> None:
    for other in partners:
        if other.pair_id == member.pair_id and other.person_id != member.person_id:
            keep_apart(member.person, other.person, wished_by=member.person, by=member.person, now=now)


def _tell_readers(concern: Concern, *, now: datetime) -> None:
    round_ = concern.member.pair.round
    for person in people_who_read(concern.member.pair, ConcernKind(concern.kind), today=now.date()):
        with translation.override(person.language):
            what = str(CONCERNS[concern.kind])
        link = f"{settings.SITE_URL}/office/concerns/{concern.pk}/"
        queue(
            "concern-reported",
            key=f"concern-reported:{concern.pk}:{person.pk}",
            values={"round": round_.name, "what": what, "link": link},
            to=person,
            program=round_.program,
            about=name_row(concern),
            now=now,
        )
