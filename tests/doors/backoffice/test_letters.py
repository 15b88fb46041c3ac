"""Tests of the pages of letters: lists, one letter as it looks, and its HTML that can do nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program
from tests.domain.letters.outbox import make_letter
from tests.makers import make_person


def read(client: Client, address: str) -> str:
    """Read a page."""
    return client.get(address).content.decode()


def test_a_list_shows_what_was_asked_for(office: Client, program: Program) -> None:
    make_letter(program=program, subject="Waits", kind="news")
    make_letter(program=program, subject="Went", kind="news", state="sent")
    make_letter(program=program, subject="Greets")
    seen = {
        query: [
            word
            for word in ("Waits", "Went", "Greets")
            if f"<bdi>{word}</bdi>" in read(office, f"/office/letters/{query}")
        ]
        for query in ("", "?state=sent", "?kind=news", "?kind=news&state=waiting", "?state=nonsense", "?kind=nonsense")
    }
    assert seen == {
        "": ["Waits", "Went", "Greets"],
        "?state=sent": ["Went"],
        "?kind=news": ["Waits", "Went"],
        "?kind=news&state=waiting": ["Waits"],
        "?state=nonsense": ["Waits", "Went", "Greets"],
        "?kind=nonsense": [],
    }


def test_an_empty_list_says_what_will_stand_there(office: Client) -> None:
    assert "As soon as a letter is written, it stands here." in read(office, "/office/letters/")


def test_the_next_page_keeps_what_was_asked_for(office: Client, program: Program) -> None:
    letters = [make_letter(program=program, kind="news") for _ in range(51)]
    page = read(office, "/office/letters/?kind=news&state=waiting")
    older = f"?kind=news&amp;state=waiting&amp;before={letters[1].pk}"
    assert f'href="{older}"' in page
    last = read(office, f"/office/letters/{older.replace('&amp;', '&')}")
    assert (f"/office/letters/{letters[0].pk}/" in last, 'rel="next"' in last) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_letters_asks_as_often_for_three_as_for_one(office: Client, program: Program, number: int) -> None:
    for _ in range(number):
        make_letter(program=program, person=make_person())
    with assertNumQueries(11):
        assert read(office, "/office/letters/").count("<tr>") == number + 1


def test_letters_of_a_person_are_found_by_address_without_naming_it_in_the_page_s_own_address(
    office: Client, program: Program, director: Person
) -> None:
    reader = make_person(email="amina@example.org", name="Amina")
    make_letter(program=program, person=reader, subject="For Amina")
    make_letter(program=program, subject="For others")
    found = office.post(reverse("office_find_reader"), {"address": "AMINA@example.org"})
    assert found.headers["Location"] == f"/office/letters/?person={reader.pk}"
    page = read(office, found.headers["Location"])
    assert ("For Amina" in page, "For others" in page) == (True, False)
    noted = JournalEntry.objects.values_list("act", "about", "by")
    assert list(noted) == [("letters.looked-up", f"person:{reader.pk}", director.pk)]


def test_an_address_without_letters_is_told_and_noted_without_the_address(office: Client) -> None:
    answer = office.post(reverse("office_find_reader"), {"address": "nobody@example.org"}, follow=True)
    assert "There is no letter to a person with this address." in answer.content.decode()
    assert [(entry.about, entry.details) for entry in JournalEntry.objects.all()] == [("", {})]


def test_a_letter_shows_how_it_looks_where_it_is_and_what_can_be_done(office: Client, program: Program) -> None:
    letter = make_letter(program=program, subject="Welcome <b>you</b>", text="Dear Amina, welcome.", attempts=2)
    page = read(office, f"/office/letters/{letter.pk}/")
    parts = ("Welcome &lt;b&gt;you", "Dear Amina, welcome.", "Next try", 'value="hold"', 'value="cancel"', "Librarians")
    assert [part for part in parts if part not in page] == []
    assert [press for press in ("release", "retry", "arrived") if f'value="{press}"' in page] == []


def test_a_letter_that_failed_says_why_in_plain_words_and_can_be_tried_again(office: Client, program: Program) -> None:
    letter = make_letter(program=program, state="refused", fault="recipient 550 5.1.1")
    page = read(office, f"/office/letters/{letter.pk}/")
    assert "There is no such mailbox, or it takes no mail." in page
    assert "recipient 550 5.1.1" in page
    assert 'value="retry"' in page


def test_a_letter_with_a_code_is_never_shown(office: Client) -> None:
    letter = make_letter(kind="sign-in-code", subject="Your code is 418 207", text="418 207", html="<p>418 207</p>")
    page = read(office, f"/office/letters/{letter.pk}/") + read(office, "/office/letters/")
    assert "418 207" not in page
    assert "Only its reader may see it." in page
    assert office.get(f"/office/letters/{letter.pk}/html/").status_code == 404


def test_a_letter_in_arabic_runs_from_the_right(office: Client, program: Program) -> None:
    letter = make_letter(program=program, language="ar", text="مرحبا")
    assert '<pre class="paper" lang="ar" dir="rtl">مرحبا</pre>' in read(office, f"/office/letters/{letter.pk}/")


def test_the_html_of_a_letter_is_a_page_that_can_do_nothing(office: Client, program: Program) -> None:
    letter = make_letter(program=program, html="<p>Dear reader</p><script>alert(1)</script>")
    answer = office.get(f"/office/letters/{letter.pk}/html/")
    policy = set(answer.headers["Content-Security-Policy"].split("; "))
    assert answer.content.decode() == letter.html
    assert policy == {
        *(
            f"{name} 'none'"
            for name in ("default-src", "script-src", "connect-src", "font-src", "base-uri", "form-action")
        ),
        *("img-src data:", "style-src 'unsafe-inline'", "frame-ancestors 'self'", "sandbox"),
    }
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_only_the_page_of_a_letter_may_hold_a_frame(office: Client, program: Program) -> None:
    letter = make_letter(program=program)
    policies = [
        office.get(path).headers["Content-Security-Policy"]
        for path in (f"/office/letters/{letter.pk}/", "/office/letters/")
    ]
    assert ["frame-src 'self'" in policy for policy in policies] == [True, False]


def test_a_letter_without_html_has_no_such_page(office: Client, program: Program) -> None:
    letter = make_letter(program=program, html="")
    assert office.get(f"/office/letters/{letter.pk}/html/").status_code == 404
