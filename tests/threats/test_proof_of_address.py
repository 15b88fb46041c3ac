"""An application is confirmed by nobody but who has shown that letters to its address reach them."""

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.applications.links import sign_draft
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.website.apply.visits import fill, post, read_link, send
from tests.makers import make_person

HERE = "http://testserver"


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


def fill_signed_in(client: Client, round_: Round) -> None:
    """Fill in a whole form as somebody signed in, and sign out."""
    client.force_login(make_person())
    fill(client, round_)
    client.post("/sign-out/")


def test_a_form_that_was_filled_in_signed_in_is_not_taken_after_signing_out(round_: Round, client: Client) -> None:
    fill_signed_in(client, round_)
    asked = send(client, round_)
    kept = client.post(f"/apply/{round_.slug}/review/", headers={"origin": HERE})
    assert asked.headers["Location"].startswith("/sign-in/")
    assert (kept.status_code, "Please sign in once more" in kept.content.decode()) == (403, True)
    assert Application.objects.count() == 0


def test_nor_is_it_taken_from_somebody_else_by_cookie_by_page_or_by_link(round_: Round, client: Client) -> None:
    fill_signed_in(client, round_)
    client.force_login(make_person())
    token = sign_draft(Draft.objects.get().key, now=OPEN)
    stranger = Client()
    stranger.get(f"/apply/draft/{token}/")
    by_page = Client().post(f"/apply/{round_.slug}/review/", {"draft": token})
    places = [answer.headers["Location"] for answer in (send(client, round_), by_page, send(stranger, round_))]
    assert {place.partition("?")[0] for place in places} == {"/sign-in/"}
    assert (Application.objects.count(), Draft.objects.get().sent_at) == (0, None)


def test_a_form_begun_signed_out_is_not_confirmed_by_signing_in_as_somebody(round_: Round, client: Client) -> None:
    fill(client, round_, address="another@example.org")
    client.force_login(make_person())
    send(client, round_)
    assert Application.objects.get().state == ApplicationState.RECEIVED


def test_an_account_whose_address_is_unconfirmed_confirms_nothing_by_being_signed_in(
    round_: Round, client: Client
) -> None:
    person = make_person(address_confirmed_at=None)
    client.force_login(person)
    fill(client, round_)
    send(client, round_)
    application, letter = Application.objects.get(), Letter.objects.get()
    client.post(f"/me/application/{round_.slug}/confirm/")
    application.refresh_from_db()
    person.refresh_from_db()
    assert (application.state, letter.kind) == (ApplicationState.RECEIVED, "application-received")
    assert person.address_confirmed_at is None
    Client().post(read_link("/apply/confirm/"))
    application.refresh_from_db()
    assert application.state == ApplicationState.CONFIRMED


def test_nor_does_it_change_an_application_that_stands(round_: Round, client: Client) -> None:
    standing = make_application(round_, person=make_person(address_confirmed_at=None), state=ApplicationState.RECEIVED)
    client.force_login(standing.person)
    fill(client, round_)
    post(client, round_, "you", q__country="KE", q__city="Nairobi")
    send(client, round_)
    before = standing.answers
    standing.refresh_from_db()
    assert (standing.state, standing.answers) == (ApplicationState.RECEIVED, before)
    assert Letter.objects.get().kind == "application-again"
