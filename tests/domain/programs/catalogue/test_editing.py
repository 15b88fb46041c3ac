"""Changing a form: each change gives a new form that can still be answered and matched, or is refused."""

from dataclasses import replace

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import catalogue
from pairloom.domain.programs.catalogue import Option, Question, load_template
from pairloom.domain.programs.states import FormFault, QuestionKind, Use

FORM = load_template("librarians").form
BOOK = Question("book", QuestionKind.SHORT, "work", {"en": "Your favourite book"})
CITY, SECTOR = FORM.questions[1], FORM.questions[5]


def read_refusal(refused: pytest.ExceptionInfo[Refused]) -> tuple[str, object, object]:
    """Read where a form is wrong, and how."""
    details = refused.value.details
    return refused.value.reason, details["place"], details["fault"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Your favourite book?", "your-favourite-book"),
        ("Città", "citta"),
        ("كتابك المفضل", "question"),
        ("City", "city-2"),
        ("x" * 90, "x" * 36),
        ("!!!", "question"),
    ],
)
def test_a_name_is_made_from_the_label_and_never_one_that_is_taken(label: str, name: str) -> None:
    assert catalogue.make_name(label, taken={"city"}, otherwise="question") == name


def test_options_without_code_get_one_each_and_the_others_keep_theirs() -> None:
    options = [
        Option("a", {"en": "Old"}),
        Option("", {"en": "A"}),
        Option("", {"ar": "كتاب"}),
        Option("", {"ar": "قلم"}),
    ]
    assert [one.code for one in catalogue.code_options(options)] == ["a", "a-2", "option", "option-2"]


def test_a_question_is_put_at_the_end_of_its_section_changed_and_taken_away() -> None:
    longer = catalogue.add_question(FORM, BOOK)
    names = [one.name for one in longer.questions]
    assert names[names.index("learn") :][:3] == ["learn", "book", "wish_sector"]
    changed = catalogue.change_question(longer, replace(BOOK, is_shared=True))
    found = changed.find("book")
    assert found is not None
    assert found.is_shared
    assert catalogue.remove_question(changed, "book") == FORM


def test_what_a_wish_asks_about_is_not_taken_away_before_the_wish() -> None:
    with pytest.raises(Refused) as refused:
        catalogue.remove_question(FORM, "sector")
    assert read_refusal(refused) == (Reason.FORM_WRONG, "sector", FormFault.WISHED_ABOUT)
    assert catalogue.remove_question(catalogue.remove_question(FORM, "wish_sector"), "sector").find("sector") is None


@pytest.mark.parametrize("name", ["country", "languages"])
def test_country_and_languages_cannot_be_taken_away(name: str) -> None:
    form = catalogue.remove_question(FORM, "wish_language")
    with pytest.raises(Refused) as refused:
        catalogue.remove_question(form, name)
    assert read_refusal(refused) == (Reason.FORM_WRONG, "form", FormFault.BASICS_MISSING)


@pytest.mark.parametrize(
    ("step", "order"),
    [
        (-1, ["stage", "sector", "interests", "about", "learn"]),
        (1, ["sector", "interests", "stage", "about", "learn"]),
        (-9, ["stage", "sector", "interests", "about", "learn"]),
        (9, ["sector", "interests", "about", "learn", "stage"]),
    ],
)
def test_a_question_moves_over_its_neighbours_and_not_out_of_its_section(step: int, order: list[str]) -> None:
    moved = catalogue.move_question(FORM, "stage", step=step)
    assert [one.name for one in moved.list_section("work")] == order
    assert [one for one in moved.questions if one.section != "work"] == [
        one for one in FORM.questions if one.section != "work"
    ]


def test_moving_what_is_not_there_moves_nothing() -> None:
    assert catalogue.move_question(FORM, "nowhere", step=1) == FORM


def test_words_are_written_in_one_language_and_an_empty_one_takes_them_away() -> None:
    section = FORM.sections[1]
    words = {"title": "Din arbetsplats", "sector.label": "Vilket bibliotek?", "sector.options.public": "Folkbibliotek"}
    worded = catalogue.word_section(FORM, section, words, language="sv")
    listed = catalogue.list_words(worded, worded.sections[1], language="sv")
    assert {key: text for key, text in listed.items() if text} == words
    assert catalogue.list_words(worded, worded.sections[1], language="en") == catalogue.list_words(
        FORM, section, language="en"
    )
    emptied = catalogue.word_section(worded, worded.sections[1], dict.fromkeys(words, " "), language="sv")
    assert emptied == FORM


def test_a_question_keeps_its_kind_under_its_name() -> None:
    other = catalogue.change_question(FORM, replace(CITY, kind=QuestionKind.LONG))
    with pytest.raises(Refused) as refused:
        catalogue.check_same_meaning(FORM, other)
    assert read_refusal(refused) == (Reason.FORM_WRONG, "city", FormFault.MEANING_CHANGED)
    catalogue.check_same_meaning(FORM, catalogue.add_question(FORM, BOOK))


def test_where_the_matching_looks_nobody_must_have_a_preference() -> None:
    asked = replace(SECTOR, use=Use.PREFER_SAME, points=100)
    with pytest.raises(Refused) as refused:
        catalogue.change_question(FORM, asked)
    assert read_refusal(refused) == (Reason.FORM_WRONG, "sector", FormFault.NO_WAY_OUT)
    free = replace(asked, options=(*asked.options, Option("any", {"en": "No preference"}, is_open=True)))
    for allowed in (free, replace(asked, is_required=False)):
        assert catalogue.change_question(FORM, allowed).find("sector") == allowed
