"""Tests of reading interests."""

import pytest

from pairloom.sheets.answers.interests import InterestReader


def test_the_most_frequent_spelling_is_the_label() -> None:
    reader = InterestReader(["Open access, Maps", "Open access", "OPEN ACCESS"])

    assert reader.read("open Access, maps") == ("Open access", "Maps")


def test_an_option_with_a_comma_in_it_stays_whole() -> None:
    answers = ["Maps, Copyright, licensing", "Copyright, licensing", "Copyright, licensing, Story time", "Maps"]

    assert InterestReader(answers).read(answers[2]) == ("Copyright, licensing", "Story time")


def test_options_parted_by_semicolons_may_hold_commas() -> None:
    reader = InterestReader(["Maps;Law, health;", "Maps;"])

    assert reader.read("Maps;Law, health;") == ("Maps", "Law, health")


@pytest.mark.parametrize("written", ["", "see above", "everything", "n/a, anything", "-"])
def test_what_names_no_interest_is_none(written: str) -> None:
    assert InterestReader([written, "Maps"]).read(written) == ()


def test_each_interest_counts_once() -> None:
    assert InterestReader(["Maps, maps"]).read("Maps, maps, MAPS") == ("Maps",)


def test_corrections_put_interests_together_or_leave_them_out() -> None:
    reader = InterestReader(["AI, Maps, Junk"], {"AI": "Artificial intelligence", "Junk": ""})

    assert reader.read("AI, Maps, Junk") == ("Artificial intelligence", "Maps")
