"""Who sees which people are kept apart: those who look after a program of both, and never what is said about them."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.queries import (
    find_apart,
    find_applicants,
    list_apart,
    looks_after_apart,
    search_applicants,
)
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round
from tests.domain.pairs.scenes import answer, apply, make_open_round
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def round_() -> Round:
    return make_open_round()


def appoint(role: Role, program: Program) -> Person:
    """Give a role to somebody new."""
    person = make_person()
    make_role(person, role, program=program, country="SE" if role == Role.AMBASSADOR else "")
    return person


def join(round_: Round, number: int) -> list[Person]:
    """Let so many people have applied to a round."""
    return [application.person for application in apply(round_, [answer()] * number)]


@pytest.mark.parametrize("role", list(Role))
def test_directors_deputies_and_safeguarding_see_them_and_nobody_else(round_: Round, role: Role) -> None:
    reader, (one, other) = appoint(role, round_.program), join(round_, 2)
    kept = keep_apart(one, other, wished_by=one, by=None, now=NOW)
    sees = role in {Role.DIRECTOR, Role.DEPUTY, Role.SAFEGUARDING}
    assert looks_after_apart(reader, today=TODAY) == sees
    assert list_apart(reader, today=TODAY).kept == ([kept] if sees else [])
    assert find_apart(reader, kept.pk, today=TODAY) == (kept if sees else None)
    assert search_applicants(reader, one.email, today=TODAY) == ([one] if sees else [])


def test_those_of_another_program_see_nothing_even_when_one_of_the_two_is_theirs(round_: Round) -> None:
    other_round = make_open_round()
    reader, [one], [other] = appoint(Role.DIRECTOR, round_.program), join(round_, 1), join(other_round, 1)
    kept = keep_apart(one, other, wished_by=None, by=None, now=NOW)
    stranger = appoint(Role.DIRECTOR, make_program())
    for somebody in (reader, stranger):
        assert list_apart(somebody, today=TODAY).kept == []
        assert find_apart(somebody, kept.pk, today=TODAY) is None
    assert find_applicants(reader, [other.pk, one.pk], today=TODAY) == [one]


def test_whoever_looks_after_a_program_never_sees_what_another_wishes_about_them(round_: Round) -> None:
    one, other, third = join(round_, 3)
    for person in (one, other, third):
        make_role(person, Role.SAFEGUARDING, program=round_.program)
    kept = keep_apart(one, other, wished_by=one, by=None, now=NOW)
    assert [list_apart(person, today=TODAY).kept for person in (one, other, third)] == [[kept], [], [kept]]
    known = keep_apart(other, third, wished_by=None, by=None, now=NOW)
    assert [list_apart(person, today=TODAY).kept for person in (one, other, third)] == [[known, kept], [], [kept]]


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_is_one_query_and_leads_to_the_next(
    round_: Round, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    reader, people = appoint(Role.DIRECTOR, round_.program), join(round_, number + 1)
    kept = [keep_apart(people[0], other, wished_by=None, by=None, now=NOW) for other in people[1:]]
    with django_assert_num_queries(1):
        page = list_apart(reader, today=TODAY)
        names = [(one.one.name, one.other.name, one.wished_by) for one in page.kept]
    assert (len(names), page.older) == (number, None)
    first = list_apart(reader, today=TODAY, size=1)
    rest = list_apart(reader, before=first.older, today=TODAY) if first.older else None
    assert first.kept == kept[-1:]
    assert rest is None or rest.kept == kept[:-1][::-1]


def test_people_are_found_by_a_part_of_the_name_or_the_address_once_whatever_their_rounds(round_: Round) -> None:
    reader, people = appoint(Role.DIRECTOR, round_.program), join(round_, 2)
    apply(make_open_round(round_.program), [answer()])
    Person.objects.filter(pk=people[0].pk).update(name="Åsa Öberg")
    assert [one.pk for one in search_applicants(reader, "öberg", today=TODAY)] == [people[0].pk]
    assert search_applicants(reader, " ", today=TODAY) == []
    assert len(search_applicants(reader, "@example.org", today=TODAY, most=2)) == 2
