"""Tests of the page of one's own partners: light, kind, the same number of queries for two and for three."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.states import PairState
from pairloom.domain.pairs.wording.first_letter import list_letter_questions
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.scenes import OPENED, answer
from tests.doors.desk.partners.meeting import ASTRID, LINH, WANJIRU, find_day, list_people, make_meeting

MOST_BYTES = 14_000
QUERIES = 8


@pytest.fixture
def pair(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """Let two people meet; the first is signed in, three weeks later."""
    made = make_meeting()
    day = find_day(made.round)
    monkeypatch.setattr(clock, "now", lambda: day)
    client.force_login(list_people(made)[0])
    return made


def read(client: Client, pair: Pair, page: str = "") -> str:
    """Read a page about a pair."""
    return client.get(f"/me/partner/{pair.round.slug}/{page}").content.decode()


def test_the_page_shows_who_why_when_and_what_to_do_first(pair: Pair, client: Client) -> None:
    page = read(client, pair)
    expected = (
        "You and Wanjiru Kamau",
        "mailto:wanjiru",
        "reading promotion",
        "You can both use English.",
        "09:00–20:00",
        "Library spaces",
        "What keeps people like us busy where you live?",
        "Nothing yet. Say what suits you",
    )
    assert [words for words in expected if words not in page] == []


def test_the_page_asks_the_questions_of_the_introduction(pair: Pair, client: Client) -> None:
    page = read(client, pair)
    (listed,) = re.findall(r"<ol>(.*?)</ol>", page, re.DOTALL)
    assert re.findall(r"<li>(.*?)</li>", listed) == list_letter_questions()


def test_what_a_partner_keeps_to_themselves_stands_nowhere(client: Client, pair: Pair) -> None:
    Application.objects.filter(name="Wanjiru Kamau").update(answers=answer("KE", about="Secret", city="Kisumu"))
    pages = [read(client, pair, page) for page in ("", "agreement/", "report/")] + [client.get("/me/").content.decode()]
    hidden = ("Wanjiru", "Secret", "Kisumu", "wanjiru")
    assert [words for page in pages for words in hidden if words in page] == []
    assert "Your partner has not agreed to share more yet" in pages[0]


def test_a_planned_pair_shows_nothing_anywhere(client: Client, pair: Pair) -> None:
    Pair.objects.update(state=PairState.PLANNED, introduced_at=None)
    assert client.get(f"/me/partner/{pair.round.slug}/").status_code == 404
    page = client.get("/me/").content.decode()
    assert ("Wanjiru" in page, "You have a place" in page) == (False, True)


def test_ones_own_page_has_a_card_of_the_pair(client: Client, pair: Pair) -> None:
    page = client.get("/me/").content.decode()
    assert ("Your partner" in page, "Wanjiru Kamau" in page, "Library spaces" in page) == (True, True, True)
    assert (f"/me/partner/{pair.round.slug}/" in page, "/withdraw/" in page) == (True, False)


def test_who_withdrew_reads_of_that_and_not_of_a_partner(client: Client, pair: Pair) -> None:
    state = {"state": ApplicationState.WITHDRAWN, "withdrawn_at": OPENED}
    Application.objects.filter(person=list_people(pair)[0]).update(**state)
    page = client.get("/me/").content.decode()
    assert ("You have withdrawn" in page, "Wanjiru" in page) == (True, False)


@pytest.mark.parametrize(
    ("who", "words"), [(0, "You have left your pair"), (1, "That has nothing to do with you."), (None, "stay in touch")]
)
def test_the_end_of_a_pair_is_said_kindly(client: Client, pair: Pair, who: int | None, words: str) -> None:
    if who is not None:
        Member.objects.filter(pair=pair, person=list_people(pair)[who]).update(left_at=OPENED)
    Pair.objects.update(state=PairState.CLOSED)
    pages = [client.get("/me/").content.decode(), read(client, pair)]
    assert [words in page for page in pages] == [True, True]
    assert not any("Wanjiru" in page for page in pages)


def test_earlier_rounds_name_the_countries_of_partners_and_not_the_partners(client: Client, pair: Pair) -> None:
    Round.objects.update(state=RoundState.ENDED)
    page = client.get("/me/").content.decode()
    assert ("You met colleagues in: Kenya" in page, "Wanjiru" in page) == (True, False)


def test_in_a_trio_both_partners_are_shown_and_who_left_is_named(client: Client, pair: Pair) -> None:
    trio = make_meeting(ASTRID, WANJIRU, LINH)
    people = list_people(trio)
    client.force_login(people[0])
    page = read(client, trio)
    assert ("You are three" in page, page.count("mailto:"), "Ho Chi Minh City" in page) == (True, 2, True)
    Member.objects.filter(pair=trio, person=people[1]).update(left_at=OPENED)
    page = read(client, trio)
    assert ("Wanjiru Kamau</bdi> could not go on" in page, page.count("mailto:")) == (True, 1)


def test_who_has_no_common_hours_gets_advice_on_letters(client: Client, pair: Pair) -> None:
    far = make_meeting(answer("PE", share="1"), answer("ID", share="1"))
    client.force_login(list_people(far)[0])
    assert "so letters will be easier than calls" in read(client, far)
    written = make_meeting(is_by_letters=True)
    client.force_login(list_people(written)[0])
    assert "You told us that e-mail suits you best" in read(client, written)


def test_the_newest_topic_is_shown_and_none_before_the_first(
    client: Client, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = read(client, pair, "topic/")
    assert ("<h1>Library spaces</h1>" in page, "Topic 2 of" in page) == (True, True)
    early = read_round_times(pair.round).meets_at - timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: early)
    assert client.get(f"/me/partner/{pair.round.slug}/topic/").status_code == 404
    assert "/topic/" not in read(client, pair)


def test_a_topic_that_is_not_written_in_the_readers_language_says_so(client: Client, pair: Pair) -> None:
    Person.objects.filter(pk=list_people(pair)[0].pk).update(language="ar")
    page = read(client, pair, "topic/")
    assert ('lang="en" dir="ltr"' in page, page.count("<li>") >= 5) == (True, True)


def test_the_dates_of_the_round_are_a_calendar_file(client: Client, pair: Pair) -> None:
    answer_ = client.get(f"/me/partner/{pair.round.slug}/dates.ics")
    lines = answer_.content.decode().split("\r\n")
    assert (answer_.headers["Content-Type"], lines[0]) == ("text/calendar; charset=utf-8", "BEGIN:VCALENDAR")
    assert answer_.headers["Content-Disposition"] == f'attachment; filename="{pair.round.slug}.ics"'
    assert sum(line.startswith("SUMMARY") for line in lines) == 10


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("page", ["", "agreement/", "report/", "topic/"])
def test_a_page_with_all_it_loads_is_at_most_fourteen_thousand_bytes_and_has_no_script(
    client: Client, pair: Pair, page: str, language: str
) -> None:
    Person.objects.filter(pk=list_people(pair)[0].pk).update(language=language)
    content = read(client, pair, page).encode()
    loaded = [Path(str(finders.find(f"look/{name}"))).read_bytes() for name in ("pairloom.css", "mark.svg", "band.svg")]
    assert sum(len(gzip.compress(each, 6)) for each in (content, *loaded)) <= MOST_BYTES
    assert b"<script" not in content


@pytest.mark.parametrize("people", [(ASTRID, WANJIRU), (ASTRID, WANJIRU, LINH)])
def test_the_page_asks_as_often_for_a_trio_as_for_two(
    client: Client, pair: Pair, people: tuple[dict[str, object], ...], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = make_meeting(*people)
    client.force_login(list_people(made)[0])
    read(client, made)
    with django_assert_num_queries(QUERIES):
        read(client, made)
