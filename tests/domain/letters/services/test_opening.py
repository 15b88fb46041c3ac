"""A mass sending is opened once, held for ten minutes."""

from datetime import timedelta

import pytest

from pairloom.domain.letters.models import Mailing
from pairloom.domain.letters.rules.slices import HOLD
from pairloom.domain.letters.services.opening import open_mailing
from pairloom.domain.letters.states import MailingState
from tests.makers import NOW, make_program

pytestmark = pytest.mark.django_db


def test_a_mass_sending_is_opened_once_and_held() -> None:
    program = make_program()
    first, is_new = open_mailing("news", key="news:1", program=program, total=3, now=NOW)
    again = open_mailing("welcome", key="news:1", program=None, now=NOW + timedelta(hours=1))
    assert (is_new, again) == (True, (first, False))
    stored = Mailing.objects.get()
    assert (stored.kind, stored.program, stored.state, stored.total) == ("news", program, MailingState.HELD, 3)
    assert (stored.made_at, stored.hold_until) == (NOW, NOW + HOLD)
