"""Tests of lists of applications: narrowed, searched, page by page, and what happened to one."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import (
    WantedApplications,
    countries_of,
    find_round_application,
    list_applications,
    list_aside,
    list_decided,
    list_steps,
    search_applications,
)
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.services import write_journal
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def test_pages_hold_every_application_once_newest_first() -> None:
    round_ = open_round()
    made = [make_application(round_) for _ in range(5)]
    make_application(open_round())
    seen: list[Application] = []
    page = list_applications(round_, WantedApplications(), size=2)
    while page.older is not None:
        seen += page.applications
        page = list_applications(round_, WantedApplications(), before=page.older, size=2)
    assert [*seen, *page.applications] == made[::-1]


def test_who_was_set_aside_is_listed_until_pairs_are_introduced() -> None:
    round_ = open_round()
    aside = [
        make_application(round_, name=name, state=state, why=Why.NO_PARTNER)
        for name, state in (("Ada", ApplicationState.STANDBY), ("Bo", ApplicationState.WAITING))
    ]
    make_application(round_, state=ApplicationState.STANDBY, why=Why.LATE)
    listed = []
    for state in (RoundState.CLOSED, RoundState.MATCHED, RoundState.RUNNING):
        round_.state = state
        listed.append(list(list_aside(round_)))
    assert listed == [aside, aside, []]


def test_a_list_is_narrowed_by_state_country_and_by_what_the_reader_may_see() -> None:
    round_ = open_round()
    kenya = make_application(round_, country="KE")
    make_application(round_, country="PE", state="withdrawn")
    wishes = (
        WantedApplications(states=(ApplicationState.CONFIRMED,)),
        WantedApplications(country="KE"),
        WantedApplications(countries=frozenset({"KE"})),
        WantedApplications(country="PE", countries=frozenset({"KE"})),
    )
    found = [list_applications(round_, wanted).applications for wanted in wishes]
    assert found == [[kenya], [kenya], [kenya], []]
    assert countries_of(round_) == ["KE", "PE"]


@pytest.mark.parametrize("words", ["noor", "Noor", "NOOR", "al-h", "LIBRARY.ORG", " noor "])
def test_a_search_finds_parts_of_the_name_and_the_address(words: str) -> None:
    round_ = open_round()
    named = make_application(round_, name="Noor Al-Hassan", person=make_person(email="n@library.org"))
    make_application(round_)
    assert search_applications(round_, words) == [named]
    assert search_applications(round_, " ") == []


def test_an_application_is_found_in_its_round_only() -> None:
    application = make_application(open_round())
    other = open_round()
    assert find_round_application(application.round, str(application.key)) == application
    assert find_round_application(other, str(application.key)) is None


def test_steps_come_oldest_first_with_who_did_them(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    application, organiser = make_application(open_round()), make_person()
    write_journal("application.received", about=application, at=OPEN)
    write_journal("application.read", about=application, by=organiser, at=OPEN)
    with django_assert_num_queries(1):
        steps = [(line.act, line.by) for line in list_steps(application)]
    assert steps == [("application.received", None), ("application.read", organiser)]


def test_decisions_are_listed_in_order_of_arrival() -> None:
    round_ = open_round()
    later = make_application(round_, received_at=OPEN)
    first = make_application(round_)
    assert list(list_decided(round_)) == [first, later]
