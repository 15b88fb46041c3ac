"""Tests of finding names that are alike."""

from pairloom.sheets.answers.likeness import NameIndex


def test_the_most_alike_name_comes_first() -> None:
    close = NameIndex(["poland", "holland", "portugal"]).find_close("polandd", cutoff=0.6)

    assert [name for _, name in close] == ["poland", "holland"]


def test_nothing_is_close_to_nonsense() -> None:
    assert NameIndex(["poland", "holland"]).find_close("xyz", cutoff=0.6) == []
