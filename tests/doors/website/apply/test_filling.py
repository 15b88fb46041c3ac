"""Tests of the pages of a form: what was typed is kept whatever happens."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pairloom import clock
from pairloom.domain.applications import services
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from pairloom.doors.website.apply import limits
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.website.apply.visits import PAGES, fill, post, read_link, send
from tests.makers import make_person

SCRIPTS = (
    "Åsa Öberg", "Žofie Černá", "Đặng Thị Ánh", "Γιώργος Παπαδόπουλος", "Ольга Шевченко", "Ђорђе Љубић", "Նարեկ",
    "ნინო", "שרה לוי", "أمينة الحسن", "پریسا", "عائشہ", "ئاوات", "ܡܪܝܡ", "މަރިޔަމް", "ߊߡߌߣߊ߫", "አማኑኤል", "अनिता",
    "অনিতা", "ਗੁਰਪ੍ਰੀਤ",
    "અનિતા", "ଅନିତା", "அனிதா", "అనిత", "ಅನಿತಾ", "അനിത", "අනිතා", "สมชาย", "ສົມ", "བསྟན", "မြတ်", "សុខា", "ᠮᠣᠩᠭᠣᠯ",
    "王小明", "佐藤さくら", "김민지", "ꦱꦫꦶ", "ᏣᎳᎩ", "ᐃᓄᒃ", "ⵉⴷⵉⵔ", "ⲙⲁⲣⲓⲁ",
)  # fmt: skip
"""Names in forty scripts and more."""


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


@pytest.fixture
def begun(round_: Round, client: Client) -> Round:
    client.post(f"/apply/{round_.slug}/")
    return round_


def read(client: Client, round_: Round, section: str = "you") -> str:
    """Read a page of the form."""
    return client.get(f"/apply/{round_.slug}/form/{section}/").content.decode()


def test_each_page_leads_to_the_next_and_the_last_to_the_last_look(begun: Round, client: Client) -> None:
    places = [post(client, begun, section).headers["Location"].split("/", 3)[3] for section in PAGES]
    assert places == ["form/work/", "form/partner/", "form/agree/", "review/"]


def test_what_is_wrong_is_said_on_top_and_beside_the_field_and_all_is_kept(begun: Round, client: Client) -> None:
    answer = post(client, begun, "you", address="asa", q__country="", q__city="Ume" * 50)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'href="#{field}"' in page for field in ("id_address", "q-country", "q-city"))
    assert ('id="q-country-fault"' in page, 'value="asa"' in page, "Ume" * 50 in page) == (True, True, True)
    assert "Ume" * 30 in read(client, begun)
    assert 'value="Åsa Öberg"' in read(client, begun)


def test_what_is_needed_is_marked_and_a_box_that_is_not_ticked_is_asked_for(begun: Round, client: Client) -> None:
    page = read(client, begun)
    for field in ("id_name", "id_address", "q-country"):
        label = page.partition(f'<label for="{field}">')[2].partition("</label>")[0]
        assert '<span class="small">(needed)</span>' in label
    answer = post(client, begun, "agree", q__conduct="")
    assert (answer.status_code, "Please tick this to take part." in answer.content.decode()) == (422, True)


def test_going_back_keeps_what_was_typed_even_where_it_is_wrong(begun: Round, client: Client) -> None:
    post(client, begun, "you")
    answer = post(client, begun, "work", q__sector="", q__about="Half a sentence", go="back")
    assert answer.headers["Location"].endswith("/form/you/")
    assert "Half a sentence" in read(client, begun, "work")
    assert post(client, begun, "you", go="back").headers["Location"] == f"/apply/{begun.slug}/"


def test_a_whole_form_leads_back_to_the_last_look_at_once(round_: Round, client: Client) -> None:
    fill(client, round_)
    assert "Save and go to the last look" in read(client, round_)
    assert post(client, round_, "you", go="review").headers["Location"].endswith("/review/")


def test_a_link_goes_on_with_the_form_on_another_device(begun: Round, client: Client) -> None:
    answer = post(client, begun, "you", go="later", q__country="")
    assert ("on its way" in answer.content.decode(), answer.status_code) == (True, 200)
    other = Client()
    place = other.get(read_link("/apply/draft/")).headers["Location"]
    assert place == f"/apply/{begun.slug}/form/you/"
    assert 'value="asa@example.org"' in other.get(place).content.decode()


def test_no_link_is_sent_without_an_address(begun: Round, client: Client) -> None:
    answers = [post(client, begun, "you", address="asa", go="later"), post(client, begun, "work", go="later")]
    assert ([answer.status_code for answer in answers], Letter.objects.count()) == ([422, 422], 0)


def test_links_are_limited_for_an_address_and_the_answers_stay(
    begun: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.LIMITS, "link", "1/m/key")
    post(client, begun, "you", go="later")
    answer = post(client, begun, "you", go="later", q__city="Luleå")
    assert (answer.status_code, "Luleå" in answer.content.decode()) == (429, True)


def test_a_filled_trap_asks_to_press_once_more(begun: Round, client: Client) -> None:
    answer = post(client, begun, "you", **{limits.TRAP: "https://spam.example"})
    assert (answer.status_code, "spam.example" in answer.content.decode()) == (422, False)


def test_without_the_cookie_the_page_itself_carries_the_form(begun: Round, client: Client) -> None:
    token = client.cookies["draft"].value
    other = Client()
    assert other.post(f"/apply/{begun.slug}/form/you/", {**PAGES["you"], "draft": token}).status_code == 302
    assert (Draft.objects.get().name, Draft.objects.count()) == ("Åsa Öberg", 1)


@pytest.mark.parametrize("token", ["", "broken", "WyJhIl0:1:x"])
def test_a_page_whose_form_is_gone_begins_anew_with_what_was_typed(round_: Round, client: Client, token: str) -> None:
    answer = client.post(f"/apply/{round_.slug}/form/you/", {**PAGES["you"], "draft": token})
    assert (answer.status_code, Draft.objects.get().address) == (302, "asa@example.org")


def test_a_page_that_does_not_exist_is_not_there(begun: Round, client: Client) -> None:
    assert client.get(f"/apply/{begun.slug}/form/nothing/").status_code == 404


def test_an_old_token_gives_the_page_back_with_every_field(begun: Round, client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = strict.post(f"/apply/{begun.slug}/form/you/", PAGES["you"], headers={"origin": "http://testserver"})
    assert (answer.status_code, "Åsa Öberg" in answer.content.decode()) == (403, True)


def test_a_database_that_is_away_gives_the_page_back_with_every_field(
    begun: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_draft: object, **_answers: object) -> None:
        raise OperationalError

    monkeypatch.setattr(services, "save_section", fail)
    place = f"/apply/{begun.slug}/form/you/"
    answer = client.post(place, PAGES["you"], headers={"origin": "http://testserver"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Åsa Öberg" in answer.content.decode()


def test_a_sent_form_shows_its_receipt_and_nothing_else(round_: Round, client: Client) -> None:
    fill(client, round_)
    send(client, round_)
    places = [client.get(f"/apply/{round_.slug}/{page}/") for page in ("form/you", "review")]
    places.append(post(client, round_, "you"))
    assert {answer.headers["Location"] for answer in places} == {f"/apply/{round_.slug}/received/"}


def test_somebody_signed_in_finds_last_time_filled_in_and_nobody_else_sees_it(round_: Round, client: Client) -> None:
    person = make_person(name="Åsa")
    make_application(open_round(round_.program), person=person)
    client.force_login(person)
    client.post(f"/apply/{round_.slug}/")
    page = read(client, round_)
    assert ("Umeå" in page, person.email in page, "disabled" in page) == (True, True, True)
    client.cookies.pop("sessionid")
    answers = [client.get(f"/apply/{round_.slug}/form/you/"), post(client, round_, "you")]
    assert all(answer.headers["Location"].startswith("/sign-in/") for answer in answers)


@pytest.mark.parametrize("name", SCRIPTS)
def test_names_of_all_scripts_come_back_as_they_were_written(begun: Round, client: Client, name: str) -> None:
    assert post(client, begun, "you", name=name).status_code == 302
    assert f'value="{name}"' in read(client, begun)


@pytest.mark.parametrize("text", ["{{ 7|add:1 }}{% now %}", "<script>alert(1)</script>", "=1+1", "{name}", "%(name)s"])
def test_what_looks_like_code_is_text(begun: Round, client: Client, text: str) -> None:
    post(client, begun, "you", q__city=text)
    post(client, begun, "work", q__about=text)
    assert Draft.objects.get().answers["about"] == text
    pages = [
        read(client, begun),
        read(client, begun, "work"),
        client.get(f"/apply/{begun.slug}/review/").content.decode(),
    ]
    assert all("<script>" not in page for page in pages)
    assert all(text.replace("<", "&lt;").replace(">", "&gt;") in page for page in pages)


def test_signs_that_turn_the_words_around_them_are_left_out(begun: Round, client: Client) -> None:
    post(client, begun, "you", name="Åsa \u202eÖberg", q__city="\u2066Umeå")
    draft = Draft.objects.get()
    assert (draft.name, draft.answers["city"]) == ("Åsa Öberg", "Umeå")


def test_a_text_of_a_hundred_thousand_signs_is_refused_with_a_sentence(begun: Round, client: Client) -> None:
    post(client, begun, "you")
    answer = post(client, begun, "work", q__about="x" * 100_000)
    assert (answer.status_code, "100000" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("section", PAGES)
def test_a_page_takes_at_most_ten_queries_and_thirty_thousand_bytes(
    round_: Round, client: Client, section: str
) -> None:
    fill(client, round_)
    with CaptureQueriesContext(connection) as looked:
        answer = client.get(f"/apply/{round_.slug}/form/{section}/", headers={"accept-encoding": "gzip"})
    style = Path(str(finders.find("look/pairloom.css"))).read_bytes()
    size = len(answer.content) + len(gzip.compress(style, 6))
    assert (answer.headers["Content-Encoding"], size <= 30_000, len(looked) <= 10) == ("gzip", True, True), (
        size,
        len(looked),
    )


def test_saving_a_page_takes_few_queries(begun: Round, client: Client) -> None:
    def count(**more: Any) -> int:
        with CaptureQueriesContext(connection) as saved:
            post(client, begun, "you", **more)
        return len([each for each in saved if "SAVEPOINT" not in each["sql"]])

    assert (count() <= 10, count(q__country="") <= 10, Application.objects.count()) == (True, True, 0)
