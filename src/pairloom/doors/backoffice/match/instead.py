"""Why two are not partners in a run, in words: the rule that forbids it, or what it would cost everybody."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.domain.pairs.services import CostView, InsteadView
from pairloom.doors.backoffice.match.groups import ShownPerson
from pairloom.doors.backoffice.match.words import say_percent
from pairloom.doors.backoffice.templatetags.office import number
from pairloom.look.hard_rules import say_rule


def describe_instead(
    view: InsteadView, one: ShownPerson, other: ShownPerson, *, has_pins: bool = False
) -> dict[str, object]:
    """Describe the answer: the rules that forbid it, or what it would cost; and how each would be served."""
    gains = [
        (one.name, one.served, say_percent(view.rel_there)),
        (other.name, other.served, say_percent(view.rel_back)),
    ]
    return {
        "is_partner": view.is_partner,
        "broken": [say_rule(rule) for rule in view.broken],
        "cost": say_cost(view, has_pins=has_pins),
        "gains": [] if view.broken or view.is_partner else gains,
    }


def say_cost(view: InsteadView, *, has_pins: bool = False) -> str:
    """Say what it would cost everybody to bring the two together; a threshold is not about people who are pinned."""
    if view.is_below_threshold and view.threshold is not None:
        return _say_below(has_pins=has_pins) % {"share": say_percent(view.threshold)}
    if view.cost is None:
        return _("Nothing would be lost for all together: they would be as good as the partners of now.")
    if view.cost.claim == "threshold" and has_pins:
        return _("Somebody would be served worse than anybody whom no organiser pinned. That is proven.")
    return _say_proven(view.cost)


def _say_below(*, has_pins: bool) -> str:
    if has_pins:
        return _(
            "One of them would get less than %(share)s of their best. In this match everybody whom no organiser "
            "pinned gets at least that."
        )
    return _("One of them would get less than %(share)s of their best. In this match nobody gets less than that.")


def _say_proven(cost: CostView) -> str:
    """Say a cost that is proven: at least so much, wherever the others go then."""
    words = {"number": number(cost.at_least), "share": say_percent(cost.at or 0)}
    if cost.claim == "placed":
        return (
            ngettext(
                "At least %(number)s more person would have no partner. That is proven.",
                "At least %(number)s more people would have no partner. That is proven.",
                cost.at_least,
            )
            % words
        )
    if cost.claim == "tier":
        return (
            ngettext(
                "At least %(number)s more person would get less than %(share)s of their best. That is proven.",
                "At least %(number)s more people would get less than %(share)s of their best. That is proven.",
                cost.at_least,
            )
            % words
        )
    if cost.claim == "percentile":
        return (
            ngettext(
                "At least %(number)s more person would get a partner of the worse half. That is proven.",
                "At least %(number)s more people would get a partner of the worse half. That is proven.",
                cost.at_least,
            )
            % words
        )
    if cost.claim == "threshold":
        return _("Somebody would be served worse than anybody is in this match. That is proven.")
    sentence = _("All together would lose at least as much as %(lost)s of one person's best. That is proven.")
    return sentence % {"lost": say_percent(cost.at_least)}
