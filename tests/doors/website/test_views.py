"""Tests of the public pages: light, without script, in four languages; the choice of a language."""

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
from pairloom.domain.programs import services
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment, RoundState
from tests.makers import NOW, make_person, make_program, make_round

PUBLIC = ("/", "/privacy/", "/timetable/", "/notify/", "/sign-in/", "/join/")
MOST_BYTES = 14_000
MOST_STYLE = 4_000

pytestmark = pytest.mark.usefixtures("db")


def make_season(slug: str = "spring", days: int = -1) -> Round:
    """Make an open round of a program of its own, with its whole calendar; yesterday its hour of opening is past."""
    program, opens_on = make_program(name="Walls & Bridges", time_zone="Asia/Amman"), clock.now().date()
    opens_on += timedelta(days=days)
    made = services.make_round(program, slug=slug, name=slug.title(), opens_on=opens_on, now=clock.now())
    services.move_round(made, to=RoundState.OPEN, now=clock.now())
    return made


def squeeze(content: bytes) -> int:
    """Measure content as it travels."""
    return len(gzip.compress(content, 6))


def list_files(page: str) -> set[str]:
    """List the files a page loads, with those that its style loads in either scheme."""
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page))
    return files | {"look/mark.svg", "look/band.svg"}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_with_all_it_loads_is_at_most_fourteen_thousand_bytes(
    client: Client, path: str, language: str
) -> None:
    make_season()
    content = client.get(path, headers={"accept-language": language}).content
    files = [Path(str(finders.find(name))).read_bytes() for name in list_files(content.decode())]
    assert squeeze(content) + sum(map(squeeze, files)) <= MOST_BYTES


def test_the_style_is_at_most_four_thousand_bytes_and_the_mark_five_hundred() -> None:
    sizes = {name: Path(str(finders.find(f"look/{name}"))).read_bytes() for name in ("pairloom.css", "mark.svg")}
    assert squeeze(sizes["pairloom.css"]) <= MOST_STYLE
    assert len(sizes["mark.svg"]) <= 500


@pytest.mark.parametrize("name", ["pairloom.css", "public.css"])
def test_the_style_knows_no_left_and_no_right(name: str) -> None:
    style = Path(str(finders.find(f"look/{name}"))).read_text(encoding="utf-8")
    assert (
        re.findall(r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|\b(?:left|right|top|bottom):", style)
        == []
    )


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_need_no_script_and_load_nothing_from_elsewhere(client: Client, path: str) -> None:
    make_season()
    page = client.get(path).content.decode()
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []
    assert page.count("<h1") == page.count("<main") == page.count('class="skip"') == 1


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_translated(client: Client, path: str, language: str) -> None:
    make_program()
    english = client.get(path).content.decode()
    translated = client.get(path, headers={"accept-language": language}).content.decode()
    headings = [re.findall(r"<h1>(.*?)</h1>", page) for page in (english, translated)]
    assert headings[0] != headings[1]
    assert "Skip to the content" not in translated


def test_the_first_page_shows_how_the_newest_round_stands(client: Client) -> None:
    made = make_round(make_program(name="Walls & Bridges"), name="Spring", state=RoundState.RUNNING)
    make_round(made.program, name="Autumn", state=RoundState.CANCELLED)
    CalendarEntry.objects.create(round=made, moment=Moment.ENDS, local=NOW, due_at=NOW.replace(year=2099))
    page = client.get("/").content.decode()
    assert "Walls &amp; Bridges" in page
    assert "Pairs are meeting." in page
    assert "2 March 2099" in page
    assert "Autumn" not in page


def test_the_first_page_greets_before_there_is_any_round(client: Client) -> None:
    assert "Meet a colleague from another country" in client.get("/").content.decode()


def test_while_applications_are_open_the_one_action_is_to_apply(client: Client) -> None:
    make_season()
    page = client.get("/").content.decode()
    assert re.findall(r'class="button" href="([^"]+)"', page) == ["/apply/spring/"]
    assert "(Amman)" in page
    assert re.search(r"\d+ days( and \d+ hours?)? left", page)


def test_when_nothing_is_open_the_one_action_is_to_be_told(client: Client) -> None:
    make_program()
    page = client.get("/").content.decode()
    assert re.findall(r'class="button" href="([^"]+)"', page) == ["/notify/"]


def test_a_site_with_several_programs_lists_them(client: Client) -> None:
    first, second, empty = (make_program(name=name) for name in ("Walls", "Gates & Bridges", "Not begun"))
    for program in (first, second):
        make_round(program, state=RoundState.ENDED)
    page = client.get("/").content.decode()
    for address in ("/notify/", "/how-it-works/"):
        shown = [f'href="{address}?program={program.slug}"' in page for program in (first, second, empty)]
        assert shown == [True, True, False]
    assert "<bdi>Gates &amp; Bridges</bdi>" in page
    assert "Not begun" not in page


def test_a_second_open_round_hides_nothing_of_the_first(client: Client) -> None:
    make_season()
    make_season("gates", days=-3)
    page = client.get("/").content.decode()
    assert re.findall(r'class="button" href="([^"]+)"', page) == ["/apply/gates/", "/apply/spring/"]
    assert len(re.findall(r"days(?: and \d+ hours?)? left", page)) == 2
    assert '<h2 id="round-gates"><bdi>Walls &amp; Bridges</bdi> <span><bdi>Gates</bdi>' in page
    assert "/timetable/?round=gates" in page


def test_beside_an_open_round_the_next_to_open_offers_to_write(client: Client) -> None:
    make_season()
    opens_on = clock.now().date() + timedelta(days=40)
    soon = services.make_round(make_program(), slug="next", name="Next", opens_on=opens_on, now=clock.now())
    page = client.get("/").content.decode()
    assert re.findall(r'class="button" href="([^"]+)"', page) == ["/apply/spring/"]
    assert f'<p class="row"><a href="/notify/?program={soon.program.slug}" aria-describedby="round-next">' in page


@pytest.mark.parametrize("path", ["/", "/timetable/", "/faq/"])
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_three_open_rounds_are_at_most_fourteen_thousand_bytes(client: Client, path: str, language: str) -> None:
    for number in range(3):
        make_season(f"round-{number}", days=-1 - number)
    content = client.get(path, headers={"accept-language": language}).content
    files = [Path(str(finders.find(name))).read_bytes() for name in list_files(content.decode())]
    assert squeeze(content) + sum(map(squeeze, files)) <= MOST_BYTES


@pytest.mark.parametrize("programs", [1, 3])
def test_the_first_page_costs_four_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, programs: int
) -> None:
    for number in range(programs):
        make_season(f"round-{number}")
    with django_assert_max_num_queries(4):
        client.get("/")


def test_a_visitor_chooses_a_language_and_it_stays(client: Client) -> None:
    response = client.post("/language/", {"language": "ar", "next": "/privacy/"})
    assert response.headers["Location"] == "/privacy/"
    assert client.get("/privacy/").headers["Content-Language"] == "ar"


def test_the_language_that_a_person_chooses_goes_with_them_to_other_browsers(client: Client) -> None:
    person = make_person(language="en")
    client.force_login(person)
    client.post("/language/", {"language": "fr"})
    person.refresh_from_db()
    assert person.language == "fr"


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil", ""])
def test_the_choice_of_a_language_leads_to_no_other_site(client: Client, wanted: str) -> None:
    assert client.post("/language/", {"language": "es", "next": wanted}).headers["Location"] == "/"


def test_a_form_of_another_site_chooses_no_language(client: Client) -> None:
    person = make_person(language="en")
    client.force_login(person)
    for origin, status in (("https://evil.example", 400), ("null", 400), ("http://testserver", 302)):
        answer = client.post("/language/", {"language": "fr"}, headers={"origin": origin})
        assert answer.status_code == status


def test_a_language_that_the_site_does_not_speak_is_refused(client: Client) -> None:
    assert client.post("/language/", {"language": "../../x"}).status_code == 400


@pytest.mark.parametrize("path", PUBLIC)
def test_asking_only_for_the_head_of_a_page_works(client: Client, path: str) -> None:
    make_program()
    assert client.head(path).status_code == 200
