"""Reading what the matching needs from answers."""

from typing import Any

import pytest

from pairloom.domain.pairs.engine.reading import (
    Entry,
    Person,
    list_earlier_pairs,
    list_own_languages,
    read_people,
    read_person,
    read_zone,
)
from pairloom.sheets.people import Level
from tests.domain.pairs.sample import read_form_of_librarians
from tests.domain.pairs.scenes import answer

FORM = read_form_of_librarians()


def read(**answers: Any) -> Person:
    return read_person(Entry(1, answers), FORM)


def test_a_whole_answer_is_read() -> None:
    answers = answer("MQ", {"fr": "native", "apc": "basic"}, hours=["evening", "letters"], earlier={"took_part": True})
    assert read_person(Entry(7, answers), FORM) == Person(
        number=7,
        answers=answers,
        place="MQ",
        country="FR",
        region="155",
        zone="America/Martinique",
        languages={"fr": Level.NATIVE, "ar": Level.BASIC},
        is_returner=True,
        prefers_letters=True,
    )


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"country": None, "languages": None, "zone": None, "hours": None, "earlier": None},
        {"country": 7, "languages": ["en"], "zone": ["x"], "hours": "", "earlier": "yes"},
        {"country": "", "languages": {}, "zone": "../../../etc/passwd", "hours": 3, "earlier": {"took_part": "no"}},
    ],
)
def test_answers_that_make_no_sense_count_as_not_given(answers: dict[str, Any]) -> None:
    assert read_person(Entry(1, answers), FORM) == Person(number=1, answers=answers, languages={})


@pytest.mark.parametrize(
    ("written", "place", "zone"),
    [
        ("Asia/Kolkata", "AU", "Asia/Kolkata"),
        ("", "AU", "Australia/Sydney"),
        ("UTC+05:30", "IN", "UTC+05:30"),
        ("Nowhere/Atall", "SE", "Europe/Stockholm"),
        ("x" * 1_000, "", ""),
    ],
)
def test_without_a_zone_the_main_one_of_the_country_counts(written: str, place: str, zone: str) -> None:
    assert read_zone(written, place) == zone


def test_a_language_without_a_level_is_good_and_english_native_where_most_speak_it() -> None:
    assert read(country="AU", languages={"en": "", "fr": "so-so"}).languages == {"en": Level.NATIVE, "fr": Level.GOOD}
    assert read(country="SE", languages={"en": ""}).languages == {"en": Level.GOOD}


def test_variants_of_a_language_are_one_and_the_higher_level_counts() -> None:
    assert read(country="JO", languages={"apc": "native", "ar": "good"}).languages == {"ar": Level.NATIVE}


def test_own_languages_are_the_native_ones_or_all_but_english() -> None:
    assert list_own_languages({"en": Level.GOOD, "sv": Level.NATIVE, "fi": Level.GOOD}) == ["sv"]
    assert list_own_languages({"en": Level.FLUENT, "fi": Level.GOOD}) == ["fi"]


def test_people_come_by_number() -> None:
    assert [person.number for person in read_people([Entry(3, {}), Entry(1, {})], FORM)] == [1, 3]


def write_of(partners: str) -> dict[str, Any]:
    return {"earlier": {"took_part": True, "partners": partners}}


def test_earlier_partners_are_found_by_address_or_whole_name_and_never_oneself() -> None:
    entries = [
        Entry(1, write_of("I met Ben@Example.org and wrote to Ana Lima"), "ana@example.org", "Ana Lima"),
        Entry(2, write_of(""), "ben@example.org", "Ben Okoro"),
        Entry(3, write_of("It was Ana Lima, in spring"), "cid@example.org", "Cid Moor"),
        Entry(4, {"earlier": {"took_part": False, "partners": None}}, "", ""),
        Entry(5, {"earlier": {}}, "", ""),
    ]
    assert sorted(list_earlier_pairs(entries, FORM)) == [(1, 2), (1, 3)]
