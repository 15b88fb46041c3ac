"""Turn a question and its answer into what the page shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.states import QuestionKind
from pairloom.look.questions import choices, lists
from pairloom.look.questions.shown import Showing, Shown, ShownChoice, name_field
from pairloom.look.refusals import say_refusal

MOST_RADIOS = 7
"""More choices than this stand in a list that opens."""


@dataclass(frozen=True)
class Asked:
    """A question in its form, with all that was answered."""

    question: Question
    form: Form
    answers: Mapping[str, object]
    showing: Showing

    @property
    def answer(self) -> object:
        """Give the answer to this question."""
        return self.answers.get(self.question.name)

    @property
    def written(self) -> str:
        """Give the answer as a word or text; "" where it is something else."""
        return self.answer if isinstance(self.answer, str) else ""

    @property
    def country(self) -> str:
        """Give the country that was answered."""
        asked = self.form.find_kind(QuestionKind.COUNTRY)
        return str(self.answers.get(asked.name) or "") if asked else ""


def show_section(
    form: Form,
    section: str,
    answers: Mapping[str, object],
    *,
    faults: Mapping[str, Refused] | None = None,
    showing: Showing,
) -> list[Shown]:
    """Show the questions of a section in order, with what was answered and what is wrong."""
    found = faults or {}
    return [
        show_question(one, form, answers, fault=found.get(one.name), showing=showing)
        for one in form.list_section(section)
    ]


def show_question(
    question: Question,
    form: Form,
    answers: Mapping[str, object],
    *,
    fault: Refused | None = None,
    showing: Showing,
) -> Shown:
    """Show one question with what was answered and what is wrong."""
    bare = Shown(
        name=question.name,
        field=name_field(question.name),
        widget="line",
        label=choose_words(question.label, showing.language, showing.fallback),
        help=choose_words(question.help, showing.language, showing.fallback),
        fault=say_refusal(fault) if fault else "",
        is_required=question.is_required,
        is_group=False,
        speech=_name_speech(question, showing),
    )
    return _WIDGETS[question.kind](bare, Asked(question, form, answers, showing))


def _name_speech(question: Question, showing: Showing) -> str:
    """Name the language of the words where it is not the reader's own."""
    if question.label.get(showing.language):
        return ""
    codes = (showing.fallback, "en", *question.label)
    return next((code for code in codes if question.label.get(code)), "")


def _show_line(bare: Shown, asked: Asked) -> Shown:
    return replace(bare, widget="line", value=asked.written, most=asked.question.most)


def _show_text(bare: Shown, asked: Asked) -> Shown:
    return replace(bare, widget="text", value=asked.written, most=asked.question.most)


def _show_choice(bare: Shown, asked: Asked) -> Shown:
    """Show few options one below the other, many as a list that opens."""
    found = choices.list_options(asked.question, {asked.written}, asked.showing)
    if len(found) <= MOST_RADIOS:
        return replace(bare, widget="radios", is_group=True, choices=found)
    listed = lists.write_options([lists.NOTHING_YET, *[(one.value, one.label) for one in found if one.value]])
    return replace(bare, widget="select", options=lists.mark_option(listed, asked.written))


def _show_scale(bare: Shown, asked: Asked) -> Shown:
    found = choices.list_options(asked.question, {asked.written}, asked.showing)
    return replace(bare, widget="radios", is_group=True, choices=found)


def _show_several(bare: Shown, asked: Asked) -> Shown:
    chosen = asked.answer if isinstance(asked.answer, list) else []
    found = choices.list_options(asked.question, chosen, asked.showing)
    return replace(bare, widget="checks", is_group=True, choices=found, most=asked.question.most)


def _show_country(bare: Shown, asked: Asked) -> Shown:
    return replace(bare, widget="select", options=lists.list_lands(asked.written), extra="country")


def _show_zone(bare: Shown, asked: Asked) -> Shown:
    return replace(bare, widget="select", options=lists.list_clocks(asked.country, asked.written))


def _show_languages(bare: Shown, asked: Asked) -> Shown:
    known = asked.answer if isinstance(asked.answer, Mapping) else {}
    return replace(bare, widget="languages", is_group=True, rows=lists.list_rows(known))


def _show_wish(bare: Shown, asked: Asked) -> Shown:
    found = choices.list_asks(asked.question, asked.form, asked.written)
    return replace(bare, widget="radios", is_group=True, choices=found)


def _show_earlier(bare: Shown, asked: Asked) -> Shown:
    given = asked.answer if isinstance(asked.answer, Mapping) else {}
    return replace(
        bare,
        widget="earlier",
        is_group=True,
        value="yes" if given.get("took_part") is True else "no" if given else "",
        extra=str(given.get("partners", "")),
    )


def _show_consent(bare: Shown, asked: Asked) -> Shown:
    """Show what can be agreed to; who agreed to another version of the text is asked again."""
    page = asked.question.text
    version = asked.showing.versions.get(page, "1")
    box = ShownChoice(version, bare.label, is_chosen=asked.written == version)
    address = _find_address(page, asked.showing.program)
    return replace(bare, widget="consent", text=address, value=version, choices=(box,))


def _find_address(page: str, program: str) -> str:
    """Find where the text that can be agreed to stands; none where there is no text."""
    if not page:
        return ""
    return f"/{page}/?program={program}" if program else f"/{page}/"


_WIDGETS: dict[QuestionKind, Callable[[Shown, Asked], Shown]] = {
    QuestionKind.SHORT: _show_line,
    QuestionKind.LONG: _show_text,
    QuestionKind.CHOICE: _show_choice,
    QuestionKind.SEVERAL: _show_several,
    QuestionKind.SCALE: _show_scale,
    QuestionKind.COUNTRY: _show_country,
    QuestionKind.LANGUAGES: _show_languages,
    QuestionKind.ZONE: _show_zone,
    QuestionKind.HOURS: _show_several,
    QuestionKind.WISH: _show_wish,
    QuestionKind.EARLIER: _show_earlier,
    QuestionKind.CONSENT: _show_consent,
}
