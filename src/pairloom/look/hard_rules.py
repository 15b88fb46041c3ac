"""Say in words which rule keeps people from being partners; the names are those of the match."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

RULES: dict[str, Promise] = {
    "country": _("they live in the same country"),
    "language": _("they share no language that both know and one of them knows well"),
    "hours": _("too few hours of the day are left when both are up"),
    "earlier": _("they have been partners before"),
    "blocked": _("they are kept apart"),
    "forbidden": _("you said that they are no partners in this round"),
    "pulled": _("you said that one of them is not matched in this round"),
    "pinned": _("you said that one of them has another partner"),
    "trio": _("you put one of them into a group of three"),
    "same-person": _("it is the same person twice"),
    "no-place": _("one of them has no place in this round any more"),
}


def say_rule(rule: str) -> str:
    """Say a rule; one that a program made itself is said in general words."""
    return str(RULES[rule]) if rule in RULES else gettext("a rule of your program keeps them apart")
