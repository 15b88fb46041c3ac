"""Pack the pool of a round for the form's advice, and count possible partners on it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import transaction

from pairloom.domain.pairs.engine.arrays import Stored, pack_pool, unpack_pool
from pairloom.domain.pairs.engine.counting import Abroad, Possible, count_abroad, count_partners
from pairloom.domain.pairs.models import PoolArray
from pairloom.domain.pairs.queries import find_pool_key, is_pool_due, open_rounds, read_pool_content
from pairloom.domain.pairs.services.gathering import gather_pool
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.sheets.answers.zone_names import list_zones

ROUNDS_IN_MEMORY = 4


@transaction.atomic
def refresh_pool(round_: Round, *, now: datetime) -> PoolArray:
    """Pack the pool of a round anew: codes without numbers, names or addresses."""
    gathered = gather_pool(round_, more_zones=list_zones())
    packed = {
        "key": uuid.uuid4(),
        "made_at": now,
        "people": len(gathered.people),
        "content": pack_pool(gathered),
    }
    return PoolArray.objects.update_or_create(round=round_, defaults=packed)[0]


def refresh_due_pools(*, now: datetime) -> int:
    """Pack the pools of open rounds that are an hour old, or that grew or shrank by a twentieth; tells how many."""
    return len([refresh_pool(round_, now=now) for round_ in open_rounds() if is_pool_due(round_, now=now)])


def forget_closed_pools() -> int:
    """Delete the packed pools of rounds that take no applications any more; tells how many."""
    return PoolArray.objects.exclude(round__state=RoundState.OPEN).delete()[0]


def count_possible_partners(round_: Round, answers: Mapping[str, Any]) -> Possible | None:
    """Count who in the pool so far could be the partner of somebody with these answers.

    None as long as the pool was not packed or is empty, and as long as country or languages are missing. One query;
    one more when the pool was packed anew since this process counted last.
    """
    stored = _find_pool(round_)
    return None if stored is None else count_partners(stored, answers)


def count_people_abroad(round_: Round, answers: Mapping[str, Any]) -> Abroad | None:
    """Count who in the pool so far lives abroad and shares a language, and hours; as cheap, and as often none."""
    stored = _find_pool(round_)
    return None if stored is None else count_abroad(stored, answers)


def _find_pool(round_: Round) -> Stored | None:
    key = find_pool_key(round_)
    return None if key is None else _load_pool(key)


@lru_cache(maxsize=ROUNDS_IN_MEMORY)
def _load_pool(key: UUID) -> Stored | None:
    content = read_pool_content(key)
    return None if content is None else unpack_pool(content)
