"""Who has not confirmed is reminded once, two days before closing."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.services import remind_unconfirmed
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.queries import read_round_times
from tests.domain.applications.intake import make_application, open_round

pytestmark = pytest.mark.django_db


def test_only_the_unconfirmed_are_reminded_and_only_once() -> None:
    round_ = open_round()
    closes_at = read_round_times(round_).closes_at
    unsure = make_application(round_, state=ApplicationState.RECEIVED)
    make_application(round_)
    make_application(round_, state=ApplicationState.RECEIVED, received_at=closes_at - timedelta(days=1, hours=1))
    moments = (timedelta(days=2, seconds=1), timedelta(days=2), timedelta(days=1, hours=20), timedelta())
    assert [remind_unconfirmed(round_, now=closes_at - before) for before in moments] == [0, 1, 0, 0]
    letter = Letter.objects.get()
    assert (letter.kind, letter.address) == ("please-confirm", unsure.person.email)


def test_who_applied_in_the_last_hours_has_just_got_a_letter() -> None:
    round_ = open_round()
    closes_at = read_round_times(round_).closes_at
    make_application(round_, state=ApplicationState.RECEIVED, received_at=closes_at - timedelta(hours=13))
    assert remind_unconfirmed(round_, now=closes_at - timedelta(hours=2)) == 0
    assert remind_unconfirmed(round_, now=closes_at - timedelta(hours=1)) == 0
    assert remind_unconfirmed(round_, now=closes_at - timedelta(minutes=59)) == 1
