"""Ask which addresses get no news, for many at once."""

from datetime import datetime

from django.db.models import Q

from pairloom.domain.letters.models import Suppression
from pairloom.domain.programs.models import Program


def hashes_without_news(program: Program, *, now: datetime) -> frozenset[str]:
    """List the hashes of addresses to which no news of a program may go, for whatever reason; one query.

    `letters.links.hash_address` makes the hash of an address.
    """
    standing = Q(until=None) | Q(until__gt=now)
    where = Q(program=None) | Q(program=program)
    return frozenset(Suppression.objects.filter(standing, where).values_list("address_hash", flat=True))
