"""Tests of who was set aside: listed on three pages after solving again, with a way back into the match."""

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import next_round_first, stand_by, withdraw_application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.aside import describe_aside
from tests.domain.pairs.matches import make_run
from tests.domain.pairs.scenes import OPENED
from tests.doors.backoffice.match.matched import OUTCOME, match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/"


@pytest.fixture
def left(spring: Round) -> Application:
    """Give somebody who was set aside before the match was solved again."""
    match_round(spring)
    person = people_of(spring)[-1]
    stand_by(person, by=None, now=OPENED)
    people = [one for one in people_of(spring) if one.pk != person.pk]
    make_run(spring, [people[:2], people[2:4], people[4:7]], outcome=OUTCOME)
    return person


@pytest.mark.parametrize("page", ["unplaced/", "changes/", "confirm/"])
def test_who_is_set_aside_stands_on_each_page_and_can_come_back(led: Client, left: Application, page: str) -> None:
    shown = led.get(f"{PAGE}{page}").content.decode()
    for part in ("1 person is set aside", left.name, "Bring back into the match", f"{left.key}/press/"):
        assert part in shown
    assert ("Everybody has a partner" in shown, "Nobody is left without" in shown) == (False, False)


def test_the_person_has_a_page_aside_and_back_again_without_a_seat(led: Client, left: Application) -> None:
    page = f"{PAGE}people/{left.key}/"
    shown = led.get(page).content.decode()
    assert ("The number of people is odd" in shown, "Bring back into the match" in shown) == (True, True)
    back = led.post(f"{page}press/", {"act": "back"}, follow=True).content.decode()
    left.refresh_from_db()
    assert left.state == ApplicationState.ACCEPTED
    assert ("is not in this match yet" in back, "Join a pair" in back, "Pin with somebody" in back) == (
        True,
        False,
        False,
    )
    assert led.get(f"{page}?run={MatchRun.objects.get(number=1).number}").status_code == 200


def test_who_withdrew_and_sits_nowhere_has_no_page(led: Client, left: Application) -> None:
    withdraw_application(left, by=None, now=OPENED)
    assert led.get(f"{PAGE}people/{left.key}/").status_code == 404


def test_it_says_who_comes_first_in_the_next_round(spring: Round) -> None:
    one, other, *_rest = people_of(spring)
    stand_by(one, by=None, now=OPENED)
    next_round_first(other, by=None, now=OPENED)
    shown = describe_aside(spring)
    words = {each.application.pk: str(each.words) for each in shown["aside"]}  # type: ignore[attr-defined]
    assert words == {one.pk: "stands by", other.pk: "comes first in the next round"}
    assert shown["all_aside"] == 2
