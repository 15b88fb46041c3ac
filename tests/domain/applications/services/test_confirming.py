"""One press confirms; a second one changes nothing."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import (
    close_intake,
    confirm_application,
    receive_application,
    send_confirm_link,
    withdraw_application,
)
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, fill_draft, find_end, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db
S = ApplicationState
LATER = OPEN + timedelta(hours=2)


def receive(round_: Round, **changes: object) -> Application:
    """Receive a form of a visitor."""
    return receive_application(fill_draft(round_, changes=changes), received_at=OPEN, now=OPEN)


def close(round_: Round) -> None:
    """Close a round and give places."""
    round_.state = RoundState.CLOSED
    round_.save()
    close_intake(round_, now=find_end(round_))


def test_confirming_tells_the_account_what_was_answered_and_writes_once() -> None:
    application = receive(open_round(), news="2026-1")
    assert [confirm_application(application, now=LATER) for _ in range(2)] == [True, False]
    application.refresh_from_db()
    person = application.person
    assert (application.state, application.confirmed_at, application.why) == (S.CONFIRMED, LATER, "")
    assert (person.address_confirmed_at, person.country, person.name) == (LATER, "SE", "Åsa Öberg")
    kinds = set(person.consents.values_list("kind", flat=True))
    assert kinds == {Consent.CONDUCT, Consent.CONFIDENTIALITY, Consent.SHARE_WITH_PARTNER, Consent.NEWS}
    letters = list(Letter.objects.order_by("id").values_list("kind", "state"))
    assert letters == [
        ("application-received", LetterState.CANCELLED),
        ("application-confirmed", LetterState.WAITING),
    ]
    assert JournalEntry.objects.filter(act="application.confirmed").count() == 1


def test_the_letter_says_closing_and_introductions_in_the_zone_of_the_reader() -> None:
    application = receive(open_round(), country="JP")
    confirm_application(application, now=LATER)
    assert Letter.objects.get(kind="application-confirmed").text.count("(Tokyo)") == 2


def test_who_came_in_time_may_confirm_until_places_are_given() -> None:
    round_ = open_round()
    application = receive(round_)
    round_.state = RoundState.CLOSED
    round_.save()
    confirm_application(application, now=find_end(round_) - timedelta(seconds=1))
    application.refresh_from_db()
    assert application.state == S.CONFIRMED


def test_who_confirms_after_places_were_given_stands_by() -> None:
    round_ = open_round()
    application = receive(round_)
    close(round_)
    application.refresh_from_db()
    assert (application.state, application.why) == (S.INCOMPLETE, Why.NOT_CONFIRMED)
    assert confirm_application(application, now=find_end(round_) + timedelta(days=1))
    application.refresh_from_db()
    assert (application.state, application.why) == (S.STANDBY, Why.LATE)
    assert Letter.objects.filter(kind="standby").count() == 1


def test_after_half_of_the_round_nobody_confirms_and_nothing_withdrawn_is_confirmed() -> None:
    round_ = open_round()
    late, withdrawn = receive(round_), receive(round_)
    withdraw_application(withdrawn, by=None, now=LATER)
    assert refuse(withdrawn, days=0) == Reason.APPLICATION_WITHDRAWN
    close(round_)
    assert refuse(late, days=90) == Reason.ROUND_CLOSED


def refuse(application: Application, *, days: int) -> Reason:
    """Give the reason why a confirmation is refused."""
    half_at = read_round_times(application.round).half_at
    with pytest.raises(Refused) as refusal:
        confirm_application(application, now=half_at if days else LATER)
    return refusal.value.reason


def test_the_link_is_sent_again_once_an_hour_as_long_as_it_is_needed() -> None:
    application = receive(open_round())
    first = send_confirm_link(application, now=LATER)
    assert send_confirm_link(application, now=LATER + timedelta(minutes=1)) == first
    assert send_confirm_link(application, now=LATER + timedelta(hours=1)) != first
    confirm_application(application, now=LATER + timedelta(hours=2))
    with pytest.raises(Refused):
        send_confirm_link(application, now=LATER + timedelta(hours=3))


def test_a_returner_who_confirms_a_newer_text_has_agreed_to_the_newer_one() -> None:
    person = make_person()
    for round_, version in ((open_round(), "2026-1"), (open_round(), "2027-1")):
        draft = fill_draft(round_, person=person, changes={"conduct": version})
        receive_application(draft, received_at=OPEN, now=OPEN)
    standing = person.consents.filter(kind=Consent.CONDUCT, withdrawn_at=None)
    assert list(standing.values_list("text_version", flat=True)) == ["2027-1"]
