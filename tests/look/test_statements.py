"""A statement about a match as pages show it: numbers as the reader writes them."""

import pytest
from django.utils.translation import override

from pairloom.domain.pairs.queries import read_statement
from pairloom.look.statements import show_statement
from tests.domain.pairs.stated import confirm_run


@pytest.mark.parametrize(("language", "value"), [("en", "79,345"), ("fr", "79\u202f345"), ("es", "79.345")])
def test_numbers_are_written_as_the_reader_does(db: None, language: str, value: str) -> None:
    stated = read_statement(confirm_run().round)
    assert stated is not None
    with override(language):
        shown = show_statement(stated, ["A plan."])
    assert (shown.value, shown.versions, len(shown.levels)) == (value, "numpy 2.3, pairloom 1.2", 7)
    assert shown.plan == ["A plan."]
    assert value in shown.levels[-1].words
