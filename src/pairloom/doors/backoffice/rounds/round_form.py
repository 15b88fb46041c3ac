"""The form of a new round: a name, one date, and how the round is laid out in time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.models import Program
from pairloom.domain.programs.states import Rhythm


class RoundForm(forms.Form):
    """Asks for one date; all others follow from it. What the last round had is filled in."""

    name = forms.CharField(
        label=_("Name of the round"), help_text=_("People see it, for example “Spring 2027”."), max_length=100
    )
    opens_on = forms.DateField(
        label=_("First day for applications"),
        help_text=_("The only date that we need. We propose all others."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    months = forms.IntegerField(
        label=_("Months that pairs meet"),
        help_text=_("From 2 to 12; most programs take 4."),
        min_value=2,
        max_value=12,
    )
    open_days = forms.IntegerField(
        label=_("Days to apply"), help_text=_("From 3 to 120; four weeks are 28."), min_value=3, max_value=120
    )
    days_to_match = forms.IntegerField(
        label=_("Days to find the pairs"),
        help_text=_("From closing to the introductions. From 1 to 60."),
        min_value=1,
        max_value=60,
    )
    cadence_days = forms.IntegerField(
        label=_("Days from one topic to the next"), help_text=_("From 7 to 62."), min_value=7, max_value=62
    )
    word = forms.CharField(
        label=_("Word in addresses"),
        help_text=_("Small letters, numbers and hyphens. Leave it empty and we make one."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false", "autocapitalize": "off"}),
    )

    def __init__(self, typed: Mapping[str, Any] | None, *, program: Program, rhythm: Rhythm, today: date) -> None:
        super().__init__(typed, initial=vars(rhythm))
        self.program, self.today = program, today

    def clean_opens_on(self) -> date:
        """Refuse a day that is over, or one beyond all planning."""
        day: date = self.cleaned_data["opens_on"]
        if day < self.today:
            raise forms.ValidationError(_("This day is over. Please choose today or a later one."))
        if day.year > self.today.year + 10:
            raise forms.ValidationError(_("This is more than ten years away. Please look at the year again."))
        return day

    def clean(self) -> dict[str, Any]:
        """Make a word from the program's and the name, or the month where the name has no plain letters."""
        chosen = super().clean() or self.cleaned_data
        if not chosen.get("word") and "name" in chosen and "opens_on" in chosen:
            last = slugify(chosen["name"]) or f"{chosen['opens_on']:%Y-%m}"
            chosen["word"] = f"{self.program.slug[:30]}-{last}"[:60].strip("-_").replace("_", "-")
        return chosen

    def read_rhythm(self) -> Rhythm:
        """Read how the round is laid out."""
        chosen = self.cleaned_data
        return Rhythm(chosen["months"], chosen["cadence_days"], chosen["open_days"], chosen["days_to_match"])
