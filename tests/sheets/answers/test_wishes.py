"""Tests of reading wishes."""

import pytest

from pairloom.sheets.answers.wishes import WishesReading, read_wishes
from pairloom.sheets.people import Wish

SAME_SECTOR, OTHER_SECTOR, SAME_STAGE, MORE_EXPERIENCED, SAME_INTERESTS, MY_LANGUAGE = Wish


@pytest.mark.parametrize(
    ("written", "wishes"),
    [
        ("Same type of library as mine; Same career stage", {SAME_SECTOR, SAME_STAGE}),
        ("A different type of library, Someone with the same interests", {OTHER_SECTOR, SAME_INTERESTS}),
        ("A more experienced colleague", {MORE_EXPERIENCED}),
        ("Someone who speaks my language;", {MY_LANGUAGE}),
        ("Same sector and same career stage", {SAME_SECTOR, SAME_STAGE}),
        ("Misma etapa profesional", {SAME_STAGE}),
        ("Otro tipo de biblioteca", {OTHER_SECTOR}),
        ("Quelqu'un qui parle ma langue", {MY_LANGUAGE}),
        ("Centres d'intérêt communs", {SAME_INTERESTS}),
        ("mesmo tipo de biblioteca", {SAME_SECTOR}),
        ("Mais experiente", {MORE_EXPERIENCED}),
        ("Eine andere Art von Bibliothek", {OTHER_SECTOR}),
        ("Jemand mit den gleichen Interessen", {SAME_INTERESTS}),
    ],
)
def test_wishes_are_read_in_several_languages(written: str, wishes: set[Wish]) -> None:
    reading = read_wishes(written, {})

    assert reading == WishesReading(frozenset(wishes))


@pytest.mark.parametrize(
    "written", ["", "Open to anyone", "No preference", "Egal", "n/a", "Peu importe", "Any type of library"]
)
def test_all_ways_to_say_open_are_no_wish(written: str) -> None:
    reading = read_wishes(written, {})

    assert reading == WishesReading(frozenset())


@pytest.mark.parametrize(
    ("written", "pair", "left"),
    [
        ("Same type of library; A different type of library; My language", (SAME_SECTOR, OTHER_SECTOR), {MY_LANGUAGE}),
        ("A more experienced colleague; Same career stage", (SAME_STAGE, MORE_EXPERIENCED), set()),
    ],
)
def test_contradictory_wishes_are_taken_out_and_kept_as_a_question(
    written: str, pair: tuple[Wish, Wish], left: set[Wish]
) -> None:
    reading = read_wishes(written, {})

    assert reading == WishesReading(frozenset(left), (pair,))


def test_a_wish_nobody_offers_is_told() -> None:
    assert read_wishes("Someone less experienced; a wizard", {}).unread == ("Someone less experienced", "a wizard")


def test_a_correction_wins() -> None:
    overrides = {"a wizard": frozenset({MORE_EXPERIENCED})}

    assert read_wishes("A wizard", overrides).wishes == {MORE_EXPERIENCED}
