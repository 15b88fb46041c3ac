"""Say what a match has reached, level by level, for everybody who has never heard of optimising."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.domain.pairs.rules.stating import Claim, Stated

BEST = 1_000
"""How well somebody is served who has the best partner this round could offer."""


def say_level(level: Stated, *, write: Callable[[int], str]) -> str:
    """Say what one level has reached; `write` writes a number as the reader does."""
    if level.value is None:
        return _say_hidden(level)
    if level.has_pins:
        return _say_others(level.value, write)
    return _SAY[level.claim](level.at, level.value, write)


def say_bound(level: Stated, *, write: Callable[[int], str]) -> str:
    """Say whether more is possible at a level."""
    if level.is_proven:
        return _("Proven: more is not possible.")
    if level.value is None:
        return _("Not proven: the search ended before it knew.")
    return _("Not proven: the search ended before it knew. More than %(bound)s is not possible.") % {
        "bound": write(level.bound)
    }


def _say_placed(_at: int, value: int, write: Callable[[int], str]) -> str:
    return ngettext(
        "%(number)s person has a partner. Nothing comes before that.",
        "%(number)s people have a partner. Nothing comes before that.",
        value,
    ) % {"number": write(value)}


def _say_threshold(_at: int, value: int, write: Callable[[int], str]) -> str:
    return _("Everybody with a partner gets at least %(value)s of 1,000. Nobody is given up to serve the others.") % {
        "value": write(value)
    }


def _say_others(value: int, write: Callable[[int], str]) -> str:
    """Say the threshold where organisers pinned some people, of whom it says nothing."""
    return _("Everybody whom no organiser pinned gets at least %(value)s of 1,000.") % {"value": write(value)}


def _say_tier(at: int, value: int, write: Callable[[int], str]) -> str:
    return ngettext(
        "%(number)s person gets %(at)s of 1,000 or more.", "%(number)s people get %(at)s of 1,000 or more.", value
    ) % {"number": write(value), "at": write(at)}


def _say_percentile(at: int, value: int, write: Callable[[int], str]) -> str:
    return ngettext(
        "%(number)s person has a partner from the better %(share)s percent of all who were possible for them.",
        "%(number)s people have a partner from the better %(share)s percent of all who were possible for them.",
        value,
    ) % {"number": write(value), "share": write(100 - at)}


def _say_sum(_at: int, value: int, write: Callable[[int], str]) -> str:
    return _("All added up, the match has %(value)s points.") % {"value": write(value)}


def _say_hidden(level: Stated) -> str:
    if level.claim is Claim.TIER:
        return _("How many get %(at)s of 1,000 or more is not told: the number would point at one or two people.") % {
            "at": level.at
        }
    return _("How many have a partner from the better half is not told: it would point at one or two people.")


_SAY: dict[Claim, Callable[[int, int, Callable[[int], str]], str]] = {
    Claim.PLACED: _say_placed,
    Claim.THRESHOLD: _say_threshold,
    Claim.TIER: _say_tier,
    Claim.PERCENTILE: _say_percentile,
    Claim.SUM: _say_sum,
}
