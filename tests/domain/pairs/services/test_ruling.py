"""Tests of the organisers' last word: what is stored and noted, what is refused, taking it back, saying it twice."""

from typing import Any

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import KeptApart, Ruling
from pairloom.domain.pairs.services import Weight, read_weights
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED, answer
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor(db: None) -> Person:
    """Give an organiser."""
    return make_person(name="Noor")


def people_of(round_: Round) -> list[Application]:
    """List who applied to a round."""
    return list(Application.objects.filter(round=round_).order_by("pk"))


def refuse(call: Any, *args: Any, by: Person) -> tuple[Reason, dict[str, object]]:
    """Tell why something is refused, and that nothing was stored."""
    before = Ruling.objects.count()
    with pytest.raises(Refused) as refusal:
        call(*args, by=by, now=OPENED)
    assert Ruling.objects.count() == before
    return refusal.value.reason, dict(refusal.value.details)


def test_a_pin_is_stored_in_order_and_noted_without_names(noor: Person) -> None:
    round_ = make_closed_round()
    one, other, *_rest = people_of(round_)
    ruling = services.pin_pair(round_, other, one, by=noor, now=OPENED)
    assert (ruling.kind, ruling.one, ruling.other, ruling.made_by) == (RulingKind.PIN, one, other, noor)
    line = JournalEntry.objects.get(act="ruling.made")
    assert (line.about, line.by, line.details) == (f"round:{round_.pk}", noor, {"kind": "pin", "ruling": ruling.pk})


def test_the_same_word_said_twice_is_one_ruling(noor: Person) -> None:
    round_ = make_closed_round()
    one, other, third, *_rest = people_of(round_)
    calls: list[tuple[Any, tuple[Application, ...]]] = [
        (services.pin_pair, (one, other)),
        (services.forbid_pair, (one, third)),
        (services.pull_person, (third,)),
        (services.hold_match, ()),
    ]
    first = [call(round_, *people, by=noor, now=OPENED) for call, people in calls]
    assert [call(round_, *people, by=noor, now=OPENED) for call, people in calls] == first
    assert (Ruling.objects.count(), JournalEntry.objects.filter(act="ruling.made").count()) == (4, 4)


def test_three_become_a_trio(noor: Person) -> None:
    round_ = make_closed_round()
    one, other, third, last = people_of(round_)
    ruling = services.make_trio(round_, third, one, other, by=noor, now=OPENED)
    assert [ruling.one, ruling.other, ruling.third] == [one, other, third]
    assert refuse(services.pin_pair, round_, one, last, by=noor) == (Reason.PAIR_PINNED_ALREADY, {})


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (answer("SE"), "country"),
        (answer("KE", {"sw": "native"}), "language"),
        (answer("TO"), "hours"),
    ],
)
def test_two_who_break_a_hard_rule_are_never_pinned(noor: Person, other: dict[str, Any], rule: str) -> None:
    round_ = make_closed_round([answer("SE"), other, answer("PE")])
    one, second, third = people_of(round_)
    assert refuse(services.pin_pair, round_, one, second, by=noor) == (Reason.PAIR_NOT_POSSIBLE, {"rule": rule})
    refused = refuse(services.make_trio, round_, one, second, third, by=noor)
    assert (refused[0], Ruling.objects.count()) == (Reason.PAIR_NOT_POSSIBLE, 0)


def test_earlier_partners_and_people_kept_apart_are_never_pinned(noor: Person) -> None:
    round_, earlier = make_closed_round(), make_closed_round(2)
    one, other, third, _last = people_of(round_)
    met = people_of(earlier)
    Application.objects.filter(pk=met[0].pk).update(person=one.person)
    Application.objects.filter(pk=met[1].pk).update(person=other.person)
    make_pair(*people_of(earlier))
    KeptApart.objects.create(one=one.person, other=third.person, made_at=OPENED)
    assert refuse(services.pin_pair, round_, one, other, by=noor)[1] == {"rule": "earlier"}
    assert refuse(services.pin_pair, round_, one, third, by=noor)[1] == {"rule": "blocked"}


def test_only_people_with_a_place_in_this_round_are_ruled_about(noor: Person) -> None:
    round_ = make_closed_round()
    one, other, *_rest = people_of(round_)
    stranger = people_of(make_closed_round())[0]
    Application.objects.filter(pk=other.pk).update(state=ApplicationState.WITHDRAWN)
    wrong = (Reason.PAIR_NOT_POSSIBLE, {"rule": "no-place"})
    assert refuse(services.pin_pair, round_, one, other, by=noor) == wrong
    assert refuse(services.forbid_pair, round_, one, stranger, by=noor) == wrong
    assert refuse(services.pull_person, round_, other, by=noor) == wrong
    assert refuse(services.pin_pair, round_, one, one, by=noor)[1] == {"rule": "same-person"}


def test_a_word_is_taken_back_once_and_can_be_said_again(noor: Person) -> None:
    round_ = make_closed_round()
    one, *_rest = people_of(round_)
    first = services.pull_person(round_, one, by=noor, now=OPENED)
    assert services.take_back_ruling(first, by=noor, now=OPENED)
    assert not services.take_back_ruling(first, by=noor, now=OPENED)
    assert JournalEntry.objects.filter(act="ruling.taken-back").count() == 1
    second = services.pull_person(round_, one, by=noor, now=OPENED)
    assert queries.rulings_of(round_) == [second]


def test_once_confirmed_nothing_is_said_or_taken_back(noor: Person) -> None:
    round_ = make_closed_round()
    one, other, *_rest = people_of(round_)
    ruling = services.pull_person(round_, one, by=noor, now=OPENED)
    move_round(round_, to=RoundState.MATCHED, now=OPENED)
    for call, people in (
        (services.pin_pair, (round_, one, other)),
        (services.hold_match, (round_,)),
        (services.weigh, (round_, "hours", 100)),
        (services.take_back_ruling, (ruling,)),
    ):
        assert refuse(call, *people, by=noor) == (Reason.MATCH_CONFIRMED, {})


def test_a_weight_takes_the_place_of_the_one_before(noor: Person) -> None:
    round_ = make_closed_round()
    services.weigh(round_, "hours", 300, by=noor, now=OPENED)
    second = services.weigh(round_, "hours", 0, by=noor, now=OPENED)
    assert services.weigh(round_, "hours", 0, by=noor, now=OPENED) == second
    assert [(one.criterion, one.points) for one in queries.rulings_of(round_)] == [("hours", 0)]


@pytest.mark.parametrize(("criterion", "points"), [("hours", -1), ("hours", 1001), ("luck", 10)])
def test_a_weight_of_nothing_known_or_beyond_the_limits_is_refused(noor: Person, criterion: str, points: int) -> None:
    assert refuse(services.weigh, make_closed_round(), criterion, points, by=noor) == (Reason.MOVE_NOT_ALLOWED, {})


def test_all_weights_are_saved_at_once_and_the_plans_own_need_no_ruling(noor: Person) -> None:
    round_ = make_closed_round()
    plain = read_weights(round_)
    assert (plain["interests"], plain["hours"]) == (400, 150)
    assert services.weigh_all(round_, plain, by=noor, now=OPENED) == 0
    assert services.weigh_all(round_, plain | {"hours": 10, "interests": 0}, by=noor, now=OPENED) == 2
    assert services.weigh_all(round_, plain | {"hours": 10}, by=noor, now=OPENED) == 1
    assert [(one.criterion, one.points) for one in queries.rulings_of(round_)] == [("hours", 10)]


def test_each_weight_names_the_question_or_the_wish_that_it_comes_from(noor: Person) -> None:
    weights = services.list_round_weights(make_closed_round(2))
    assert Weight("interests", 400, "interests") in weights
    assert Weight("other_sector", 250, "wish_sector", "different") in weights
    assert Weight("hours", 150) in weights
