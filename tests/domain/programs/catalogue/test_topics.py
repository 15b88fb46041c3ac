"""The topics that ship: in one shape, and called by their titles in the reader's language where there is one."""

import re

import pytest

from pairloom.domain.programs.catalogue import (
    list_templates,
    load_template,
    name_topic,
    read_topic,
    read_topic_titles,
)
from pairloom.domain.programs.catalogue.templates import TEXTS

TOPICS = sorted(topic for name in list_templates() for topic in load_template(name).topics)


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_has_a_title_a_context_and_three_to_six_questions(name: str) -> None:
    title, _, body = (TEXTS / "en" / "topics" / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    questions = re.findall(r"^\d\. .+\?", body, re.MULTILINE)
    assert (title.startswith("# "), 3 <= len(questions) <= 6, 150 <= len(body.split()) <= 230) == (True, True, True)
    assert "Why does it matter?" in body


def test_a_topic_is_called_by_its_title_in_english_where_there_is_no_other() -> None:
    assert {name_topic("library-spaces", language) for language in ("en", "tlh")} == {"Library spaces"}
    assert (name_topic("no-such-topic", "en"), name_topic("", "en")) == ("", "")
    assert set(TOPICS) <= read_topic_titles("en").keys()


def test_the_text_of_a_topic_begins_with_its_title_and_there_is_none_where_it_was_not_written() -> None:
    assert read_topic("library-spaces", "en").startswith("# Library spaces\n")
    assert [read_topic(*each) for each in (("library-spaces", "tlh"), ("../letters/news", "en"))] == ["", ""]
