"""Tests of the error of sheets."""

from pairloom.sheets.errors import SheetError


def test_the_message_is_what_the_organiser_reads() -> None:
    assert str(SheetError("The file is empty.")) == "The file is empty."
