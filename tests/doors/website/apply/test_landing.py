"""Tests of the first page of a form: where the round stands decides what it says."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.applications.models import Draft
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.website.apply.limits import LIMITS
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.website.apply.visits import fill
from tests.makers import make_person, make_round


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    stand_at(monkeypatch, OPEN)
    return open_round()


def stand_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let the site's clock stand at a moment."""
    monkeypatch.setattr(clock, "now", lambda: moment)


def read(client: Client, round_: Round) -> str:
    """Read the first page."""
    answer = client.get(f"/apply/{round_.slug}/")
    assert (answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (200, True)
    return answer.content.decode()


def test_the_first_page_says_what_is_asked_and_until_when(round_: Round, client: Client) -> None:
    page = read(client, round_)
    for words in ("About ten minutes", "No account is needed", "What it is not", "30 March 2026, 23:59 (UTC)"):
        assert words in page
    assert Draft.objects.count() == 0


def test_all_texts_are_those_of_the_program_that_asks(round_: Round, client: Client) -> None:
    page, asked = read(client, round_), f"?program={round_.program.slug}"
    assert page.count(f'href="/privacy/{asked}"') == 2
    assert f'href="/contact/{asked}"' in page
    assert f'href="/timetable/?round={round_.slug}"' in page


def test_before_opening_one_can_leave_an_address(
    round_: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_at(monkeypatch, read_round_times(round_).opens_at - timedelta(days=1))
    page = read(client, round_)
    assert ("Applications open on" in page, "/notify/?program=" in page, ">Begin<" in page) == (True, True, False)


def test_after_closing_one_can_stand_by_and_after_half_no_more(
    round_: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = read_round_times(round_)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.CLOSED)
    stand_at(monkeypatch, times.grace_ends_at + timedelta(hours=1))
    assert "you can still stand by" in read(client, round_)
    stand_at(monkeypatch, times.half_at + timedelta(hours=1))
    page = read(client, round_)
    assert ("Applications have closed" in page, ">Begin<" in page) == (True, False)
    assert client.post(f"/apply/{round_.slug}/").headers["Location"] == f"/apply/{round_.slug}/"
    assert Draft.objects.count() == 0


def test_a_round_without_calendar_is_being_prepared(round_: Round, client: Client) -> None:
    assert "being prepared" in read(client, make_round(round_.program))


def test_there_is_no_page_for_a_round_that_does_not_exist(round_: Round, client: Client) -> None:
    assert client.get("/apply/there-is-none/").status_code == 404


def test_pressing_twice_begins_one_form(round_: Round, client: Client) -> None:
    places = [client.post(f"/apply/{round_.slug}/").headers["Location"] for _press in range(2)]
    assert (places, Draft.objects.count()) == ([f"/apply/{round_.slug}/form/you/"] * 2, 1)
    assert "Go on with my form" in read(client, round_)


def test_the_form_can_be_forgotten_on_this_computer(round_: Round, client: Client) -> None:
    fill(client, round_)
    client.post(f"/apply/{round_.slug}/forget/")
    assert client.get(f"/apply/{round_.slug}/form/you/").headers["Location"] == f"/apply/{round_.slug}/"
    assert Draft.objects.count() == 1


def test_who_has_applied_is_told_so(round_: Round, client: Client) -> None:
    person = make_person(time_zone="Asia/Tokyo")
    make_application(round_, person=person)
    client.force_login(person)
    page = read(client, round_)
    assert ("You have applied to this round" in page, "(Tokyo)" in page, "For the program that is" in page) == (
        True, True, True,
    )  # fmt: skip


def test_too_many_forms_from_one_place_are_slowed_down(
    round_: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "begin", "1/m/ip")
    assert client.post(f"/apply/{round_.slug}/").status_code == 302
    assert Client().post(f"/apply/{round_.slug}/").status_code == 429
