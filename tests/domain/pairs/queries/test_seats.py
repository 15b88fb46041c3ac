"""Tests of reading who sits with whom: groups of a kind, page by page; a search; one group."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.pairs.queries import Group, SeatKind
from tests.domain.pairs.matches import make_closed_round, make_run

pytestmark = pytest.mark.django_db


def numbers(groups: list[Group]) -> list[int | None]:
    """List the numbers of groups."""
    return [group.number for group in groups]


def make_three() -> MatchRun:
    """Make a run with two pairs, a trio, and somebody without a partner."""
    round_ = make_closed_round(8)
    people = list(Application.objects.filter(round=round_).order_by("pk"))
    return make_run(round_, [people[:2], people[2:4], people[4:7]])


def mark(run: MatchRun, group: int, **fields: object) -> None:
    """Mark the first seat of a group."""
    seat = run.seats.filter(group=group).order_by("id").first()
    assert seat is not None
    Seat.objects.filter(pk=seat.pk).update(**fields)


def test_all_groups_stand_in_order_with_the_people_in_them() -> None:
    page = queries.list_seats(make_three())
    assert [(group.number, len(group.seats), group.is_trio) for group in page.groups] == [
        (1, 2, False),
        (2, 2, False),
        (3, 3, True),
    ]


def test_the_worst_served_stand_first() -> None:
    run = make_three()
    mark(run, 2, rel=300)
    mark(run, 3, rel=500)
    page = queries.list_seats(run, kind=SeatKind.WORST)
    assert [(group.number, group.rel) for group in page.groups] == [(2, 300), (3, 500), (1, 900)]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (SeatKind.BRIDGE, "is_bridge"),
        (SeatKind.THIN, "is_thin"),
        (SeatKind.UNSURE, "is_unsure"),
        (SeatKind.PINNED, "is_pinned"),
    ],
)
def test_groups_of_a_kind_come_whole(kind: SeatKind, field: str) -> None:
    run = make_three()
    mark(run, 2, **{field: True})
    page = queries.list_seats(run, kind=kind)
    assert [(group.number, len(group.seats)) for group in page.groups] == [(2, 2)]


def test_trios_and_the_unplaced_are_found() -> None:
    run = make_three()
    trios, alone = (queries.list_seats(run, kind=kind) for kind in (SeatKind.TRIO, SeatKind.UNPLACED))
    assert (numbers(trios.groups), numbers(alone.groups)) == ([3], [None])
    (left,) = alone.groups
    assert queries.group_of(left.seats[0]) == left


def test_groups_with_somebody_of_a_country_are_found() -> None:
    run = make_three()
    assert numbers(queries.list_seats(run, country="KE").groups) == [1]
    assert numbers(queries.list_seats(run, kind=SeatKind.UNPLACED, country="KE").groups) == [None]
    assert numbers(queries.list_seats(run, kind=SeatKind.UNPLACED, country="PE").groups) == []
    assert queries.countries_of_seats(run) == ["EG", "FR", "KE", "PE", "PH", "SE"]


def test_pages_hold_each_group_once() -> None:
    run = make_three()
    first = queries.list_seats(run, size=2)
    second = queries.list_seats(run, size=2, before=first.further or 0)
    assert (numbers(first.groups), first.further) == ([1, 2], 2)
    assert (numbers(second.groups), second.further) == ([3], None)


@pytest.mark.parametrize("people", [2, 6])
def test_a_page_of_groups_costs_two_queries(people: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    run = make_run(make_closed_round(people))
    with django_assert_num_queries(2):
        names = [seat.application.person.name for group in queries.list_seats(run).groups for seat in group.seats]
    assert len(names) == people


def test_somebody_is_found_by_name_address_and_number() -> None:
    run = make_three()
    seat = run.seats.filter(group=2).first()
    assert seat is not None
    person = seat.application.person
    for words in (person.name.upper(), f" {person.email} ", str(seat.application_id)):
        assert 2 in numbers(queries.search_seats(run, words))
    assert numbers(queries.search_seats(run, "3"))[-1:] != []
    assert (queries.search_seats(run, " "), queries.search_seats(run, "nobody at all")) == ([], [])


def test_who_has_no_partner_is_found_alone() -> None:
    run = make_three()
    left = run.seats.get(group=None)
    (found,) = [one for one in queries.search_seats(run, left.application.person.email) if one.number is None]
    assert found.seats == (left,)


def test_a_seat_and_its_group_are_found_by_number() -> None:
    run = make_three()
    seat = run.seats.filter(group=3).first()
    assert seat is not None
    group = queries.group_of(seat)
    assert (group, queries.find_group(run, 4)) == (queries.find_group(run, 3), None)
    assert queries.find_seat(run, seat.application_id) == seat
    assert queries.find_seats(run, [seat.application_id, 0]) == {seat.application_id: seat}


def test_the_applications_of_a_group_come_with_answers_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    run = make_three()
    group = queries.find_group(run, 3)
    assert group is not None
    with django_assert_num_queries(1):
        found = queries.applications_of_group(group)
        read = [(one.person.name, one.answers["country"], one.form.number) for one in found]
    assert [one.pk for one in found] == [seat.application_id for seat in group.seats]
    assert len(read) == 3


def test_a_file_lists_groups_in_order_and_the_unplaced_last() -> None:
    run = make_three()
    assert [seat.group for seat in queries.groups_in_order(run)] == [1, 1, 2, 2, 3, 3, 3, None]


def test_who_does_not_sit_in_a_run_is_imagined_alone_with_the_newest_reason() -> None:
    round_ = make_closed_round(3)
    old = make_run(round_)
    alone, placed = old.seats.get(group=None).application, old.seats.filter(group=1)[0].application
    run = make_run(round_, [])
    run.seats.all().delete()
    imagined = [queries.imagine_seat(run, one) for one in (alone, placed)]
    assert [(seat.group, seat.why, seat._state.adding) for seat in imagined] == [
        (None, "odd-one-out", True),
        (None, "", True),
    ]


def test_who_has_no_partner_and_was_set_aside_waits_for_nobody() -> None:
    round_ = make_closed_round(4)
    one, other, third, _fourth = Application.objects.filter(round=round_).order_by("pk")
    run = make_run(round_, [[one, other]])
    assert queries.count_left(run) == 2
    Application.objects.filter(pk__in=[one.pk, third.pk]).update(state=ApplicationState.STANDBY)
    assert queries.count_left(run) == 1
