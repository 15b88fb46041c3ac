"""The form to change one question: its words, its answers, who sees it, how the matching uses it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.catalogue import ASKS as ASKS_BY_KIND
from pairloom.domain.programs.catalogue import USES as USES_BY_KIND
from pairloom.domain.programs.catalogue import Form, Option, Question, choose_words, code_options, find_most
from pairloom.domain.programs.states import Ask, QuestionKind, Use
from pairloom.doors.backoffice.form.words import TEXTS, USES, WEIGHTS
from pairloom.look.names import ASKS

SPARE = 5
WEIGHED = (Use.PREFER_SAME, Use.PREFER_DIFFERENT, Use.OVERLAP, Use.AS_WISHED)
LIMITED = (QuestionKind.SHORT, QuestionKind.LONG, QuestionKind.SEVERAL)


@dataclass(frozen=True)
class OptionRow:
    """The fields of one answer: its words, its place, and whether it means no preference."""

    label: BoundField
    place: BoundField
    is_open: BoundField


class QuestionForm(forms.Form):
    """Asks for everything about a question but its name and kind, which never change."""

    label = forms.CharField(label=_("The question"), max_length=find_most("label"))
    help = forms.CharField(
        label=_("Help below it"),
        max_length=find_most("help"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )
    is_required = forms.BooleanField(label=_("Everybody must answer it"), required=False)
    is_shared = forms.BooleanField(label=_("The partner sees the answer"), required=False)

    def __init__(self, typed: Mapping[str, Any] | None, *, question: Question, form: Form, language: str) -> None:
        self.question, self.form, self.language = question, form, language
        self.count = len(question.options) + SPARE if question.options else 0
        super().__init__(typed, initial=write_question(question, language))
        self._add_section()
        for kinds, add in _ADDITIONS:
            if question.kind in kinds:
                add(self)

    def _add_section(self) -> None:
        titles = [(one.name, choose_words(one.title, self.language)) for one in self.form.sections]
        self.fields["section"] = forms.ChoiceField(label=_("Page of the form"), choices=titles)

    def add_most(self) -> None:
        """Ask how much may be written, or how many answers chosen."""
        self.fields["most"] = forms.IntegerField(
            label=_("The most signs, or the most answers"),
            help_text=_("0 means no limit of your own."),
            min_value=0,
            max_value=20_000,
            required=False,
        )

    def add_text(self) -> None:
        """Ask which text is agreed to."""
        self.fields["text"] = forms.ChoiceField(label=_("The text that people agree to"), choices=TEXTS)

    def add_asks(self) -> None:
        """Ask what may be wished; to have no preference always may."""
        about = self.form.find(self.question.about)
        possible = ASKS_BY_KIND.get(about.kind if about else QuestionKind.CHOICE, frozenset())
        self.fields["asks"] = forms.MultipleChoiceField(
            label=_("What people can wish"),
            help_text=_("“No preference” is always among the answers."),
            choices=[(ask.value, ASKS[ask]) for ask in Ask if ask in possible and ask is not Ask.ANY],
            widget=forms.CheckboxSelectMultiple,
        )

    def add_use(self) -> None:
        """Ask how the matching uses the answers."""
        possible = [Use.NONE, *[use for use in Use if use in USES_BY_KIND[self.question.kind]]]
        self.fields["use"] = forms.ChoiceField(
            label=_("How the matching uses it"), choices=[(use.value, USES[use]) for use in possible]
        )

    def add_weight(self) -> None:
        """Ask how much it counts."""
        self.fields["weight"] = forms.ChoiceField(
            label=_("How much it counts"),
            help_text=_("What partners must have always holds, and needs no weight."),
            choices=WEIGHTS,
        )
        self.fields["points"] = forms.IntegerField(
            label=_("A number of your own"), min_value=0, max_value=1000, required=False
        )

    def add_options(self) -> None:
        """Ask for the answers, with some empty rows for new ones."""
        for number in range(self.count):
            words = {"number": number + 1}
            self.fields[f"option-{number}"] = forms.CharField(
                label=_("Answer %(number)s") % words, max_length=find_most(".options."), required=False
            )
            self.fields[f"option-{number}-place"] = forms.IntegerField(
                label=_("Place %(number)s") % words, required=False, min_value=1, max_value=999
            )
            self.fields[f"option-{number}-open"] = forms.BooleanField(label=_("means “no preference”"), required=False)

    def list_plain(self) -> list[BoundField]:
        """List the fields that are no answers."""
        return [self[name] for name in self.fields if not name.startswith("option-")]

    def list_options(self) -> list[OptionRow]:
        """List the rows of answers."""
        names = [f"option-{number}" for number in range(self.count)]
        return [OptionRow(self[name], self[f"{name}-place"], self[f"{name}-open"]) for name in names]

    def read_question(self) -> Question:
        """Read the question as it was typed."""
        typed, kind = self.cleaned_data, self.question.kind
        use = Use.AS_WISHED if kind is QuestionKind.WISH else Use(typed.get("use", Use.NONE))
        return replace(
            self.question,
            label={**self.question.label, self.language: typed["label"]},
            help=self._read_help(),
            section=typed["section"],
            is_required=typed["is_required"],
            is_shared=typed["is_shared"],
            most=typed.get("most") or 0,
            text=typed.get("text", self.question.text),
            asks=(Ask.ANY, *map(Ask, typed["asks"])) if "asks" in typed else self.question.asks,
            use=use,
            points=self._read_points() if use in WEIGHED else 0,
            options=code_options(tuple(self._read_options())),
        )

    def _read_help(self) -> dict[str, str]:
        others = {code: text for code, text in self.question.help.items() if code != self.language}
        typed = str(self.cleaned_data["help"]).strip()
        return {**others, self.language: typed} if typed else others

    def _read_points(self) -> int:
        weight = str(self.cleaned_data["weight"])
        return int(self.cleaned_data["points"] or 0) if weight == "own" else int(weight)

    def _read_options(self) -> Iterator[Option]:
        """Read the answers in the order of their places; one without words is taken away, a new one has no code yet."""
        typed = self.cleaned_data
        rows = sorted(range(self.count), key=lambda number: (typed[f"option-{number}-place"] or 1000, number))
        for number in rows:
            label, is_open = typed[f"option-{number}"].strip(), typed[f"option-{number}-open"]
            known = self.question.options[number] if number < len(self.question.options) else Option("", {})
            if label:
                yield replace(known, label={**known.label, self.language: label}, is_open=is_open)


def write_question(one: Question, language: str) -> dict[str, object]:
    """Write a question as the fields show it."""
    is_listed = str(one.points) in dict(WEIGHTS)
    written: dict[str, object] = {
        "label": one.label.get(language) or choose_words(one.label, language),
        "help": one.help.get(language, ""),
        "section": one.section,
        "is_required": one.is_required,
        "is_shared": one.is_shared,
        "most": one.most,
        "text": one.text,
        "asks": [ask.value for ask in one.asks if ask is not Ask.ANY],
        "use": one.use.value,
        "weight": str(one.points) if is_listed else "own" if one.points else "150",
        "points": None if is_listed else one.points or None,
    }
    for number, option in enumerate(one.options):
        written[f"option-{number}"] = choose_words(option.label, language)
        written[f"option-{number}-place"] = number + 1
        written[f"option-{number}-open"] = option.is_open
    return written


_ADDITIONS = (
    (LIMITED, QuestionForm.add_most),
    ((QuestionKind.CONSENT,), QuestionForm.add_text),
    ((QuestionKind.WISH,), QuestionForm.add_asks),
    ((QuestionKind.CHOICE, QuestionKind.SCALE, QuestionKind.SEVERAL), QuestionForm.add_use),
    ((QuestionKind.CHOICE, QuestionKind.SCALE, QuestionKind.SEVERAL, QuestionKind.WISH), QuestionForm.add_weight),
    (
        (QuestionKind.CHOICE, QuestionKind.SCALE, QuestionKind.SEVERAL, QuestionKind.HOURS),
        QuestionForm.add_options,
    ),
)
