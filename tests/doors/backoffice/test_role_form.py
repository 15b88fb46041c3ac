"""Tests of the form that gives a role."""

from datetime import timedelta

import pytest

from pairloom.doors.backoffice.role_form import RoleForm
from tests.makers import NOW, make_person

TODAY = NOW.date()


def fill(**typed: object) -> RoleForm:
    """Fill the form for a person who is here."""
    return RoleForm({"address": "ana@example.org", "role": "editor", "country": "", **typed}, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, []),
        ({"role": "ambassador", "country": "KE"}, []),
        ({"role": "ambassador"}, ["country"]),
        ({"role": "ambassador", "country": "XX"}, ["country"]),
        ({"role": ""}, ["role"]),
        ({"address": "no address"}, ["address"]),
        ({"ends_on": TODAY}, []),
        ({"ends_on": TODAY - timedelta(days=1)}, ["ends_on"]),
        ({"ends_on": "soon"}, ["ends_on"]),
    ],
)
def test_the_form_takes_what_a_role_can_be(db: None, typed: dict[str, object], wrong: list[str]) -> None:
    make_person(email="ana@example.org")
    assert sorted(fill(**typed).errors) == wrong


def test_the_form_finds_the_person_whatever_the_capitals(db: None) -> None:
    person = make_person(email="Ana@example.org")
    form = fill()
    assert (form.is_valid(), form.person) == (True, person)


def test_only_ambassadors_keep_a_country(db: None) -> None:
    make_person(email="ana@example.org")
    form = fill(country="KE")
    assert (form.is_valid(), form.cleaned_data["country"]) == (True, "")
