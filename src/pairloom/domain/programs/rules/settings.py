"""Decide what a program may say of itself, and how often, how many and how late."""

import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal

from pairloom.domain.core.errors import Reason, Refused

SHORTEST_CADENCE, LONGEST_CADENCE = 7, 62
LEAST_SHARE, MOST_SHARE = Decimal("0.05"), Decimal(1)
MOST_GRACE = 120
LONGEST_SLUG = 60
LONGEST_PROGRAM, LONGEST_SIGNATURE, LONGEST_ROUND = 200, 100, 100
LETTER_LINKS = frozenset({"draft", "confirm", "answer", "sent"})
"""Words that links in letters use where an address has the word of a round."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_cadence(days: int) -> None:
    """Refuse topics more often than weekly or more seldom than every second month."""
    if not SHORTEST_CADENCE <= days <= LONGEST_CADENCE:
        raise Refused(Reason.CADENCE_WRONG, found=days, least=SHORTEST_CADENCE, most=LONGEST_CADENCE)


def check_share(share: Decimal) -> None:
    """Refuse a cap that lets hardly anybody of a country in, or more than all."""
    if not (share.is_finite() and LEAST_SHARE <= share <= MOST_SHARE):
        raise Refused(Reason.SHARE_WRONG, least=int(LEAST_SHARE * 100), most=int(MOST_SHARE * 100))


def check_grace(minutes: int) -> None:
    """Refuse a grace that would keep a round open for half a day."""
    if not 0 <= minutes <= MOST_GRACE:
        raise Refused(Reason.GRACE_WRONG, found=minutes, least=0, most=MOST_GRACE)


def check_slug(slug: str) -> None:
    """Refuse a word that could not stand in an address, read aloud or typed on any keyboard."""
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        raise Refused(Reason.SLUG_WRONG, found=slug[:LONGEST_SLUG], most=LONGEST_SLUG)


def check_round_slug(slug: str) -> None:
    """Refuse a word for a round that is no plain word, or that links in letters use."""
    check_slug(slug)
    if slug in LETTER_LINKS:
        raise Refused(Reason.SLUG_TAKEN, found=slug)


def check_known(name: str, known: Collection[str], *, reason: Reason) -> None:
    """Refuse a name that is not among those that are known."""
    if name not in known:
        raise Refused(reason, found=name[:64])


def clean_title(text: str, *, most: int) -> str:
    """Give a name as it is kept: composed, on one line, without signs that steer; refused when empty or too long."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in composed if not is_steering(sign))
    title = " ".join(kept.split())
    if not any(unicodedata.category(sign)[0] in "LN" for sign in title):
        raise Refused(Reason.NAME_EMPTY)
    if len(title) > most:
        raise Refused(Reason.TITLE_LONG, found=len(title), most=most)
    return title


def is_steering(sign: str) -> bool:
    """Tell whether a sign turns or breaks a line instead of standing in it; joiners of letters may stay."""
    return unicodedata.category(sign) in {"Cf", "Cs", "Cn", "Co", "Zl", "Zp"} and sign not in "\u200c\u200d"
