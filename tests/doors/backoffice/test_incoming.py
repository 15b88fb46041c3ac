"""Tests of the pages of mail that came in."""

import pytest
from django.test import Client

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.incoming import MOST_SHOWN, write_text
from tests.domain.letters.outbox import make_letter, make_mail

HOSTILE = b"Subject: \xff\x00<script>alert(1)</script>\r\nX: \x1b[2J\xe2\x80\xae\r\n\r\nGr\xc3\xbc\xc3\x9fe\r\n"


def test_a_mail_that_cannot_be_read_is_shown_as_text_and_nothing_in_it_runs(office: Client) -> None:
    mail = make_mail(raw=HOSTILE, fault="the parser gave up")
    page = office.get(f"/office/incoming/{mail.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page
    assert ("Grüße" in page, "the parser gave up" in page, "\u202e" in page) == (True, True, False)


def test_a_long_mail_is_shown_in_part_and_the_page_says_so(office: Client) -> None:
    long, short = make_mail(raw=b"x" * (MOST_SHOWN + 1)), make_mail(raw=b"x" * MOST_SHOWN)
    words = "Only the beginning is shown"
    pages = [office.get(f"/office/incoming/{mail.pk}/").content.decode() for mail in (long, short)]
    assert [words in page for page in pages] == [True, False]
    assert len(pages[0]) < MOST_SHOWN + 10_000


def test_a_mail_that_was_read_shows_what_it_says_and_which_letter_it_is_about(office: Client, program: Program) -> None:
    letter = make_letter(program=program, subject="Welcome")
    mail = make_mail(letter=letter, state="read", kind="reply", text="Thank you", subject="Re: Welcome")
    page = office.get(f"/office/incoming/{mail.pk}/").content.decode()
    parts = ("Thank you", "Re: Welcome", f"/office/letters/{letter.pk}/", "Answer")
    assert [part for part in parts if part not in page] == []


def test_what_was_looked_at_leaves_the_list_and_stays_among_all(office: Client, director: Person) -> None:
    mail = make_mail(subject="Odd")
    assert "Odd" in office.get("/office/incoming/").content.decode()
    for _ in range(2):
        answer = office.post(f"/office/incoming/{mail.pk}/aside/")
        assert answer.headers["Location"] == "/office/incoming/?pile=flagged"
    office.get("/office/incoming/")
    seen = ["Odd" in office.get(f"/office/incoming/?pile={pile}").content.decode() for pile in ("flagged", "all")]
    assert seen == [False, True]
    noted = list(JournalEntry.objects.values_list("act", "about", "by"))
    assert noted == [("mail.looked-at", f"incomingmail:{mail.pk}", director.pk)]
    assert IncomingMail.objects.get().state == "quarantined"


def test_an_answer_can_be_marked_as_seen_and_leaves_the_new_ones(office: Client, program: Program) -> None:
    letter = make_letter(program=program)
    mail = make_mail(subject="Re: Hello", kind="reply", state="read", is_flagged=False, letter=letter)
    path = f"/office/incoming/{mail.pk}/"
    before = "I have looked at it" in office.get(path).content.decode()
    answers = [office.post(f"{path}aside/").headers["Location"] for _ in range(2)]
    office.get("/office/incoming/")
    page = office.get(path).content.decode()
    piles = [office.get(f"/office/incoming/?pile={pile}").content.decode() for pile in ("unseen", "replies")]
    assert answers == ["/office/incoming/?pile=unseen"] * 2
    assert (before, "I have looked at it" in page, "looked at it on" in page) == (True, False, True)
    assert ["Re: Hello" in pile for pile in piles] == [False, True]
    assert JournalEntry.objects.count() == 1


def test_a_mail_that_could_not_be_read_is_read_once_more_after_a_press(office: Client, director: Person) -> None:
    mail = make_mail()
    path = f"/office/incoming/{mail.pk}/"
    is_offered = "Try to read it once more" in office.get(path).content.decode()
    for _ in range(2):
        assert office.post(f"{path}again/").headers["Location"] == path
    page = office.get(path).content.decode()
    mail.refresh_from_db()
    assert (is_offered, mail.state, "Try to read it once more" in page) == (True, "stored", False)
    assert "We try to read it once more" in page
    assert "This is not possible any more" in page
    assert list(JournalEntry.objects.values_list("act", "by")) == [("mail.read-again", director.pk)]


@pytest.mark.parametrize("pile", ["", "flagged", "nonsense"])
def test_the_list_begins_with_what_wants_a_look(office: Client, pile: str) -> None:
    make_mail(subject="Looked at", is_flagged=False)
    page = office.get("/office/incoming/", {"pile": pile}).content.decode()
    assert ("Looked at" in page, "Nothing here" in page) == (False, True)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        (b"\x00\x1b\xff", "\ufffd\ufffd\ufffd"),
        ("\u202eabc".encode(), "\ufffdabc"),
        ("大家好 ليلى".encode(), "大家好 ليلى"),
    ],
)
def test_bytes_become_text_that_cannot_steer_the_page(raw: bytes, text: str) -> None:
    assert write_text(raw) == text
