"""Let partners propose how they keep in touch; the others see it, and are written to at most once a day."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import queue
from pairloom.domain.pairs.models import Agreement, Member
from pairloom.domain.pairs.queries.standing import Mate, read_mates
from pairloom.domain.pairs.rules.agreeing import Proposal, check_meets, check_proposal, check_seen
from pairloom.domain.pairs.states import PairState
from pairloom.domain.pairs.wording.agreements import say_proposal

FURTHEST_BEHIND = timedelta(hours=12)
"""Where the day is still yesterday: what ends today there has not passed."""
FIELDS = ("rhythm", "channel", "words", "away_from", "away_until")


@transaction.atomic
def propose_agreement(
    member: Member,
    *,
    rhythm: str = "",
    channel: str = "",
    words: str = "",
    away_from: date | None = None,
    away_until: date | None = None,
    version: int,
    now: datetime,
) -> Agreement:
    """Save what one partner proposes, and write to the others; the same again changes nothing.

    `version` is the one that the person saw, 0 before anything was proposed; refused when it has changed since.
    """
    wanted = Proposal(rhythm, channel, words.strip(), away_from, away_until)
    member = _lock(member)
    check_meets(PairState(member.pair.state), has_left=member.left_at is not None)
    check_proposal(wanted, today=(now - FURTHEST_BEHIND).date())
    standing = Agreement.objects.filter(member=member).first()
    if standing is not None and read_proposal(standing) == wanted:
        return standing
    check_seen(version, version=0 if standing is None else standing.version)
    saved = _save(member, wanted, version=version + 1, now=now)
    write_journal("agreement.proposed", about=member.pair, by=member.person, at=now, version=saved.version)
    _tell_partners(member, wanted, now=now)
    return saved


def read_proposal(agreement: Agreement) -> Proposal:
    """Read what somebody proposed."""
    return Proposal(*(getattr(agreement, name) for name in FIELDS))


def _lock(member: Member) -> Member:
    rows = Member.objects.select_for_update(of=("self",)).select_related("pair__round__program", "person")
    return rows.get(pk=member.pk)


def _save(member: Member, wanted: Proposal, *, version: int, now: datetime) -> Agreement:
    values = {name: getattr(wanted, name) for name in FIELDS} | {"version": version, "changed_at": now}
    return Agreement.objects.update_or_create(member=member, defaults=values)[0]


def _tell_partners(member: Member, wanted: Proposal, *, now: datetime) -> None:
    """Write to each partner who is still there; what comes later on the same day stands on the page alone."""
    pair, proposer = member.pair, read_mates([member])[0]
    for other in pair.members.filter(left_at=None).exclude(pk=member.pk).select_related("person"):
        with translation.override(other.person.language):
            values = {
                "partner": _name(proposer),
                "round": pair.round.name,
                "proposal": say_proposal(wanted),
                "link": f"{settings.SITE_URL}/me/partner/{pair.round.slug}/#agreement",
            }
        queue(
            "agreement-changed",
            key=f"agreement-changed:{pair.pk}:{other.person_id}:{now.date().isoformat()}",
            values=values,
            to=other.person,
            program=pair.round.program,
            about=name_row(pair),
            now=now,
        )


def _name(mate: Mate) -> str:
    return mate.name or gettext("Your partner")
