"""Sign the link that confirms the wish to be told when applications open."""

from datetime import datetime, timedelta

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.links import read_link, sign_link

PURPOSE = "notify"
LIVES = timedelta(days=7)


def sign_notify(number: int, *, now: datetime) -> str:
    """Sign the link for one row of the list."""
    return sign_link(PURPOSE, f"notify:{number}", now=now)


def read_notify(token: str, *, now: datetime) -> int:
    """Read the number of the row; refused when the link was forged or is older than a week."""
    word, _, number = read_link(PURPOSE, token, now=now, lives=LIVES).partition(":")
    if word != "notify" or not number.isdecimal():
        raise Refused(Reason.LINK_BROKEN)
    return int(number)
