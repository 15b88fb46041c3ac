"""Tests of what the program ends with."""

from pairloom.cli import codes


def test_every_end_has_a_code_of_its_own_and_a_meaning() -> None:
    ends = (codes.FINE, codes.REFUSED, codes.WRONG, codes.NOBODY_MATCHED)
    assert ends == (0, 1, 2, 3)
    assert [code for code in ends if f"{code}: " not in codes.MEANINGS] == []
