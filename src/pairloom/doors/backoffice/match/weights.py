"""What the match weighs, in words, and the form in which an organiser changes it for a round."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.services import Weight
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.facts import say_label
from pairloom.look.names import ASKS

MOST = 1000
OTHERS: dict[str, Promise] = {
    "language_comfort": gettext_lazy("A language that both speak well"),
    "hours": gettext_lazy("Three common hours a day"),
    "first_timer": gettext_lazy("Somebody new together with somebody who took part before"),
    "other_region": gettext_lazy("Another region of the world"),
}


class WeightForm(forms.Form):
    """Asks for the points of each criterion."""

    def __init__(self, typed: Mapping[str, Any] | None, *, round_: Round) -> None:
        super().__init__(typed)
        held = {one.criterion: one.points for one in queries.rulings_of(round_) if one.criterion}
        form = queries.read_round_form(round_)
        self.weights = services.list_round_weights(round_)
        for weight in self.weights:
            plain = _("The program gives %(points)s.") % {"points": weight.points}
            self.fields[weight.criterion] = forms.IntegerField(
                label=say_weight(weight, form),
                help_text=plain if weight.criterion in held else "",
                min_value=0,
                max_value=MOST,
                initial=held.get(weight.criterion, weight.points),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )


def name_criteria(round_: Round) -> dict[str, str]:
    """Name the criteria of a round in words."""
    form = queries.read_round_form(round_)
    return {weight.criterion: say_weight(weight, form) for weight in services.list_round_weights(round_)}


def say_weight(weight: Weight, form: Form) -> str:
    """Say what a criterion is."""
    if weight.criterion in OTHERS:
        return str(OTHERS[weight.criterion])
    label = say_label(form, weight.question)
    if not weight.ask:
        return _("Answers to “%(question)s”") % {"question": label}
    return _("Wish “%(question)s”: %(ask)s") % {"question": label, "ask": ASKS[weight.ask]}
