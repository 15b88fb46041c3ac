"""Tests of what a page shows of a letter."""

import pytest

from pairloom.doors.backoffice.showing import show
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_a_reader_is_named_as_they_name_themselves_else_by_address() -> None:
    known = show(make_letter(person=make_person(name="Amina"), address="amina@example.org"))
    guest = show(make_letter(to_name="Guest", address="guest@example.org"))
    unknown = show(make_letter(address="somebody@example.org"))
    shown = [(each.reader, each.address) for each in (known, guest, unknown)]
    assert shown == [("Amina", "amina@example.org"), ("Guest", "guest@example.org"), ("somebody@example.org", "")]


def test_a_letter_with_a_code_shows_its_kind_instead_of_its_subject() -> None:
    shown = show(make_letter(kind="sign-in-code", subject="418 207"))
    assert (shown.subject, shown.is_secret) == ("Code to sign in", True)
    assert show(make_letter(subject="Welcome")).subject == "Welcome"


@pytest.mark.parametrize(
    ("state", "name"),
    [("waiting", "Next try"), ("sent", "Sent"), ("unsure", "Handed over"), ("held", "Written"), ("refused", "Ended")],
)
def test_the_moment_that_matters_is_shown(state: str, name: str) -> None:
    moments = dict.fromkeys(("handed_at", "sent_at", "ended_at"), NOW)
    shown = show(make_letter(state=state, **moments))
    assert (str(shown.when_name), shown.when) == (name, NOW)
