"""The templates that ship: complete in every language, and forms that can be answered and matched."""

from pathlib import Path

import pytest
from django.conf import settings

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import list_templates, load_template, read_form, write_form
from pairloom.domain.programs.states import QuestionKind

TEXTS = Path(__file__).resolve().parents[4] / "src" / "pairloom" / "texts"


@pytest.mark.parametrize("name", list_templates())
def test_a_template_is_worded_in_every_language_of_the_site(name: str) -> None:
    form = load_template(name).form
    texts = [question.label for question in form.questions] + [section.title for section in form.sections]
    texts += [option.label for question in form.questions for option in question.options]
    languages = {code for code, _name in settings.LANGUAGES}
    assert [text for text in texts if set(text) != languages] == []


@pytest.mark.parametrize("name", list_templates())
def test_a_template_asks_for_what_a_match_needs_and_its_topics_are_written(name: str) -> None:
    template = load_template(name)
    kinds = {question.kind for question in template.form.questions}
    assert {QuestionKind.COUNTRY, QuestionKind.LANGUAGES, QuestionKind.CONSENT} <= kinds
    assert [topic for topic in template.topics if not (TEXTS / "en" / "topics" / f"{topic}.md").exists()] == []


def test_a_form_that_is_written_is_read_as_the_same_form() -> None:
    form = load_template("librarians").form
    assert read_form(write_form(form)) == form


def test_a_template_that_does_not_ship_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        load_template("../librarians")
    assert (refused.value.reason, refused.value.details) == (Reason.TEMPLATE_UNKNOWN, {"found": "../librarians"})
