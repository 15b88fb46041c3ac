"""Count tries, from one place and for one address, so that machines cannot write to people through our forms."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from pairloom.domain.core.services import count_try


def may_try(
    request: HttpRequest, action: str, *, limits: Mapping[str, str], app: str, address: str = "", now: datetime
) -> bool:
    """Tell whether this is not one try too many, from this place or for this address; one statement for each limit.

    Limits are written as allauth writes them: "20/m/ip,3/15m/key" are twenty a minute from one place, and three in a
    quarter of an hour for one address, whatever its capitals.
    """
    key, config = address.strip().casefold(), dict(limits)
    rates = ratelimit.get_rates(app=app, action=action, config=config)
    names = ((rate, ratelimit.get_cache_key(request, app=app, action=action, rate=rate, key=key)) for rate in rates)
    return all(
        count_try(f"tries:{name}", most=rate.amount, within=timedelta(seconds=rate.duration), now=now)
        for rate, name in names
    )
