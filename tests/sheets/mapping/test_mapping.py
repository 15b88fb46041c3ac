"""Tests of what a mapping must have."""

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.mapping.mapping import list_headings
from pairloom.sheets.tables.table import build_table

TABLE = build_table([(1, ("mail", "land", "mail 2")), (2, ("a@x.example", "Spain", ""))], source="test")


def test_a_field_is_found_in_the_columns_from_the_left() -> None:
    mapping = Mapping({"mail 2": Field.ABOUT, "mail": Field.ABOUT})

    assert mapping.find_places(TABLE, Field.ABOUT) == (0, 2)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            {"land": Field.COUNTRY},
            "No column with e-mail addresses was found; the columns are “mail”, “land”, “mail 2”",
        ),
        ({"mail": Field.EMAIL}, "No column with countries was found"),
        ({"mail": Field.EMAIL, "mail 2": Field.EMAIL, "land": Field.COUNTRY}, "Two columns are said to hold"),
    ],
)
def test_a_mapping_without_what_is_needed_is_refused(columns: dict[str, Field], said: str) -> None:
    with pytest.raises(SheetError, match=said):
        Mapping(columns).check_fits(TABLE)


def test_of_many_headings_the_first_are_listed() -> None:
    table = build_table([(1, tuple(f"h{place}" for place in range(15))), (2, ("x",) * 15)], source="test")

    assert list_headings(table).endswith("“h10”, “h11” and 3 more")
    assert list_headings(TABLE) == "“mail”, “land”, “mail 2”"
