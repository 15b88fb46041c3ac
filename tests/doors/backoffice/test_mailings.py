"""Tests of the pages of mailings."""

import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program
from tests.domain.letters.outbox import make_letter, make_mailing


def make_news(program: Program, *, state: str = "held", letters: int = 3) -> Mailing:
    """Make a mailing with letters that are held."""
    mailing = make_mailing(program=program, state=state, total=letters)
    for _ in range(letters):
        make_letter(program=program, mailing=mailing, kind="news", state="held", subject="Applications open")
    return mailing


def press(office: Client, mailing: Mailing, act: str) -> str:
    """Press a button of a mailing and read the page that follows."""
    return office.post(f"/office/mailings/{mailing.pk}/press/", {"act": act}, follow=True).content.decode()


def list_acts() -> list[tuple[str, int | None]]:
    """List what was done, and by whom."""
    return list(JournalEntry.objects.order_by("pk").values_list("act", "by"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_mailings_as_for_one(office: Client, program: Program, number: int) -> None:
    for _ in range(number):
        make_news(program)
    with assertNumQueries(10):
        page = office.get("/office/mailings/").content.decode()
    assert page.count("Applications open") == number


def test_without_a_mailing_the_page_says_what_will_stand_there(office: Client) -> None:
    assert "No mailing yet" in office.get("/office/mailings/").content.decode()


def test_a_mailing_shows_how_far_it_is_and_one_of_its_letters(office: Client, program: Program) -> None:
    mailing = make_news(program)
    Mailing.objects.update(released=1, state="sending")
    page = office.get(f"/office/mailings/{mailing.pk}/").content.decode()
    parts = ("Applications open", "1 of 3 letters let go.", 'value="33"', 'value="hold"', 'value="stop"', "<dd>3</dd>")
    assert [part for part in parts if part not in page] == []
    assert 'value="release"' not in page


def test_an_empty_mailing_breaks_no_page(office: Client, program: Program) -> None:
    mailing = make_mailing(program=program)
    page = office.get(f"/office/mailings/{mailing.pk}/").content.decode()
    assert ("<bdi>News</bdi>" in page, 'value="0"' in page) == (True, True)


def test_a_mailing_is_paused_goes_on_and_is_stopped(office: Client, program: Program, director: Person) -> None:
    mailing = make_news(program)
    said = [press(office, mailing, act) for act in ("hold", "release", "stop")]
    mailing.refresh_from_db()
    assert ["is paused" in said[0], "goes on" in said[1], "is stopped" in said[2]] == [True] * 3
    assert mailing.state == "stopped"
    assert set(Letter.objects.filter(mailing=mailing).values_list("state", flat=True)) == {"cancelled"}
    acts = ("mailing.held", "mailing.released", "mailing.stopped")
    assert list_acts() == [(act, director.pk) for act in acts]


@pytest.mark.parametrize("act", ["hold", "stop"])
def test_a_second_press_on_a_mailing_changes_nothing(office: Client, program: Program, act: str) -> None:
    mailing = make_news(program)
    press(office, mailing, act)
    first = (list(Letter.objects.values()), list_acts())
    assert "This is not possible any more." in press(office, mailing, act)
    assert (list(Letter.objects.values()), list_acts()) == first


def test_a_mailing_that_has_ended_has_no_buttons(office: Client, program: Program) -> None:
    mailing = make_news(program, state="done")
    assert "/press/" not in office.get(f"/office/mailings/{mailing.pk}/").content.decode()
