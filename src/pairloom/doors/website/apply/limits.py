"""Slow machines down that send form after form; nobody has to solve a riddle for it."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

LIMITS = {"begin": "120/m/ip", "send": "6/15m/key", "link": "20/m/ip,3/15m/key"}
TRAP = "website"
"""A field that people do not see; what fills it in is a machine, or a browser that means well."""


def may_go_on(request: HttpRequest, action: str, *, address: str = "") -> bool:
    """Tell whether this is not one try too many, from this place or for this address."""
    key = address.strip().casefold()
    return ratelimit.consume(request, app="apply", action=action, config=LIMITS, key=key) is not None
