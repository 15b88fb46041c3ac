"""The database goes away (cases 68 and 69): public pages stay, nothing is half saved, and nobody is told "saved"."""

from collections.abc import Iterator

import pytest
from django.conf import settings as site
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from pairloom import clock
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.letters.models import Letter
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.website.apply.visits import PAGES, fill
from tests.makers import make_person
from tests.threats.away import database_away, fails_at

HERE = {"origin": "http://testserver"}
PAUSE = "Nothing that you sent just now was saved"
PUBLIC = ("/", "/how-it-works/", "/faq/", "/conduct/", "/privacy/", "/timetable/")


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


@pytest.fixture
def _kept(settings: Settings) -> Iterator[None]:
    """Keep pages in this process, for no longer than the newest one is kept anyway."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": backend, "LOCATION": "away", "TIMEOUT": 0}}
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def browse() -> Client:
    """Give a browser that gets pages of trouble, as people do."""
    return Client(raise_request_exception=False)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_shown_as_they_were_when_the_database_is_away(round_: Round, path: str) -> None:
    before = browse().get(path)
    with database_away():
        away = browse().get(path)
        again = browse().get(path, headers={"if-none-match": before.headers["ETag"]})
        other = browse().get(path, headers={"accept-language": "ar"})
    assert (before.status_code, away.status_code, away.content == before.content) == (200, 200, True)
    assert (again.status_code, other.status_code) == (304, 503)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("path", ["/", "/apply/{round}/", "/notify/", "/me/", "/office/"])
def test_what_nobody_has_seen_yet_and_what_is_for_one_asks_for_patience(round_: Round, path: str) -> None:
    client = browse()
    client.force_login(make_person())
    with database_away():
        answer = client.get(path.format(round=round_.slug))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert PAUSE in answer.content.decode()
    assert client.get("/").status_code == 200


def test_a_page_of_the_form_comes_back_whole_and_is_taken_once_the_database_is_there(round_: Round) -> None:
    client = browse()
    client.post(f"/apply/{round_.slug}/")
    path, typed = f"/apply/{round_.slug}/form/you/", PAGES["you"]
    with database_away():
        answer = client.post(path, typed, headers=HERE)
    page = answer.content.decode()
    assert (answer.status_code, 'value="Åsa Öberg"' in page, "Saved" in page) == (503, True, False)
    assert Draft.objects.get().name == ""
    assert client.post(path, typed, headers=HERE).status_code == 302


@pytest.mark.parametrize("words", ["applications_application", "letters_letter", 'UPDATE "applications_draft"'])
def test_an_application_is_taken_whole_or_not_at_all(round_: Round, words: str) -> None:
    client = browse()
    fill(client, round_)
    path = f"/apply/{round_.slug}/review/"
    with fails_at(words):
        answer = client.post(path, headers=HERE)
    assert (answer.status_code, "press the button below" in answer.content.decode()) == (503, True)
    assert [table.objects.count() for table in (Application, Letter, Person)] == [0, 0, 0]
    assert Draft.objects.get().sent_at is None
    assert client.post(path, headers=HERE).status_code == 302
    assert [table.objects.count() for table in (Application, Letter, Person)] == [1, 1, 1]


def test_an_address_is_written_down_with_its_letter_or_not_at_all(round_: Round) -> None:
    with fails_at("letters_letter"):
        answer = browse().post("/notify/", {"address": "a@example.org", "language": "en"})
    assert (answer.status_code, PAUSE in answer.content.decode()) == (503, True)
    assert (NotifyMe.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize("place", ["withdraw", "form/work"])
def test_on_ones_own_page_nothing_is_said_to_be_saved(round_: Round, place: str) -> None:
    application = make_application(round_)
    client = browse()
    client.force_login(application.person)
    with fails_at('UPDATE "applications_application"'):
        answer = client.post(f"/me/application/{round_.slug}/{place}/", {"version": "1", **PAGES["work"]})
    before = application.answers
    application.refresh_from_db()
    assert (answer.status_code, PAUSE in answer.content.decode()) == (503, True)
    assert (application.state, application.answers, Letter.objects.count()) == ("confirmed", before, 0)


def test_a_connection_is_looked_at_before_it_is_used_again() -> None:
    kept = site.DATABASES["default"]
    assert kept.get("CONN_HEALTH_CHECKS") or "sqlite3" in str(kept["ENGINE"])
