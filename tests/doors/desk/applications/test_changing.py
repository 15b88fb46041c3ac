"""Tests of changing one's own answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.makers import make_person

WORK: dict[str, Any] = {"q-sector": "archive", "q-stage": "mid", "q-interests": ["advocacy"], "q-about": "New words"}


@pytest.fixture
def application(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> Application:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    person = make_person()
    client.force_login(person)
    return make_application(open_round(), person=person)


def name_page(round_: Round, section: str = "work") -> str:
    """Name the page of a section."""
    return f"/me/application/{round_.slug}/form/{section}/"


def test_a_page_of_the_form_is_filled_in_and_saved(application: Application, client: Client) -> None:
    place = name_page(application.round)
    answer = client.get(place, headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert (
        client.post(place, {**WORK, "version": "1"}).headers["Location"] == f"/me/application/{application.round.slug}/"
    )
    application.refresh_from_db()
    assert (application.answers["sector"], application.answers["about"], application.version) == (
        "archive", "New words", 2,
    )  # fmt: skip


def test_what_is_wrong_is_said_and_what_was_typed_stays(application: Application, client: Client) -> None:
    answer = client.post(name_page(application.round), {**WORK, "q-sector": "", "version": "1"})
    page = answer.content.decode()
    assert (answer.status_code, 'href="#q-sector"' in page, "New words" in page) == (422, True, True)
    assert Application.objects.get().version == 1


@pytest.mark.parametrize("version", ["1", "", "x", "9" * 30])
def test_answers_changed_elsewhere_are_shown_beside_what_was_typed(
    application: Application, client: Client, version: str
) -> None:
    answers = {**application.answers, "about": "Saved elsewhere"}
    Application.objects.filter(pk=application.pk).update(version=5, answers=answers)
    place = name_page(application.round)
    answer = client.post(place, {**WORK, "version": version})
    page = answer.content.decode()
    assert (answer.status_code, "Saved elsewhere" in page, "New words" in page, 'value="5"' in page) == (
        409, True, True, True,
    )  # fmt: skip
    assert client.post(place, {**WORK, "version": "5"}).status_code == 302


def test_after_closing_answers_stay(application: Application, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = read_round_times(application.round).grace_ends_at + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: closed)
    place = name_page(application.round)
    assert client.get(place).headers["Location"] == f"/me/application/{application.round.slug}/"
    answer = client.post(place, {**WORK, "version": "1"})
    assert (answer.status_code, "New words" in answer.content.decode()) == (422, True)


def test_a_page_that_does_not_exist_is_not_there(application: Application, client: Client) -> None:
    assert client.get(name_page(application.round, "nothing")).status_code == 404
