"""Note what an organiser has looked at."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.people.models import Person


@transaction.atomic
def put_mail_aside(mail: IncomingMail, *, by: Person, now: datetime) -> None:
    """Note that somebody has looked at a mail, which leaves the lists of what is new; a second time changes nothing."""
    unseen = Q(is_flagged=True) | Q(seen_at=None)
    changed = IncomingMail.objects.filter(unseen, pk=mail.pk).update(is_flagged=False, seen_at=now)
    if changed:
        write_journal("mail.looked-at", about=f"incomingmail:{mail.pk}", by=by, at=now)
