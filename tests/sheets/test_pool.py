"""Tests of building pools."""

from pathlib import Path

import numpy as np

from pairloom.sheets.people import Level, Stage, Wish
from pairloom.sheets.pool import MOST_INTERESTS, build_pool, list_own_languages
from tests.sheets.makers import ENDS, STARTS, make_applicant

PAGE = Path(__file__).resolve().parents[2] / "docs/organisers/matching-from-a-spreadsheet.md"
COLUMNS = {
    "codes": {"country", "region", "zone", "sector", "stage", "first_timer"},
    "flags": {f"wants_{wish}" for wish in Wish} | {"prefers_email"},
    "masks": {"interests", "own_languages", *(f"languages_{level.name.lower()}" for level in Level)},
}


def test_a_pool_has_the_columns_that_the_plan_names() -> None:
    pool, _ = build_pool([make_applicant(2), make_applicant(1)], starts=STARTS, ends=ENDS)

    assert pool.ids.tolist() == [1, 2]
    assert set(pool.codes) == COLUMNS["codes"]
    assert set(pool.flags) == COLUMNS["flags"]
    assert set(pool.masks) == COLUMNS["masks"]
    assert set(pool.grids) == {"hours"}


def test_codes_stand_for_the_items_of_the_vocabulary() -> None:
    people = [
        make_applicant(1, country="PL", sector="public", stage=Stage.LATE, is_returner=True, zone="Europe/Warsaw"),
        make_applicant(
            2, country="AU", sector="", stage=None, zone="UTC+10:00", zone_alternatives=("Australia/Perth",)
        ),
    ]

    pool, vocabulary = build_pool(people, starts=STARTS, ends=ENDS)

    assert [vocabulary.countries[code] for code in pool.codes["country"]] == ["PL", "AU"]
    assert pool.codes["sector"].tolist() == [0, -1]
    assert pool.codes["stage"].tolist() == [3, -1]
    assert pool.codes["first_timer"].tolist() == [0, 1]
    assert vocabulary.zones == ("Australia/Perth", "Europe/Warsaw", "UTC+10:00")
    assert pool.grids["hours"].shape == (3, 3)


def test_languages_are_nested_by_level() -> None:
    spoken = {"en": Level.BASIC, "es": Level.GOOD, "fr": Level.FLUENT, "pl": Level.NATIVE}

    pool, vocabulary = build_pool([make_applicant(1, languages=spoken)], starts=STARTS, ends=ENDS)

    assert vocabulary.languages == ("en", "es", "fr", "pl")
    masks = [int(pool.masks[f"languages_{level}"][0, 0]) for level in ("basic", "good", "fluent", "native")]
    assert masks == [0b1111, 0b1110, 0b1100, 0b1000]


def test_more_than_sixty_four_languages_take_a_second_word() -> None:
    spoken = {f"x{number:02d}": Level.GOOD for number in range(70)}

    pool, _ = build_pool([make_applicant(1, languages=spoken)], starts=STARTS, ends=ENDS)

    assert pool.masks["languages_good"].tolist() == [[2**64 - 1, 2**6 - 1]]


def test_my_language_is_a_native_one_or_any_but_english() -> None:
    assert list_own_languages(make_applicant(1, languages={"en": Level.NATIVE, "fr": Level.GOOD})) == ["en"]
    assert list_own_languages(make_applicant(1, languages={"en": Level.FLUENT, "fr": Level.GOOD})) == ["fr"]
    assert list_own_languages(make_applicant(1, languages={"en": Level.FLUENT})) == []


def test_only_the_most_frequent_interests_are_told_apart() -> None:
    labels = tuple(f"topic {number:02d}" for number in range(MOST_INTERESTS + 3))
    people = [make_applicant(1, interests=labels), make_applicant(2, interests=labels[3:])]

    pool, vocabulary = build_pool(people, starts=STARTS, ends=ENDS)

    assert vocabulary.interests == labels[3:]
    assert vocabulary.interests_left_out == labels[:3]
    assert pool.masks["interests"].tolist() == [[2**64 - 1], [2**64 - 1]]


def test_earlier_partners_outside_the_pool_are_left_out() -> None:
    people = [make_applicant(1, earlier=(2, 9)), make_applicant(2, earlier=(1,))]

    pool, _ = build_pool(people, starts=STARTS, ends=ENDS)

    assert pool.earlier.tolist() == [[1, 2]]


def test_wishes_become_flags() -> None:
    people = [make_applicant(1, wishes=frozenset({Wish.MY_LANGUAGE}), prefers_email=True), make_applicant(2)]

    pool, _ = build_pool(people, starts=STARTS, ends=ENDS)

    raised = {name: column.tolist() for name, column in pool.flags.items() if column.any()}
    assert raised == {"wants_my_language": [True, False], "prefers_email": [True, False]}


def test_the_order_of_applicants_plays_no_part() -> None:
    people = [make_applicant(number, country=f"C{number % 3}", interests=(f"i{number}",)) for number in range(1, 9)]

    first, words = build_pool(people, starts=STARTS, ends=ENDS)
    second, others = build_pool(reversed(people), starts=STARTS, ends=ENDS)

    assert words == others
    assert all(np.array_equal(first.masks[name], second.masks[name]) for name in first.masks)
    assert all(np.array_equal(first.codes[name], second.codes[name]) for name in first.codes)


def test_the_page_for_organisers_names_every_column_that_a_plan_can_use() -> None:
    pool, _ = build_pool([make_applicant(1)], starts=STARTS, ends=ENDS)
    page = PAGE.read_text(encoding="utf-8")
    columns = [*pool.codes, *pool.flags, *pool.masks, *pool.grids]
    assert [name for name in columns if f"`{name}`" not in page] == []
