"""An organiser takes somebody without a partner out of the match, and brings them back; nobody is written to."""

from collections.abc import Callable

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import decide_again, read_standing
from pairloom.domain.applications.services import bring_back, change_answers, next_round_first, stand_by
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import find_end, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed() -> Application:
    """Give somebody with a place in a round that has closed."""
    round_ = open_round(state=RoundState.CLOSED)
    decided = {"state": ApplicationState.ACCEPTED, "why": Why.PLACE, "decided_at": find_end(round_)}
    return make_application(round_, **decided)


@pytest.mark.parametrize(
    ("act", "state"), [(stand_by, ApplicationState.STANDBY), (next_round_first, ApplicationState.WAITING)]
)
def test_a_second_press_changes_nothing_and_all_is_undone(
    placed: Application, act: Callable[..., bool], state: ApplicationState
) -> None:
    now, director = find_end(placed.round), make_person()
    assert [act(placed, by=director, now=now) for _ in range(2)] == [True, False]
    placed.refresh_from_db()
    assert (placed.state, placed.why) == (state, Why.NO_PARTNER)
    assert decide_again(placed.round) == []
    assert [bring_back(placed, by=director, now=now) for _ in range(2)] == [True, False]
    placed.refresh_from_db()
    assert (placed.state, placed.why, Letter.objects.count()) == (ApplicationState.ACCEPTED, Why.PLACE, 0)
    acts = JournalEntry.objects.filter(about=f"application:{placed.pk}").order_by("id")
    assert [(entry.act, entry.by, entry.details) for entry in acts] == [
        ("application.set-aside", director, {"state": state.value}),
        ("application.brought-back", director, {"before": state.value}),
    ]


def test_until_the_introductions_the_person_sees_a_place_and_may_change_nothing(placed: Application) -> None:
    now = find_end(placed.round)
    stand_by(placed, by=None, now=now)
    seen = read_standing(placed.person, placed.round, now=now)
    assert seen is not None
    assert (seen.told, seen.may_change) == ((ApplicationState.ACCEPTED, Why.PLACE), False)
    with pytest.raises(Refused, match=Reason.ROUND_CLOSED):
        change_answers(placed, {"city": "Oslo"}, version=1, now=now)
    Round.objects.filter(pk=placed.round_id).update(state=RoundState.RUNNING)
    seen = read_standing(placed.person, placed.round, now=now)
    assert seen is not None
    assert (seen.told, seen.may_change) == ((ApplicationState.STANDBY, Why.NO_PARTNER), True)


def test_once_the_match_is_confirmed_nobody_is_moved(placed: Application) -> None:
    now = find_end(placed.round)
    stand_by(placed, by=None, now=now)
    other = make_application(placed.round, state=ApplicationState.ACCEPTED, why=Why.PLACE)
    Round.objects.filter(pk=placed.round_id).update(state=RoundState.MATCHED)
    for act, whom in ((bring_back, placed), (stand_by, other), (next_round_first, other)):
        with pytest.raises(Refused, match=Reason.MATCH_CONFIRMED):
            act(whom, by=None, now=now)


def test_who_came_late_is_not_brought_into_the_match(placed: Application) -> None:
    late = make_application(placed.round, state=ApplicationState.STANDBY, why=Why.LATE)
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        bring_back(late, by=None, now=find_end(placed.round))
