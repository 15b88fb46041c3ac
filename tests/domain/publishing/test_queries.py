"""Which page a reader sees."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.wording import LANGUAGES
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing.catalogue import PAGES, load_page
from pairloom.domain.publishing.models import PageChange
from pairloom.domain.publishing.queries import find_in_force, find_page, find_topic, list_history, list_pages
from tests.makers import NOW, make_person, make_program

OWN = "Our rules\n\nBe kind in {program}.\n\n## More\n\nAnd patient."


def store(program: Program, text: str, *, language: str = "fr", version: int = 1) -> PageChange:
    return PageChange.objects.create(
        program=program, name="conduct", language=language, version=version, text=text, changed_at=NOW
    )


def test_the_readers_language_comes_first_then_the_programs_then_english(db: None) -> None:
    program = make_program(language="es")
    wishes = ("fr", "fr-CA", "sw", "")
    assert [find_page("faq", program=program, language=wish).language for wish in wishes] == ["fr", "fr", "es", "es"]
    assert find_page("faq", program=make_program(language="sw"), language="tlh").language == "en"


def test_the_programs_newest_words_win_and_have_a_version_of_their_own(db: None) -> None:
    program, other = make_program(name="Walls & Co"), make_program()
    store(program, "Old\n\nOld words.")
    store(program, OWN, version=2)
    page = find_page("conduct", program=program, language="fr")
    assert (page.title, page.version, page.language, page.direction) == ("Our rules", "2026-1.2", "fr", "ltr")
    assert page.lead == "<p>Be kind in <bdi>Walls &amp; Co</bdi>.</p>"
    assert page.rest == "\n<h2>More</h2>\n<p>And patient.</p>\n"
    assert find_page("conduct", program=other, language="fr").version == "2026-1"


def test_an_empty_newest_change_brings_the_shipped_page_back(db: None) -> None:
    program = make_program()
    store(program, OWN)
    store(program, "", version=2)
    assert find_page("conduct", program=program, language="fr").version == "2026-1"
    assert find_in_force(program, "conduct", "fr").is_changed is False


def test_a_program_may_have_a_page_in_a_language_that_is_not_shipped(db: None) -> None:
    program = make_program()
    store(program, OWN, language="sw")
    page = find_page("conduct", program=program, language="sw")
    assert (page.language, page.version) == ("sw", "2026-1.1")


def test_without_a_program_the_shipped_page_names_the_site() -> None:
    page = find_page("conduct", program=None, language="ar")
    assert "<bdi>Pairloom</bdi>" in page.html
    assert page.direction == "rtl"


def test_a_page_costs_one_query(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    program = make_program()
    for version in (1, 2, 3):
        store(program, OWN, version=version)
    with django_assert_num_queries(1):
        find_page("conduct", program=program, language="fr")


def test_an_unknown_page_is_refused(db: None) -> None:
    for program in (None, make_program()):
        with pytest.raises(Refused) as refusal:
            find_page("nothing", program=program, language="en")
        assert refusal.value.reason == Reason.PAGE_UNKNOWN
    with pytest.raises(Refused):
        find_in_force(make_program(), "conduct", "tlh")


@pytest.mark.parametrize("changes", [1, 3])
def test_all_pages_are_listed_with_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries, changes: int
) -> None:
    program = make_program()
    for version in range(1, changes + 1):
        store(program, OWN, version=version)
    with django_assert_num_queries(1):
        rows = list_pages(program)
    assert [row[0].name for row in rows] == list(PAGES)
    assert [each.language for each in rows[0]] == list(LANGUAGES)
    changed = [(each.name, each.language, each.number) for row in rows for each in row if each.is_changed]
    assert changed == [("conduct", "fr", changes)]


def test_the_history_has_the_newest_first_in_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    program, person = make_program(), make_person()
    for version in (1, 2, 3):
        PageChange.objects.filter(pk=store(program, OWN, version=version).pk).update(changed_by=person)
    with django_assert_num_queries(1):
        found = [(row.version, row.changed_by) for row in list_history(program, "conduct", "fr")]
    assert found == [(3, person), (2, person), (1, person)]


def test_the_text_in_force_is_the_shipped_one_until_somebody_changes_it(db: None) -> None:
    shipped = load_page("conduct", "fr")
    assert shipped is not None
    standing = find_in_force(make_program(), "conduct", "fr")
    assert (standing.text, standing.number, standing.title) == (shipped.text, 0, "Code de conduite")


def test_a_topic_is_shown_in_english_where_it_is_not_written_in_another_language(db: None) -> None:
    topic = find_topic("library-spaces", program=make_program(language="es"), language="ar")
    assert topic is not None
    assert (topic.title, topic.language, topic.html.count("<li>")) == ("Library spaces", "en", 5)
    assert find_topic("no-such-topic", program=make_program(), language="en") is None
