"""The form to add a question: what it asks for, on which page, and the answers to choose from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.catalogue import ASKS, Form, Option, Question, choose_words, code_options, find_most
from pairloom.domain.programs.states import Ask, QuestionKind, Use
from pairloom.doors.backoffice.form.words import KINDS

ONCE = (QuestionKind.COUNTRY, QuestionKind.LANGUAGES, QuestionKind.ZONE, QuestionKind.HOURS, QuestionKind.EARLIER)
"""Kinds of which a form has one."""
LISTED = (QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.SCALE, QuestionKind.HOURS)
FIRST_POINTS = 150


class AddingForm(forms.Form):
    """Asks for the least that makes a question; the page after it asks for the rest."""

    label = forms.CharField(label=_("The question"), max_length=find_most("label"))
    kind = forms.ChoiceField(label=_("What it asks for"))
    section = forms.ChoiceField(label=_("Page of the form"))
    answers = forms.CharField(
        label=_("Answers to choose from, one a line"),
        help_text=_("Only where people choose: one answer, several, a scale, hours."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "short"}),
    )
    about = forms.ChoiceField(
        label=_("The wish is about"), help_text=_("Only for a wish about the partner."), required=False
    )

    def __init__(self, typed: Mapping[str, Any] | None, *, form: Form, language: str, section: str = "") -> None:
        super().__init__(typed, initial={"section": section})
        self.form, self.language = form, language
        self._offer("kind", [(kind.value, KINDS[kind]) for kind in QuestionKind if self._may_have(kind)])
        self._offer("section", [(one.name, choose_words(one.title, language)) for one in form.sections])
        about = [(one.name, choose_words(one.label, language)) for one in form.questions if one.kind in ASKS]
        self._offer("about", [("", "–"), *about])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _may_have(self, kind: QuestionKind) -> bool:
        return kind not in ONCE or self.form.find_kind(kind) is None

    def read_question(self) -> Question:
        """Read the new question; it has no name yet."""
        typed = self.cleaned_data
        kind = QuestionKind(typed["kind"])
        bare = Question("", kind, typed["section"], {self.language: typed["label"]})
        return Question(**{**vars(bare), **self._read_rest(kind)})

    def _read_rest(self, kind: QuestionKind) -> dict[str, Any]:
        if kind in LISTED:
            lines = [line.strip() for line in self.cleaned_data["answers"].splitlines() if line.strip()]
            return {"options": code_options(tuple(Option("", {self.language: line}) for line in lines))}
        if kind is QuestionKind.CONSENT:
            return {"text": "conduct"}
        return self._read_wish() if kind is QuestionKind.WISH else {}

    def _read_wish(self) -> dict[str, Any]:
        about = self.form.find(self.cleaned_data["about"])
        possible = ASKS[about.kind] if about else frozenset({Ask.ANY})
        asks = tuple(ask for ask in Ask if ask in possible)
        return {"about": about.name if about else "", "asks": asks, "use": Use.AS_WISHED, "points": FIRST_POINTS}
