"""Who withdraws is left in peace, and may think again while the round is open."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.services import (
    confirm_application,
    raise_doubt,
    receive_application,
    take_back_withdrawal,
    withdraw_application,
)
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from pairloom.domain.programs.queries import read_round_times
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round

pytestmark = pytest.mark.django_db
S = ApplicationState
LATER = OPEN + timedelta(hours=1)


@pytest.mark.parametrize("state", sorted(set(S) - {S.WITHDRAWN}))
def test_every_application_can_be_withdrawn_once(state: ApplicationState) -> None:
    application = make_application(open_round(), state=state)
    found = [withdraw_application(application, by=application.person, now=LATER) for _ in range(2)]
    application.refresh_from_db()
    assert (found, application.state, application.withdrawn_at) == ([True, False], S.WITHDRAWN, LATER)
    assert JournalEntry.objects.get(act="application.withdrawn").details == {"before": state}


def test_letters_that_wait_are_cancelled_and_open_questions_dropped() -> None:
    application = receive_application(fill_draft(open_round()), received_at=OPEN, now=OPEN)
    confirm_application(application, now=OPEN)
    raise_doubt(application, kind=DoubtKind.NOBODY_POSSIBLE, now=OPEN)
    withdraw_application(application, by=None, now=LATER)
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    assert ([letter.kind for letter in waiting], application.doubts.count()) == (["withdrawn"], 0)


@pytest.mark.parametrize(("confirmed_at", "state"), [(OPEN, S.CONFIRMED), (None, S.RECEIVED)])
def test_a_withdrawal_is_taken_back_to_where_it_stood(confirmed_at: object, state: ApplicationState) -> None:
    application = make_application(open_round(), state=state, confirmed_at=confirmed_at)
    received_at = application.received_at
    withdraw_application(application, by=None, now=LATER)
    assert [take_back_withdrawal(application, now=LATER) for _ in range(2)] == [True, False]
    application.refresh_from_db()
    assert (application.state, application.withdrawn_at, application.received_at) == (state, None, received_at)
    assert Letter.objects.get(kind="withdrawn").state == LetterState.CANCELLED


def test_after_closing_a_withdrawal_stays() -> None:
    round_ = open_round()
    application = make_application(round_)
    withdraw_application(application, by=None, now=LATER)
    with pytest.raises(Refused) as refusal:
        take_back_withdrawal(application, now=read_round_times(round_).grace_ends_at + timedelta(seconds=1))
    assert refusal.value.reason == Reason.ROUND_CLOSED
