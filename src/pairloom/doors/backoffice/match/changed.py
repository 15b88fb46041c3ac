"""What moved since the run before, and what it cost, level by level; the organisers' words that brought it about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.doors.backoffice.match.words import say_claim, say_percent
from pairloom.doors.backoffice.templatetags.office import number

IN_PARTS = frozenset({"threshold"})
SILENT = frozenset({"lot"})


@dataclass(frozen=True)
class ShownLevel:
    """One level of the proof before and after, of which more is better; the tone says whether it is more."""

    name: str
    before: str
    after: str
    tone: str
    words: str


def describe_change(run: MatchRun) -> dict[str, object]:
    """Describe what changed against the run that this one was solved around; nothing where there was none."""
    change = run.outcome.get("change") or {}
    if not change:
        return {}
    moved, kept = int(change.get("moved", 0)), int(change.get("kept", 0))
    sentence = ngettext("%(moved)s person has another partner.", "%(moved)s people have another partner.", moved)
    stay = ngettext("%(kept)s keeps theirs.", "%(kept)s keep theirs.", kept)
    is_pinned = queries.has_pins(run) or (run.base is not None and queries.has_pins(run.base))
    return {
        "base": run.base,
        "is_weighed_anew": run.base is not None and run.base.plan != run.plan,
        "is_ruled_anew": queries.is_ruled_anew(run),
        "moved": f"{sentence % {'moved': number(moved)}} {stay % {'kept': number(kept)}}",
        "change_levels": [
            show_level(each, has_pins=is_pinned) for each in change.get("levels", []) if each["claim"] not in SILENT
        ],
    }


def show_level(each: Mapping[str, Any], *, has_pins: bool = False) -> ShownLevel:
    """Show one level before and after."""
    before, after, claim = each.get("before"), each.get("after"), str(each["claim"])
    rise = 0 if before is None or after is None else after - before
    tone = "" if rise == 0 else "well" if rise > 0 else "waiting"
    words = _("the same") if rise == 0 else _("better") if rise > 0 else _("this is the price")
    return ShownLevel(say_claim(each, has_pins=has_pins), _say(claim, before), _say(claim, after), tone, words)


def _say(claim: str, value: int | None) -> str:
    if value is None:
        return "–"
    return say_percent(value) if claim in IN_PARTS else number(value)
