"""Columns of codes, flags and masks."""

from typing import Any

import numpy as np

from pairloom.domain.pairs.engine.columns import Vocabulary, encode_people, mask_items
from pairloom.domain.pairs.engine.pools import gather_vocabulary
from pairloom.domain.pairs.engine.reading import Entry, read_people
from tests.domain.pairs.engine.forms import make_nurses_form

FORM = make_nurses_form()
HIGHEST = (1 << 64) - 1


def encode(*answers: dict[str, Any], first: int = 0) -> Any:
    people = read_people([Entry(number, given) for number, given in enumerate(answers)], FORM)
    return encode_people(people, FORM, gather_vocabulary(people), first=first)


def test_choices_are_codes_in_the_order_of_the_form_and_no_preference_is_unknown() -> None:
    columns = encode({"ward": "heart", "size": "large"}, {"ward": "any"}, {"ward": "gone", "size": ["none"]}, {})
    assert columns.codes["ward"].tolist() == [1, -1, -1, -1]
    assert columns.codes["size"].tolist() == [3, -1, -1, -1]


def test_who_says_nothing_differs_from_everybody_in_what_must_differ() -> None:
    columns = encode({"employer": "firm"}, {}, {"employer": "state"}, {})
    assert columns.codes["must_employer"].tolist() == [2, 4, 0, 6]
    assert encode({}, first=10).codes["must_employer"].tolist() == [13]


def test_who_says_nothing_shares_with_everybody_what_must_be_shared() -> None:
    columns = encode({"shift": "night", "tools": ["paper", "gone", 7]}, {"shift": "any"}, {})
    assert columns.masks["must_shift"].tolist() == [[2], [HIGHEST], [HIGHEST]]
    assert columns.masks["must_tools"].tolist() == [[2], [HIGHEST], [HIGHEST]]
    assert columns.masks["tools"].tolist() == [[2], [0], [0]]


def test_wishes_are_flags() -> None:
    flags = encode({"wish_size": "more", "wish_ward": "any"}, {"wish_size": "same", "wish_ward": "different"}, {}).flags
    assert {name: column.tolist() for name, column in flags.items()} == {
        "prefers_email": [False, False, False],
        "wants_same_size": [False, True, False],
        "wants_more_size": [True, False, False],
        "wants_other_ward": [False, True, False],
    }


def test_languages_are_nested_masks_by_level() -> None:
    masks = encode({"tongues": {"en": "basic", "fr": "native"}}, {"tongues": {"en": "good"}}).masks
    found = {name: masks[name].ravel().tolist() for name in masks if "languages" in name}
    assert found == {
        "languages_basic": [3, 1],
        "languages_good": [2, 1],
        "languages_fluent": [2, 0],
        "languages_native": [2, 0],
        "own_languages": [2, 0],
    }


def test_what_is_not_in_the_vocabulary_differs_from_all_that_is() -> None:
    people = read_people([Entry(1, {"home": "SE", "tongues": {"sv": "native"}}), Entry(2, {})], FORM)
    columns = encode_people(people, FORM, Vocabulary(("FI", "NO"), ("154",), ("en",), {}))
    assert columns.codes["country"].tolist() == [2, -1]
    assert columns.codes["zone"].tolist() == [-1, -1]
    assert columns.masks["languages_basic"].tolist() == [[0], [0]]


def test_more_than_sixtyfour_items_take_a_second_word() -> None:
    masks = mask_items([["i0", "i70"], ["none"]], [f"i{number}" for number in range(80)])
    assert masks.tolist() == [[1, 1 << 6], [0, 0]]
    assert mask_items([], []).shape == (0, 1)
    assert masks.dtype == np.uint64
