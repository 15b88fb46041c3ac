"""Filling templates."""

from pairloom.domain.letters.wording.slots import (
    IF_CLOSE,
    fill,
    list_names,
    make_if,
    make_slot,
    make_template,
    show_slots,
)

HELLO = f"Hello {make_slot('name')},"


def test_values_stand_in_their_places() -> None:
    assert fill(make_template(HELLO), {"name": "Ana"}) == "Hello Ana,"


def test_the_space_before_an_empty_value_goes_too() -> None:
    assert fill(make_template(HELLO), {"name": ""}) == "Hello,"


def test_a_value_that_looks_like_a_slot_is_not_filled_again() -> None:
    template = make_template(f"{make_slot('a')} {make_slot('b')}")
    assert fill(template, {"a": make_slot("b"), "b": "secret"}) == f"{make_slot('b')} secret"


def test_a_part_is_left_out_when_its_value_is_empty() -> None:
    template = make_template(f"a{make_if('link')} see {make_slot('link')}{IF_CLOSE}.")
    assert [fill(template, {"link": value}) for value in ("here", "")] == ["a see here.", "a."]


def test_names_are_listed_in_order_with_repeats() -> None:
    assert list_names(make_template(f"{HELLO}{make_slot('code')}{HELLO}")) == ["name", "code", "name"]


def test_slots_are_shown_as_they_were_written() -> None:
    assert show_slots(HELLO) == "Hello {name},"
