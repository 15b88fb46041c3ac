"""Tests of the page of a person: why without a partner, what can be done, and why not with somebody else."""

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import CostView, InsteadView
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.groups import show_person
from pairloom.doors.backoffice.match.instead import describe_instead, say_cost
from tests.doors.backoffice.match.matched import OUTCOME, match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/people/"


def read(client: Client, application: Application) -> str:
    """Read the page of a person."""
    return client.get(f"{PAGE}{application.key}/").content.decode()


def press(client: Client, application: Application, **sent: str) -> str:
    """Press something for a person, and read what comes."""
    return client.post(f"{PAGE}{application.key}/press/", sent, follow=True).content.decode()


def view(cost: CostView | None = None, **fields: object) -> InsteadView:
    """Make the answer to why two are not partners."""
    standard = {
        "is_partner": False,
        "broken": (),
        "rel_there": 574,
        "rel_back": 564,
        "threshold": 690,
        "is_below_threshold": False,
        "cost": cost,
    }
    return InsteadView(**standard | fields)  # type: ignore[arg-type]


def test_who_has_no_partner_reads_why_and_what_can_be_done(led: Client, spring: Round) -> None:
    match_round(spring)
    left = people_of(spring)[-1]
    shown = read(led, left)
    for part in ("The number of people is odd", "Join a pair as a third", "Stand by", "Next round first"):
        assert part in shown
    assert "Ask to let a wish go" not in shown


def test_who_competes_for_the_same_few_is_named(led: Client, spring: Round) -> None:
    run = match_round(spring)
    people = people_of(spring)
    groups = [{"people": [people[0].pk, people[-1].pk], "partners": [people[1].pk]}]
    MatchRun.objects.filter(pk=run.pk).update(outcome=OUTCOME | {"groups": groups})
    shown = read(led, people[-1])
    assert ("Who competes" in shown, people[0].name in shown, people[1].name in shown) == (True, True, True)
    listed = led.get("/office/rounds/spring/match/unplaced/").content.decode()
    assert "People who compete for the same few: 2. Possible partners: 1." in listed


def test_no_wish_is_asked_to_go_since_none_rules_anybody_out(led: Client, spring: Round) -> None:
    left = people_of(spring)[-1]
    Application.objects.filter(pk=left.pk).update(answers=left.answers | {"wish_sector": "different"})
    match_round(spring)
    shown = read(led, left)
    assert ("No wish stands in the way." in shown, 'value="relax"' in shown) == (True, False)
    sent = {"act": "relax", "wish": "wish_sector"}
    assert led.post(f"{PAGE}{left.key}/press/", sent).status_code == 400


@pytest.mark.parametrize(("act", "state"), [("stand-by", ApplicationState.STANDBY), ("next", ApplicationState.WAITING)])
def test_who_is_set_aside_can_be_brought_back(led: Client, spring: Round, act: str, state: ApplicationState) -> None:
    match_round(spring)
    left = people_of(spring)[-1]
    shown = press(led, left, act=act)
    left.refresh_from_db()
    assert (left.state, left.why, "Bring back into the match" in shown) == (state, Why.NO_PARTNER, True)
    press(led, left, act="back")
    left.refresh_from_db()
    assert left.state == ApplicationState.ACCEPTED


def test_a_press_that_is_none_is_refused(led: Client, spring: Round) -> None:
    match_round(spring)
    assert led.post(f"{PAGE}{people_of(spring)[0].key}/press/", {"act": "marry"}).status_code == 400


def test_another_partner_is_searched_and_that_is_noted(led: Client, spring: Round) -> None:
    match_round(spring)
    one, other, *_rest = people_of(spring)
    answer = led.post(f"{PAGE}{one.key}/find/", {"words": other.name})
    assert f"/people/{one.key}/with/{other.key}/" in answer.content.decode()
    assert (other.person.email in answer.content.decode(), "Pair 1" in answer.content.decode()) == (True, True)
    assert JournalEntry.objects.get(act="pairs.searched").details == {"found": 1}


def test_a_run_that_keeps_no_files_says_so(led: Client, spring: Round) -> None:
    match_round(spring)
    one, other, *_rest = people_of(spring)
    path = f"{PAGE}{one.key}/with/"
    shown = led.get(f"{path}{other.key}/").content.decode()
    assert 'name="act"' not in shown
    assert led.get(f"{path}{one.key}/").status_code == 404


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (view(), "Nothing would be lost for all together"),
        (view(is_below_threshold=True), "less than 69% of their best"),
        (view(CostView("placed", None, 2)), "At least 2 more people would have no partner."),
        (view(CostView("tier", 800, 1)), "At least 1 more person would get less than 80% of their best."),
        (view(CostView("percentile", 50, 3)), "At least 3 more people would get a partner of the worse half."),
        (view(CostView("threshold", None, 5)), "Somebody would be served worse than anybody is"),
        (view(CostView("sum", None, 120)), "at least as much as 12% of one person's best"),
    ],
)
def test_the_cost_is_said_in_words(answer: InsteadView, words: str) -> None:
    assert words in say_cost(answer)


def test_where_somebody_is_pinned_the_threshold_is_not_said_of_all() -> None:
    assert "whom no organiser pinned gets at least that" in say_cost(view(is_below_threshold=True), has_pins=True)
    assert "whom no organiser pinned" in say_cost(view(CostView("threshold", None, 5)), has_pins=True)


def test_a_broken_rule_is_named_and_nothing_is_compared(spring: Round) -> None:
    pair = match_round(spring).seats.filter(group=1).select_related("application__person")
    seats = [show_person(seat) for seat in pair]
    shown = describe_instead(view(broken=("country",)), *seats)
    assert (shown["broken"], shown["gains"]) == (["they live in the same country"], [])
    gains = describe_instead(view(), *seats)["gains"]
    assert gains == [(seats[0].name, "90%", "57%"), (seats[1].name, "90%", "56%")]
