"""What people typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.letters.wording import people

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ana \t María ", "Ana María"),
        ("Eve\r\nBcc: all@example.org", "Eve Bcc: all@example.org"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("\u202egnirts\u202c", "gnirts"),
        ("\u2066x\u2069", "x"),
        ("Ame\u0301lie", "Amélie"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("\ud800", ""),
    ],
)
def test_words_are_brought_onto_one_line(typed: str, shown: str) -> None:
    assert people.clean_line(typed) == shown


def test_paragraphs_stay_and_empty_lines_are_single() -> None:
    assert people.clean_paragraphs(" a  b \r\n\n\n\n c\rd \n\n") == "a b\n\nc\nd"


@given(ANY_TEXT)
def test_no_line_holds_a_control_a_turn_or_a_broken_character(typed: str) -> None:
    shown = people.clean_line(typed)
    assert {unicodedata.category(mark) for mark in shown} & {"Cc", "Cs", "Co", "Zl", "Zp"} == set()
    assert set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") == set()
    assert people.clean_line(shown) == shown


@pytest.mark.parametrize(
    ("value", "direction", "closed"),
    [
        ("Ana", "ltr", False),
        ("أمينة", "ltr", True),
        ("Ana", "rtl", True),
        ("أمينة", "rtl", False),
        ("12", "rtl", False),
    ],
)
def test_words_are_closed_off_where_they_run_the_other_way(value: str, direction: str, closed: bool) -> None:
    assert people.isolate(value, direction) == (f"\u2068{value}\u2069" if closed else value)


def test_nothing_needs_no_closing_off() -> None:
    assert people.enclose("") == ""


@pytest.mark.parametrize(
    ("value", "longest", "short"),
    [("Ana", 3, "Ana"), ("Ana María", 5, "Ana…"), ("aaae\u0301\u0323b", 5, "aaa…"), ("aa👩\u200d🏫b", 4, "aa…")],
)
def test_long_words_are_cut_between_letters(value: str, longest: int, short: str) -> None:
    assert people.shorten(value, longest) == short


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("evil.example", "evil.\u2060example"),
        ("http://evil", "http://\u2060evil"),
        ("a@b", "a@\u2060b"),
        ("J. R. R. Tolkien", "J. R. R. Tolkien"),
        ("Dr. Ana", "Dr. Ana"),
    ],
)
def test_words_that_look_like_an_address_do_not_become_a_link(value: str, shown: str) -> None:
    assert people.unlink(value) == shown


@pytest.mark.parametrize(
    ("code", "direction", "shown"),
    [
        ("418 207", "rtl", "\u200e418 207"),
        ("12-AB", "rtl", "\u200e12-AB"),
        ("418207", "rtl", "418207"),
        ("418 207", "ltr", "418 207"),
    ],
)
def test_the_groups_of_a_code_keep_their_order(code: str, direction: str, shown: str) -> None:
    assert people.hold_order(code, direction) == shown
