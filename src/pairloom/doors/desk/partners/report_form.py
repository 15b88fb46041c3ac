"""The form in which somebody reports a problem in their pair."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.pairs.queries import Mate
from pairloom.domain.pairs.queries.sides import show_to_partners
from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.pairs.wording.sides import call

MOST_WORDS = 4_000
KINDS: dict[str, tuple[Promise, Promise]] = {
    ConcernKind.SILENT: (_("No answer has come"), _("You wrote, and a week has gone by.")),
    ConcernKind.ADDRESS: (_("My letters come back"), _("The address that you have seems to be wrong.")),
    ConcernKind.UNWELL: (
        _("Something does not feel right"),
        _("Something that was said, asked or done hurt you, or makes you feel unsafe. You need not be sure."),
    ),
    ConcernKind.LEAVE: (_("I cannot go on"), _("Something came up in your life. Nobody will blame you.")),
    ConcernKind.OTHER: (_("Something else"), _("Whatever it is, you may ask.")),
}


class ReportForm(forms.Form):
    """Asks what it is, for words where somebody wants to write some, and never to be paired with whom."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=lambda: [(kind, words) for kind, (words, _more) in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what comes nearest.")},
    )
    words = forms.CharField(
        label=_("What happened, in your own words"),
        help_text=_("You can leave this empty, and write in any language."),
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"class": "short", "rows": 5}),
    )
    apart = forms.TypedMultipleChoiceField(
        label=_("Never again"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, typed: Mapping[str, Any] | None, *, partners: Sequence[Mate]) -> None:
        super().__init__(typed)
        self.partners = partners
        choices = [
            (one.member.pk, _("Never pair me with %(partner)s again") % {"partner": call(show_to_partners(one))})
            for one in partners
        ]
        self.fields["apart"].choices = choices  # type: ignore[attr-defined]

    def list_apart(self) -> list[Mate]:
        """List the partners whom the person never wants to be paired with again."""
        return [one for one in self.partners if one.member.pk in self.cleaned_data["apart"]]
