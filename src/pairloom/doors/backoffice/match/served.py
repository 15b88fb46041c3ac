"""How well people are served by a run, in words and numbers of its outcome."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.domain.pairs.models import MatchRun
from pairloom.doors.backoffice.match.wished import say_wished
from pairloom.doors.backoffice.match.words import say_percent
from pairloom.doors.backoffice.templatetags.office import number

BAD, MODEST = 600, 800
"""Below these parts of a thousand somebody is served badly, or modestly."""


def describe_proof(run: MatchRun) -> tuple[str, str]:
    """Say in one sentence what is proven, and in which tone."""
    if run.is_proven and run.is_refereed:
        words = _(
            "There is no better way to bring these people together by the rules of your program. That is proven, and "
            "a second program has checked the proof."
        )
        return words, "well"
    if run.is_proven:
        words = _(
            "There is no better way to bring these people together by the rules of your program. That is proven; the "
            "second program has not checked it."
        )
        return words, "waiting"
    gap = say_percent(_find_gap(run.outcome), 1)
    words = _("The search ended before its proof was whole. A better way may exist, by at most %(gap)s. Match again.")
    return words % {"gap": gap}, "waiting"


def describe_served(outcome: Mapping[str, Any]) -> dict[str, object]:
    """Describe how well people are served."""
    return {
        "spread": outcome.get("spread") or [],
        "spread_words": say_half(outcome.get("spread") or []),
        "mean": say_percent(outcome.get("mean", 0)),
        "offered": say_percent(outcome.get("offered", 0)),
        "got": say_percent(outcome.get("got", 0)),
        "worst": say_percent(outcome.get("worst", 0)),
        "wishes": list(say_wished(outcome.get("wishes") or {})),
        "below": say_below(outcome.get("below") or {}),
    }


def say_half(spread: Sequence[int]) -> str:
    """Say what half of all people get at least."""
    total, above = sum(spread), 0
    for place in range(len(spread) - 1, -1, -1):
        above += spread[place]
        if total and 2 * above >= total:
            share = say_percent(place / len(spread), 1)
            return _("Half of all people get %(share)s of their best or more.") % {"share": share}
    return ""


def say_below(below: Mapping[str, int]) -> list[str]:
    """Say how many people get less than each limit; limits below which nobody is are left out."""
    limits = sorted(below.items(), key=lambda each: int(each[0]))
    return [_say_limit(int(limit), count) for limit, count in limits if count]


def _say_limit(limit: int, count: int) -> str:
    sentence = ngettext(
        "%(number)s person gets less than %(share)s of their best.",
        "%(number)s people get less than %(share)s of their best.",
        count,
    )
    return sentence % {"number": number(count), "share": say_percent(limit)}


def count_below(outcome: Mapping[str, Any], limit: int) -> int:
    """Count the people who get less than a limit."""
    return int((outcome.get("below") or {}).get(str(limit), 0))


def _find_gap(outcome: Mapping[str, Any]) -> float:
    bound = outcome.get("bound") or 0
    return (bound - outcome.get("value", 0)) / bound if bound else 1.0
