"""Say how many wishes about the partner a run meets, and how many any match could meet, in one sentence each."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.doors.backoffice.match.words import say_percent
from pairloom.doors.backoffice.templatetags.office import number


def say_wished(wishes: Mapping[str, Any]) -> Iterator[str]:
    """Say how many wishes there were, how many are met, and how many could be; nothing where nobody wished anything."""
    asked, possible, met = (int(wishes.get(name) or 0) for name in ("asked", "possible", "met"))
    if not asked:
        return
    made = ngettext(
        "People made %(asked)s wish about their partner.", "People made %(asked)s wishes about their partner.", asked
    )
    yield made % {"asked": number(asked)}
    served = ngettext(
        "This match meets %(met)s of them (%(share)s).", "This match meets %(met)s of them (%(share)s).", met
    )
    yield served % {"met": number(met), "share": say_percent(met, asked)}
    yield _say_possible(possible, asked)


def _say_possible(possible: int, asked: int) -> str:
    """Say for how many wishes there is anybody who fits; which of them meet at once depends on the others."""
    if possible >= asked:
        return _("For each wish there is at least one possible partner in this round who fits it.")
    if not possible:
        return _("No match could meet any of them: nobody in this round fits.")
    sentence = ngettext(
        "For %(possible)s wish there is at least one possible partner who fits it; no match could meet the others.",
        "For %(possible)s wishes there is at least one possible partner who fits; no match could meet the others.",
        possible,
    )
    return sentence % {"possible": number(possible)}
