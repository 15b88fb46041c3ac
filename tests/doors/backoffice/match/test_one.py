"""Tests of the page of one pair: profiles side by side, why they go together, what each will read, what can be said."""

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import Seat
from pairloom.domain.programs.models import Round
from tests.domain.pairs.matches import FACTS
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/pairs/"


def read(client: Client, number: int) -> str:
    """Read the page of a pair."""
    return client.get(f"{PAGE}{number}/").content.decode()


def test_a_pair_is_shown_with_why_and_how_well(led: Client, spring: Round) -> None:
    match_round(spring)
    one, other = people_of(spring)[:2]
    Seat.objects.filter(application=one).update(
        facts={str(other.pk): FACTS | {"met": [["wish_sector", "different"]], "missed": [["wish_language", "mine"]]}}
    )
    shown = read(led, 1)
    parts = (
        "90%: nobody would be better, among 3 possible partners.",
        "Shared interests: Advocacy and lobbying",
        "English: both know enough to work in it.",
        "at least 6 hours a day when both are up",
        "A wish about the kind of workplace: Different from mine",
        "Wishes not met:",
        "What each will read",
    )
    assert [part for part in parts if part not in shown] == []


def test_a_trio_shows_what_each_two_of_it_share(led: Client, spring: Round) -> None:
    match_round(spring)
    shown = read(led, 3)
    assert ("Group of three, number 3" in shown, shown.count("Shared interests")) == (True, 3)
    assert (shown.count('name="act" value="forbid"'), shown.count('name="act" value="pull"')) == (3, 3)
    assert ('value="trio"' in shown, 'value="pin"' in shown) == (True, False)


def test_all_answers_are_shown_on_a_press_that_is_noted(led: Client, spring: Round) -> None:
    match_round(spring)
    one, other = people_of(spring)[:2]
    Application.objects.filter(pk=one.pk).update(answers=one.answers | {"wish_sector": "different"})
    question = "Should your partner work in the same kind of library?"
    assert question not in read(led, 1)
    assert question in led.post(f"{PAGE}1/answers/").content.decode()
    noted = JournalEntry.objects.filter(act="application.read").values_list("about", flat=True)
    assert set(noted) == {f"application:{one.pk}", f"application:{other.pk}"}


def test_a_pair_that_is_none_does_not_exist(led: Client, spring: Round) -> None:
    match_round(spring)
    assert led.get(f"{PAGE}9/").status_code == 404


@pytest.mark.parametrize("number", [0, 9, 2**63, 10**25])
def test_a_number_of_no_pair_does_not_exist_however_long_it_is(led: Client, spring: Round, number: int) -> None:
    match_round(spring)
    answers = [led.get(f"{PAGE}{number}/"), led.post(f"{PAGE}{number}/answers/")]
    match = "/office/rounds/spring/match/"
    answers += [led.get(f"{match}runs/{number}/"), led.post(f"{match}runs/{number}/stop/")]
    answers += [led.post(f"{match}changes/{number}/back/"), led.post(f"/office/kept-apart/{number}/lift/")]
    answers += [led.post(f"{match}proof/", {"number": str(number)})]
    assert [answer.status_code for answer in answers] == [404] * len(answers)
