"""Tests of the form that asks who applies."""

from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Reason, Refused
from pairloom.doors.website.apply.person_form import read_person, show_person


def test_what_was_typed_stays_beside_what_is_wrong_with_it() -> None:
    form = show_person(Draft(), {"address": Refused(Reason.ADDRESS_WRONG)}, {"name": "  Åsa", "address": "asa"})
    assert (form["name"].value(), form["address"].value(), len(form["address"].errors)) == ("  Åsa", "asa", 1)


def test_the_address_of_an_account_stays() -> None:
    form = show_person(Draft(person_id=1, address="asa@example.org"), {}, {"address": "other@example.org"})
    assert (form.fields["address"].disabled, form["address"].value()) == (True, "asa@example.org")


def test_only_what_was_sent_is_read() -> None:
    assert read_person({"name": "Åsa", "other": "1"}) == {"name": "Åsa"}
