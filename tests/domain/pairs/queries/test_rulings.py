"""Tests of what holds in a round, and of whether a run is still up to date."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import Ruling
from pairloom.domain.pairs.queries import Staleness
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.models import Round
from tests.domain.pairs.matches import accept, make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer

pytestmark = pytest.mark.django_db


def rule(round_: Round, kind: RulingKind = RulingKind.PULL, key: str = "pull:1", **fields: object) -> Ruling:
    """Store a ruling."""
    return Ruling.objects.create(round=round_, kind=kind, key=key, made_at=OPENED, **fields)


def people_of(round_: Round) -> list[Application]:
    """List who applied to a round."""
    return list(Application.objects.filter(round=round_).order_by("pk"))


def test_what_was_taken_back_does_not_hold_and_is_found_by_number() -> None:
    round_ = make_closed_round()
    gone = rule(round_, taken_back_at=OPENED)
    first, second = rule(round_), rule(round_, key="pull:2")
    assert queries.rulings_of(round_) == [second, first]
    assert (queries.find_ruling(round_, gone.pk), queries.find_ruling(make_closed_round(), gone.pk)) == (gone, None)


def test_a_run_that_nothing_happened_to_is_up_to_date() -> None:
    round_ = make_closed_round()
    ruling = rule(round_)
    rule(round_, RulingKind.HOLD, "hold")
    staleness = queries.read_staleness(make_run(round_, rulings=[ruling.pk]))
    assert (staleness, bool(staleness)) == (Staleness(), False)


@pytest.mark.parametrize("held", [True, False])
def test_a_run_that_obeys_other_rulings_than_hold_is_out_of_date(held: bool) -> None:
    round_ = make_closed_round()
    ruling = rule(round_, taken_back_at=None if held else OPENED)
    staleness = queries.read_staleness(make_run(round_, rulings=[] if held else [ruling.pk]))
    assert (staleness.rulings_changed, bool(staleness)) == (True, True)


def test_who_left_who_came_and_who_changed_an_answer_is_named() -> None:
    round_ = make_closed_round(4)
    run = make_run(round_)
    gone, changed, *_same = people_of(round_)
    (late,) = accept(round_, [answer("KE")])
    Application.objects.filter(pk=gone.pk).update(state=ApplicationState.WITHDRAWN)
    Application.objects.filter(pk=changed.pk).update(changed_at=run.ordered_at + timedelta(minutes=1))
    staleness = queries.read_staleness(run)
    assert staleness == Staleness((gone.pk,), (changed.pk,), (late.pk,), rulings_changed=False)
    assert queries.name_applications(staleness.withdrawn + staleness.missing) == [gone, late]


@pytest.mark.parametrize("state", [ApplicationState.STANDBY, ApplicationState.WAITING, ApplicationState.WITHDRAWN])
def test_who_has_no_partner_in_it_changes_no_pair_by_leaving(state: ApplicationState) -> None:
    round_ = make_closed_round(5)
    run = make_run(round_)
    *_placed, last = people_of(round_)
    Application.objects.filter(pk=last.pk).update(state=state)
    assert not queries.read_staleness(run)
    Application.objects.filter(pk=last.pk).update(changed_at=run.ordered_at + timedelta(minutes=1))
    assert not queries.read_staleness(run)
    Application.objects.filter(pk=last.pk).update(state=ApplicationState.ACCEPTED)
    assert queries.read_staleness(run).changed == (last.pk,)


def test_partners_who_are_kept_apart_since_make_a_run_out_of_date() -> None:
    round_ = make_closed_round(4)
    run = make_run(round_)
    one, other, third, _fourth = people_of(round_)
    keep_apart(one.person, third.person, wished_by=None, by=None, now=OPENED)
    assert not queries.read_staleness(run)
    keep_apart(one.person, other.person, wished_by=None, by=None, now=OPENED)
    staleness = queries.read_staleness(run)
    assert ([each.applications for each in staleness.apart], bool(staleness)) == ([(one.pk, other.pk)], True)


@pytest.mark.parametrize(("place", "people"), [(0, 5), (4, 5), (0, 4)])
def test_who_was_erased_since_makes_a_run_out_of_date(place: int, people: int) -> None:
    round_ = make_closed_round(5)
    run = make_run(round_, people=people)
    people_of(round_)[place].person.delete()
    staleness = queries.read_staleness(run)
    assert (staleness, bool(staleness)) == (Staleness(vanished=1), True)


def test_what_was_said_and_taken_back_since_is_not_known_to_a_run() -> None:
    round_ = make_closed_round()
    obeyed, undone = rule(round_), rule(round_, key="pull:2", taken_back_at=OPENED)
    rule(round_, RulingKind.HOLD, "hold")
    rule(round_, key="pull:3", taken_back_at=OPENED)
    said = rule(round_, RulingKind.FORBID, "forbid:1:2")
    run = make_run(round_, rulings=[obeyed.pk, undone.pk])
    assert queries.rulings_unknown_to(run) == [said, undone]


@pytest.mark.parametrize("people", [4, 8])
def test_whether_a_run_is_up_to_date_costs_seven_queries(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = make_run(make_closed_round(people))
    with django_assert_num_queries(7):
        queries.read_staleness(run)


def test_rulings_with_their_people_cost_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    round_ = make_closed_round()
    one, other, *_rest = people_of(round_)
    person = one.person
    for number in range(3):
        rule(round_, RulingKind.FORBID, f"forbid:{number}", one=one, other=other)
    with django_assert_num_queries(1):
        assert {ruling.one.person for ruling in queries.rulings_of(round_) if ruling.one} == {person}


def test_who_was_pinned_is_outside_what_a_threshold_says() -> None:
    round_ = make_closed_round()
    pulled, pinned = rule(round_), rule(round_, RulingKind.PIN, "pin:1:2")
    levels = [{"claim": "threshold", "at": 0, "value": 670, "bound": 670}]
    runs = [
        make_run(round_, rulings=[pulled.pk]),
        make_run(round_, rulings=[pinned.pk]),
        make_run(round_, outcome={"levels": levels, "worst": 670}),
        make_run(round_, outcome={"levels": levels, "worst": 530}),
    ]
    assert [queries.has_pins(run) for run in runs] == [False, True, False, True]


def test_other_rulings_about_people_than_in_the_run_before_are_told_and_points_are_not(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_ = make_closed_round()
    pulled, weighed = rule(round_), rule(round_, RulingKind.WEIGHT, "weight:sector")
    base = make_run(round_, rulings=[pulled.pk])
    ruled = [[pulled.pk], [pulled.pk, weighed.pk], [], [weighed.pk], [pulled.pk, weighed.pk + 1000]]
    runs = [make_run(round_, base=base, rulings=rulings) for rulings in ruled]
    assert [queries.is_ruled_anew(run) for run in runs] == [False, False, True, True, True]
    assert not queries.is_ruled_anew(base)
    with django_assert_num_queries(1):
        queries.is_ruled_anew(runs[3])
