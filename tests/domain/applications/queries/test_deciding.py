"""Decisions can be made again from what is stored."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pairloom.domain.applications.queries import Difference, decide_again
from pairloom.domain.applications.queries.arriving import read_applicant
from pairloom.domain.applications.queries.deciding import people_waiting_before
from pairloom.domain.applications.services import close_intake, withdraw_application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import find_end, make_application, open_round
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
S = ApplicationState


def test_the_same_decisions_come_out_again_even_after_some_withdrew_and_the_share_changed() -> None:
    round_ = open_round(state=RoundState.CLOSED)
    made = [make_application(round_, country="US" if number % 2 else "SE") for number in range(60)]
    end = find_end(round_)
    close_intake(round_, now=end)
    withdraw_application(made[0], by=None, now=end)
    round_.program.cap_share = Decimal("0.900")
    round_.program.save()
    assert decide_again(round_) == []


def test_a_decision_that_was_changed_by_hand_is_shown() -> None:
    round_ = open_round(state=RoundState.CLOSED)
    made = [make_application(round_, country="US") for _ in range(50)]
    close_intake(round_, now=find_end(round_))
    last = made[-1]
    last.refresh_from_db()
    last.why = Why.PLACE
    last.save()
    assert decide_again(round_) == [Difference(last.pk, Why.PLACE, Why.COUNTRY_FULL)]


def test_priority_has_whose_last_application_to_the_program_ended_without_a_place_or_a_partner() -> None:
    oldest = open_round()
    older, newest = open_round(oldest.program), open_round(oldest.program)
    waited, placed, elsewhere = (make_person() for _ in range(3))
    for round_, person, state in [
        (oldest, placed, S.WAITING),
        (older, placed, S.ACCEPTED),
        (oldest, waited, S.ACCEPTED),
        (older, waited, S.WAITING),
        (open_round(), elsewhere, S.WAITING),
    ]:
        make_application(round_, person=person, state=state, decided_at=NOW + timedelta(days=30))
    alone, late = make_person(), make_person()
    for person, why in ((alone, Why.NO_PARTNER), (late, Why.LATE)):
        make_application(older, person=person, state=S.STANDBY, why=why, decided_at=NOW)
    assert people_waiting_before(newest) == {waited.pk, alone.pk}
    people = (waited, placed, elsewhere, alone, late)
    found = [read_applicant(person.pk, newest) for person in people]
    assert [one is not None and one.has_waited for one in found] == [True, False, False, True, False]
