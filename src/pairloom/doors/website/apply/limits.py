"""Slow machines down that send form after form; nobody has to solve a riddle for it."""

from datetime import datetime

from django.http import HttpRequest

from pairloom.doors.website.trying import may_try

LIMITS = {"begin": "120/m/ip", "send": "6/15m/key", "link": "20/m/ip,3/15m/key"}
TRAP = "website"
"""A field that people do not see; what fills it in is a machine, or a browser that means well."""


def may_go_on(request: HttpRequest, action: str, *, address: str = "", now: datetime) -> bool:
    """Tell whether this is not one try too many, from this place or for this address."""
    return may_try(request, action, limits=LIMITS, app="apply", address=address, now=now)
