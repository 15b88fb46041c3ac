"""Telling people that applications are open."""

import re
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.services import suppress_address
from pairloom.domain.letters.services.unsubscribing import unsubscribe_by_token
from pairloom.domain.letters.states import Block
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.services import clear_notify_list, tell_opening
from pairloom.domain.outreach.services.opening import list_readers
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import give_consent
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import find_round
from pairloom.domain.programs.services import make_round
from tests.makers import NOW, make_person, make_program


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Walls", time_zone="Asia/Amman")


@pytest.fixture
def spring(program: Program) -> Round:
    made = make_round(program, slug="spring", name="Spring", opens_on=NOW.date() + timedelta(days=1), now=NOW)
    found = find_round(made.slug)
    assert found is not None
    return found


def list_up(program: Program, address: str, *, person: Person | None = None, is_confirmed: bool = True) -> NotifyMe:
    return NotifyMe.objects.create(
        program=program,
        person=person,
        address=address,
        language="ar",
        asked_at=NOW,
        confirmed_at=NOW if is_confirmed else None,
    )


def take_part(round_: Round, person: Person, *, likes_news: bool = True) -> Person:
    earlier = Round.objects.create(program=round_.program, slug=f"earlier-{person.pk}", name="Earlier", made_at=NOW)
    assert round_.form is not None
    Application.objects.create(round=earlier, person=person, form=round_.form, received_at=NOW, changed_at=NOW)
    if likes_news:
        give_consent(person, kind=Consent.NEWS, text_version="2026-1", now=NOW)
    return person


def list_letters() -> list[tuple[str, str, int | None]]:
    return sorted(Letter.objects.values_list("address", "language", "person"))


def test_each_reader_gets_one_letter_an_opening_in_their_language(program: Program, spring: Round) -> None:
    both = take_part(spring, make_person(email="both@example.org", language="fr"))
    known = make_person(email="known@example.org", language="es")
    list_up(program, "Both@example.org", person=both)
    list_up(program, "known@example.org", person=known)
    list_up(program, "alone@example.org")
    list_up(program, "open@example.org", is_confirmed=False)
    list_up(make_program(), "elsewhere@example.org")
    assert [tell_opening(spring, now=NOW), tell_opening(spring, now=NOW)] == [3, 3]
    assert list_letters() == [
        ("alone@example.org", "ar", None),
        ("both@example.org", "fr", both.pk),
        ("known@example.org", "es", known.pk),
    ]
    mailing = Mailing.objects.get()
    assert (mailing.kind, mailing.total, mailing.state) == ("applications-open", 3, "held")


def test_only_earlier_applicants_who_like_news_are_written_to(spring: Round) -> None:
    take_part(spring, make_person(), likes_news=False)
    take_part(spring, make_person(is_active=False))
    take_part(spring, make_person(leaving_at=NOW))
    give_consent(make_person(), kind=Consent.NEWS, text_version="2026-1", now=NOW)
    assert tell_opening(spring, now=NOW) == 0
    assert Mailing.objects.count() == 0


def test_who_stopped_news_of_this_program_is_left_alone(program: Program, spring: Round) -> None:
    list_up(program, "gone@example.org")
    list_up(program, "here@example.org")
    suppress_address("Gone@example.org", block=Block.NO_NEWS, program=program, now=NOW)
    suppress_address("here@example.org", block=Block.NO_NEWS, program=make_program(), now=NOW)
    tell_opening(spring, now=NOW)
    assert [address for address, _language, _person in list_letters()] == ["here@example.org"]


def test_the_letter_says_what_to_do_until_when_and_how_to_stop(program: Program, spring: Round) -> None:
    NotifyMe.objects.filter(pk=list_up(program, "a@example.org").pk).update(language="en")
    tell_opening(spring, now=NOW)
    letter = Letter.objects.get()
    assert letter.subject.startswith("You can apply now: ")
    assert "Spring" in letter.subject
    assert "/apply/spring/" in letter.text
    assert "(Amman)" in letter.text
    assert "/unsubscribe/" in letter.text
    assert letter.is_news is True


def test_a_person_who_has_left_or_moved_is_written_to_at_the_address_they_gave(program: Program, spring: Round) -> None:
    list_up(program, "old@example.org", person=make_person(email="new@example.org"))
    tell_opening(spring, now=NOW)
    assert list_letters() == [("old@example.org", "ar", None)]


@pytest.mark.parametrize("readers", [1, 3])
def test_finding_the_readers_costs_the_same_for_one_and_three(
    program: Program, spring: Round, django_assert_num_queries: DjangoAssertNumQueries, readers: int
) -> None:

    for number in range(readers):
        list_up(program, f"reader{number}@example.org")
    with django_assert_num_queries(4):
        assert len(list(list_readers(spring, now=NOW))) == readers


def test_one_press_in_the_letter_stops_them_without_an_account(program: Program, spring: Round) -> None:
    list_up(program, "a@example.org")
    tell_opening(spring, now=NOW)
    found = re.search(r"/unsubscribe/([^/\s]+)/", Letter.objects.get().text)
    assert found is not None
    unsubscribe_by_token(found[1], now=NOW)
    autumn = make_round(program, slug="autumn", name="Autumn", opens_on=NOW.date() + timedelta(days=300), now=NOW)
    assert tell_opening(autumn, now=NOW) == 0
    clear_notify_list(now=NOW)
    assert NotifyMe.objects.get().ended_at == NOW
