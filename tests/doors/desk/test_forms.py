"""Tests of forms: digits of any script, rows for languages."""

import pytest

from pairloom.domain.people.services import set_languages
from pairloom.domain.people.states import Level
from pairloom.doors.desk.forms import MOST_LANGUAGES, describe_known_languages, write_plain_digits
from tests.makers import NOW, make_person


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1234-5678", "1234-5678"),
        ("١٢٣٤-٥٦٧٨", "1234-5678"),
        ("१२३४५६७८", "12345678"),
        ("１２３４５６７８", "12345678"),
        ("\u200f1234\u200e5678", "12345678"),
        ("abc", "abc"),
        ("²½", "2"),
        ("", ""),
    ],
)
def test_digits_of_any_script_are_written_plainly(typed: str, plain: str) -> None:
    assert write_plain_digits(typed) == plain


@pytest.mark.django_db
@pytest.mark.parametrize(("known", "rows"), [(0, 2), (1, 3), (MOST_LANGUAGES - 1, 6), (MOST_LANGUAGES, 6)])
def test_there_are_two_empty_rows_until_the_most_is_reached(known: int, rows: int) -> None:
    person = make_person()
    set_languages(person, dict.fromkeys(("ar", "en", "es", "fr", "sw", "wo")[:known], Level.GOOD), now=NOW)
    described = describe_known_languages(person)
    assert len(described) == rows
    assert sum(bool(row["code"]) for row in described) == known
