"""Tests of the buttons on letters: each does one thing once, and is noted."""

import pytest
from django.test import Client

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW


def list_journal() -> list[tuple[str, str, int | None]]:
    """List who did what to what."""
    return list(JournalEntry.objects.order_by("pk").values_list("act", "about", "by"))


@pytest.mark.parametrize(
    ("before", "act", "after", "noted"),
    [
        ("waiting", "hold", "held", "letter.held"),
        ("held", "release", "waiting", "letter.released"),
        ("gave-up", "retry", "waiting", "letter.retried"),
        ("refused", "retry", "waiting", "letter.retried"),
        ("waiting", "cancel", "cancelled", "letter.cancelled"),
    ],
)
def test_a_button_does_its_work_once_and_a_second_press_changes_nothing(
    office: Client, program: Program, director: Person, before: str, act: str, after: str, noted: str
) -> None:
    letter = make_letter(program=program, state=before)
    path = f"/office/letters/{letter.pk}/press/"
    answers = [office.post(path, {"act": act}) for _ in range(2)]
    letter.refresh_from_db()
    assert [answer.headers["Location"] for answer in answers] == [f"/office/letters/{letter.pk}/"] * 2
    assert letter.state == after
    assert [entry for entry in list_journal() if entry[0] == noted] == [(noted, f"letter:{letter.pk}", director.pk)]


def test_the_page_after_a_press_says_what_became_of_it(office: Client, program: Program) -> None:
    letter = make_letter(program=program)
    path = f"/office/letters/{letter.pk}/press/"
    first = office.post(path, {"act": "hold"}, follow=True).content.decode()
    second = office.post(path, {"act": "hold"}, follow=True).content.decode()
    assert "The letter is held." in first
    assert "This is not possible any more." in second


@pytest.mark.parametrize(("act", "after"), [("arrived", "sent"), ("again", "waiting")])
def test_an_unsure_letter_is_decided_once(
    office: Client, program: Program, director: Person, act: str, after: str
) -> None:
    letter = make_letter(program=program, state="unsure", handed_at=NOW)
    answers = [office.post(f"/office/letters/unsure/{letter.pk}/", {"act": act}) for _ in range(2)]
    letter.refresh_from_db()
    assert [answer.headers["Location"] for answer in answers] == ["/office/letters/unsure/"] * 2
    assert (letter.state, letter.resolved_by) == (after, "press")
    assert list_journal() == [("letter.resolved", f"letter:{letter.pk}", director.pk)]


def test_a_letter_that_is_not_unsure_cannot_be_sent_again(office: Client, program: Program) -> None:
    letter = make_letter(program=program, state="sent", sent_at=NOW)
    office.post(f"/office/letters/unsure/{letter.pk}/", {"act": "again"})
    letter.refresh_from_db()
    assert (letter.state, list_journal()) == ("sent", [])


def test_unsure_letters_are_listed_as_tasks_with_what_is_known(office: Client, program: Program) -> None:
    letter = make_letter(program=program, state="unsure", handed_at=NOW, fault="dot silent", subject="Welcome")
    letter.events.create(kind="delayed", source="webhook", name="a", at=NOW)
    page = office.get("/office/letters/unsure/").content.decode()
    parts = (
        "It arrived: Welcome",
        "Send it again: Welcome",
        "It may have arrived.",
        "The reader&#x27;s mail server is slow",
    )
    assert [part for part in parts if part not in page] == []


def test_a_code_is_never_offered_to_be_sent_again(office: Client) -> None:
    letter = make_letter(kind="sign-in-code", state="unsure", handed_at=NOW)
    pages = [office.get(path).content.decode() for path in ("/office/letters/unsure/", f"/office/letters/{letter.pk}/")]
    assert ["arrived" in page and 'value="again"' not in page for page in pages] == [True, True]


def test_where_nothing_is_unsure_the_page_is_calm(office: Client) -> None:
    assert "Nothing is unsure" in office.get("/office/letters/unsure/").content.decode()
