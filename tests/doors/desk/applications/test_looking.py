"""Tests of one's own page and of the buttons on it: each state in words, each button once and twice."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import begin_draft, raise_doubt, withdraw_application
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Why
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.makers import make_person

State = ApplicationState


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    stand_at(monkeypatch, OPEN)
    return open_round()


@pytest.fixture
def person(round_: Round, client: Client) -> Person:
    made = make_person(name="Amina", time_zone="Africa/Nairobi")
    client.force_login(made)
    return made


def stand_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let the site's clock stand at a moment."""
    monkeypatch.setattr(clock, "now", lambda: moment)


def read(client: Client) -> str:
    """Read one's own page."""
    return client.get("/me/").content.decode()


def press(client: Client, application: Application, place: str, **fields: str) -> str:
    """Press a button about an application, and read one's own page after it."""
    path = f"/me/application/{application.round.slug}/{place}/"
    page = client.post(path, fields, follow=True).content.decode()
    application.refresh_from_db()
    return page


def test_without_application_one_is_shown_the_open_round(round_: Round, person: Person, client: Client) -> None:
    page = read(client)
    assert ("You have no application" in page, f"/apply/{round_.slug}/" in page) == (True, True)


def test_before_opening_one_can_leave_an_address(
    round_: Round, person: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Round.objects.filter(pk=round_.pk).update(state=RoundState.PLANNED)
    stand_at(monkeypatch, OPEN - timedelta(days=10))
    assert "Applications are not open now" in read(client)


def test_a_begun_form_can_be_gone_on_with(round_: Round, person: Person, client: Client) -> None:
    begin_draft(round_, language="en", person=person, now=OPEN)
    page = read(client)
    assert ("You have begun a form" in page, "(Nairobi)" in page) == (True, True)


@pytest.mark.parametrize(
    ("state", "why", "words"),
    [
        (State.RECEIVED, Why.NONE, "It counts as soon as you say yes here"),
        (State.CONFIRMED, Why.NONE, "Applications close on 31 March 2026, 02:59 (Nairobi)"),
        (State.ACCEPTED, Why.PLACE, "You will be introduced on 9 April 2026, 12:00 (Nairobi)"),
        (State.WAITING, Why.COUNTRY_FULL, "More people from your country applied"),
        (State.WAITING, Why.COUNTRY_UNKNOWN, "We do not know in which country you work"),
        (State.INCOMPLETE, Why.NOT_CONFIRMED, "So you have no place in this round."),
        (State.STANDBY, Why.LATE, "we look among those who stand by"),
        (State.WITHDRAWN, Why.NONE, "You withdrew on 3 March 2026"),
    ],
)
def test_each_state_is_said_in_words_with_its_dates(
    round_: Round, person: Person, client: Client, state: State, why: Why, words: str
) -> None:
    make_application(round_, person=person, state=state, why=why, withdrawn_at=OPEN)
    assert words in read(client)
    assert words in client.get(f"/me/application/{round_.slug}/").content.decode()


def test_after_closing_a_confirmed_person_waits_and_after_introductions_the_end_is_named(
    round_: Round, person: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, times = make_application(round_, person=person), read_round_times(round_)
    stand_at(monkeypatch, times.closes_at + timedelta(minutes=1))
    assert "Places are being given" in read(client)
    Application.objects.filter(pk=application.pk).update(state=State.ACCEPTED, decided_at=times.closes_at)
    stand_at(monkeypatch, times.meets_at + timedelta(days=1))
    assert "The round ends on" in read(client)


def test_one_press_confirms_and_another_changes_nothing(round_: Round, person: Person, client: Client) -> None:
    application = make_application(round_, person=person, state=State.RECEIVED, confirmed_at=None)
    pages = [press(client, application, "confirm", how="now") for _press in range(2)]
    assert (application.state, all("Your application counts" in page for page in pages)) == (State.CONFIRMED, True)
    assert Letter.objects.filter(kind="application-confirmed").count() == 1


def test_the_letter_can_be_had_again(round_: Round, person: Person, client: Client) -> None:
    application = make_application(round_, person=person, state=State.RECEIVED, confirmed_at=None)
    assert "A letter is on its way" in press(client, application, "confirm", how="letter")
    assert (application.state, Letter.objects.get().kind) == (State.RECEIVED, "application-received")


def test_withdrawing_is_asked_once_more_and_can_be_taken_back(round_: Round, person: Person, client: Client) -> None:
    application = make_application(round_, person=person)
    assert "Do you want to withdraw?" in client.get(f"/me/application/{round_.slug}/withdraw/").content.decode()
    application.refresh_from_db()
    assert application.state == State.CONFIRMED
    assert "You have withdrawn" in press(client, application, "withdraw")
    assert application.state == State.WITHDRAWN
    assert "stands again" in press(client, application, "take-back")
    assert application.state == State.CONFIRMED


def test_after_closing_a_withdrawal_stays(
    round_: Round, person: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = make_application(round_, person=person)
    withdraw_application(application, by=person, now=OPEN)
    stand_at(monkeypatch, read_round_times(round_).grace_ends_at + timedelta(hours=1))
    assert "Applications have closed" in press(client, application, "take-back")
    assert application.state == State.WITHDRAWN


def test_after_closing_nobody_is_told_that_a_withdrawal_can_be_taken_back(
    round_: Round, person: Person, client: Client
) -> None:
    make_application(round_, person=person)
    path = f"/me/application/{round_.slug}/withdraw/"
    assert "You can take it back until" in client.get(path).content.decode()
    move_round(round_, to=RoundState.CLOSED, now=OPEN)
    assert "You can take it back until" not in client.get(path).content.decode()


def test_who_has_withdrawn_is_told_so_at_once(round_: Round, person: Person, client: Client) -> None:
    withdraw_application(make_application(round_, person=person), by=person, now=OPEN)
    page = client.get(f"/me/application/{round_.slug}/withdraw/", follow=True).content.decode()
    assert ("You have withdrawn" in page, "Do you want to withdraw?" in page) == (True, False)


def test_one_press_answers_what_is_asked(round_: Round, person: Person, client: Client) -> None:
    application = make_application(round_, person=person)
    choices = ["any", "keep"]
    doubt = raise_doubt(application, kind=DoubtKind.WISH_IMPOSSIBLE, about="wish_sector", choices=choices, now=OPEN)
    assert "same kind of library" in read(client)
    assert "not possible any more" in press(client, application, "question/999999", answer="any")
    assert "Saved. Thank you." in press(client, application, f"question/{doubt.pk}", answer="any")
    assert application.answers["wish_sector"] == "any"


def test_earlier_rounds_are_listed_and_those_that_did_not_take_place(
    round_: Round, person: Person, client: Client
) -> None:
    for state in (RoundState.ENDED, RoundState.CANCELLED):
        earlier = open_round(round_.program)
        make_application(earlier, person=person, state=State.ACCEPTED)
        Round.objects.filter(pk=earlier.pk).update(state=state)
    page = read(client)
    assert ("you had a place" in page, "the round did not take place" in page) == (True, True)


def test_nobody_sees_what_is_not_theirs(round_: Round, person: Person, client: Client) -> None:
    application = make_application(round_)
    for place in ("", "form/you/", "withdraw/"):
        path = f"/me/application/{application.round.slug}/{place}"
        assert client.get(path).status_code == 404
        assert Client().get(path).headers["Location"].startswith("/sign-in/")
    assert client.post(f"/me/application/{round_.slug}/confirm/").status_code == 404
    assert client.get("/me/application/nothing/").status_code == 404


def test_the_page_takes_as_many_queries_for_three_rounds_as_for_one(
    round_: Round, person: Person, client: Client
) -> None:
    counts = []
    for _number in range(3):
        make_application(open_round(round_.program), person=person)
        with CaptureQueriesContext(connection) as looked:
            read(client)
        counts.append(len(looked))
    assert counts[0] == counts[2]
