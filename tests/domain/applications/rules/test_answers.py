"""Answers come into the shape of their question; what people wrote stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.applications.rules import LONGEST_TEXT, clean_answer, clean_answers
from pairloom.domain.programs.catalogue import Option, Question
from pairloom.domain.programs.states import Ask, QuestionKind
from tests.domain.applications.intake import load_form

OPTIONS = tuple(Option(code, {"en": code}) for code in ("a", "b", "c"))


def ask(kind: QuestionKind) -> Question:
    """Make a question of a kind."""
    return Question("q", kind, "s", {"en": "Q"}, options=OPTIONS, asks=(Ask.ANY, Ask.SAME), about="x")


@pytest.mark.parametrize(
    ("kind", "given_", "kept"),
    [
        (QuestionKind.SHORT, "  Zoe\u0301\n Müller\x00 ", "Zoé Müller"),
        (QuestionKind.SHORT, "a\u202ebc\u2069", "abc"),
        (QuestionKind.SHORT, "=1+1", "=1+1"),
        (QuestionKind.SHORT, "{{ name }} <script>", "{{ name }} <script>"),
        (QuestionKind.SHORT, "نور\u200f", "نور\u200f"),
        (QuestionKind.SHORT, 12, ""),
        (QuestionKind.SHORT, None, ""),
        (QuestionKind.LONG, "one\r\n\r\n\r\n\r\ntwo\u2028three\n", "one\n\ntwo\nthree"),
        (QuestionKind.CHOICE, " a ", "a"),
        (QuestionKind.CHOICE, ["a"], ""),
        (QuestionKind.SEVERAL, ["c", "a", "c", "zzz", ""], ["a", "c", "zzz"]),
        (QuestionKind.SEVERAL, "b", ["b"]),
        (QuestionKind.SEVERAL, {"b": 1}, []),
        (QuestionKind.HOURS, ("b", "a"), ["a", "b"]),
        (QuestionKind.COUNTRY, " se ", "SE"),
        (QuestionKind.LANGUAGES, {"en": "good", "": "x", 5: "good"}, {"en": "good"}),
        (QuestionKind.LANGUAGES, ["en"], {}),
        (QuestionKind.ZONE, "Europe/Oslo", "Europe/Oslo"),
        (QuestionKind.WISH, "", "any"),
        (QuestionKind.WISH, "same", "same"),
        (QuestionKind.EARLIER, {"took_part": True, "partners": " Kwame "}, {"took_part": True, "partners": "Kwame"}),
        (QuestionKind.EARLIER, {"took_part": "on"}, {"took_part": False, "partners": ""}),
        (QuestionKind.EARLIER, "yes", {"took_part": False, "partners": ""}),
        (QuestionKind.CONSENT, "2026-1", "2026-1"),
        (QuestionKind.CONSENT, None, ""),
    ],
)
def test_each_kind_has_its_shape(kind: QuestionKind, given_: object, kept: object) -> None:
    assert clean_answer(ask(kind), given_) == kept


@pytest.mark.parametrize(
    ("kind", "most"), [(QuestionKind.SHORT, 500), (QuestionKind.LONG, LONGEST_TEXT), (QuestionKind.CHOICE, 64)]
)
def test_a_hundred_thousand_signs_are_cut_to_what_is_kept(kind: QuestionKind, most: int) -> None:
    assert clean_answer(ask(kind), "x" * 100_000) == "x" * most


def test_long_lists_and_long_names_of_earlier_partners_are_cut_too() -> None:
    assert len(clean_answer(ask(QuestionKind.SEVERAL), [f"c{n}" for n in range(9_000)])) == 200  # type: ignore[arg-type]
    assert len(clean_answer(ask(QuestionKind.LANGUAGES), {f"c{n}": "good" for n in range(9_000)})) == 200  # type: ignore[arg-type]
    kept = clean_answer(ask(QuestionKind.EARLIER), {"took_part": True, "partners": "x" * 100_000})
    assert kept == {"took_part": True, "partners": "x" * LONGEST_TEXT}


def test_a_section_is_kept_whole_and_nothing_else_of_what_was_sent() -> None:
    kept = clean_answers(load_form(), "work", {"sector": "public", "country": "SE", "csrf": "1"})
    assert kept == {"sector": "public", "stage": "", "interests": [], "about": "", "learn": ""}


@given(text=st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for kind in (QuestionKind.SHORT, QuestionKind.LONG):
        once = clean_answer(ask(kind), text)
        assert clean_answer(ask(kind), once) == once
