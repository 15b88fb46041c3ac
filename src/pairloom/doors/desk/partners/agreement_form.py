"""The form in which a partner proposes how the pair keeps in touch."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pairloom.domain.pairs.models import Agreement
from pairloom.domain.pairs.wording.agreements import CHANNELS, RHYTHMS

MOST_WORDS = 500
OPEN = ("", _("I do not know yet"))
FIELDS = ("rhythm", "channel", "words", "away_from", "away_until")


class AgreementForm(forms.Form):
    """Asks how often, how, in which words, and for days on which somebody is away; nothing of it is needed."""

    rhythm = forms.ChoiceField(label=_("How often"), choices=lambda: [OPEN, *RHYTHMS.items()], required=False)
    channel = forms.ChoiceField(label=_("How"), choices=lambda: [OPEN, *CHANNELS.items()], required=False)
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("For example a day of the week that suits you, or which app you use."),
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"class": "short", "rows": 3}),
    )
    away_from = forms.DateField(
        label=_("First day on which you are away"),
        help_text=_("Leave it empty when you are not."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    away_until = forms.DateField(
        label=_("Last day on which you are away"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean(self) -> dict[str, Any]:
        """Say beside the field which day is missing or comes too early."""
        chosen = super().clean() or self.cleaned_data
        first, last = chosen.get("away_from"), chosen.get("away_until")
        if first and not last and "away_until" not in self.errors:
            self.add_error("away_until", _("Please give the last day, too."))
        elif last and not first and "away_from" not in self.errors:
            self.add_error("away_from", _("Please give the first day, too."))
        elif isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("away_until", _("The last day comes before the first. Please look at both again."))
        return chosen


def read_saved(agreement: Agreement | None) -> dict[str, Any]:
    """Read what the form begins with."""
    return {} if agreement is None else {name: getattr(agreement, name) for name in FIELDS}
