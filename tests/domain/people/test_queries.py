"""Reads of people."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.people import queries
from pairloom.domain.people.models import RoleHeld
from pairloom.domain.people.states import Role
from tests.makers import NOW, make_person, make_program, make_role

TODAY = NOW.date()


def test_a_person_is_found_whatever_the_capitals_and_the_spelling_of_the_domain(db: None) -> None:
    person = make_person(email="Ana@bücher.example")
    typed = ["ana@BÜCHER.example", " ana@xn--bcher-kva.example. ", "other@bücher.example", "nonsense"]
    assert [queries.find_person(address) for address in typed] == [person, person, None, None]


def test_finding_a_person_by_address_uses_the_index(db: None) -> None:
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as captured:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        queries.find_person("ana@example.org")
        plan = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{plan} {captured[-1]['sql']}")
        assert "person_email_once" in str(cursor.fetchall())


def test_a_role_counts_from_its_first_day_to_its_last(db: None) -> None:
    person = make_person()
    held = make_role(person, Role.EDITOR)
    held.ends_on = TODAY + timedelta(days=2)
    held.save()
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 2, 3)]
    assert [queries.roles_of(person, today=day) for day in days] == [[], [held], [held], []]


def test_an_inactive_person_holds_no_role(db: None) -> None:
    person = make_person(is_active=False)
    make_role(person, Role.DIRECTOR)
    assert not queries.is_staff(person, today=TODAY)


def test_roles_are_asked_for_in_one_program_or_in_any(db: None) -> None:
    person, here, there = make_person(), make_program(), make_program()
    make_role(person, Role.DIRECTOR, program=here)
    make_role(person, Role.AMBASSADOR, program=there, country="KE")
    assert queries.holds_role(person, {Role.DIRECTOR}, today=TODAY)
    assert queries.holds_role(person, {Role.DIRECTOR, Role.EDITOR}, program_id=here.pk, today=TODAY)
    assert not queries.holds_role(person, {Role.DIRECTOR}, program_id=there.pk, today=TODAY)
    assert queries.programs_run_by(person, today=TODAY) == [here.pk]
    assert queries.is_staff(person, today=TODAY)


def test_directors_and_deputies_are_counted_once_each(db: None) -> None:
    program, ana, bea = make_program(), make_person(), make_person()
    for person, role in ((ana, Role.DIRECTOR), (ana, Role.DEPUTY), (bea, Role.DEPUTY), (bea, Role.EDITOR)):
        make_role(person, role, program=program)
    assert queries.count_directors(program.pk, today=TODAY) == 2
    assert list(queries.people_with_role(program.pk, Role.DEPUTY, today=TODAY)) == [ana, bea]


def test_roles_are_listed_with_their_program_in_one_query(db: None) -> None:
    person = make_person()
    counts = []
    for roles in (1, 3):
        while person.roles.count() < roles:
            make_role(person, Role.EDITOR)
        with CaptureQueriesContext(connection) as captured:
            _ = [held.program.name for held in queries.roles_of(person, today=TODAY)]
        counts.append(len(captured))
    assert counts == [1, 1]


def test_a_team_is_listed_in_the_order_of_roles_without_those_whose_role_has_ended(db: None) -> None:
    program = make_program()
    ambassador = make_role(make_person(), Role.AMBASSADOR, program=program, country="KE")
    director = make_role(make_person(), Role.DIRECTOR, program=program)
    ended = make_role(make_person(), Role.EDITOR, program=program)
    RoleHeld.objects.filter(pk=ended.pk).update(ends_on=TODAY - timedelta(days=1))
    make_role(make_person(), Role.EDITOR)
    assert queries.list_team(program.pk, today=TODAY) == [director, ambassador]
    assert [queries.find_role(number, ended.pk) for number in (program.pk, program.pk + 1)] == [ended, None]


def test_a_person_directs_only_the_programs_whose_director_they_are_today(db: None) -> None:
    person, later, sooner = make_person(), make_program(name="Z"), make_program(name="A")
    held = [make_role(person, Role.DIRECTOR, program=program) for program in (later, sooner)]
    held.append(make_role(person, Role.DEPUTY, program=sooner))
    make_role(person, Role.EDITOR)
    assert queries.leaderships_of(person, today=TODAY) == [held[1], held[2], held[0]]
    assert queries.leaderships_of(person, today=TODAY - timedelta(days=1)) == []


def test_ambassadors_are_listed_by_country_without_those_who_are_leaving(db: None) -> None:
    program = make_program()
    peru, kenya = make_person(), make_person()
    make_role(peru, Role.AMBASSADOR, program=program, country="PE")
    make_role(kenya, Role.AMBASSADOR, program=program, country="KE")
    make_role(kenya, Role.AMBASSADOR, program=program, country="PH")
    make_role(kenya, Role.AMBASSADOR, country="SE")
    make_role(make_person(leaving_at=NOW), Role.AMBASSADOR, program=program, country="AU")
    held = queries.ambassadors_of(program.pk, today=NOW.date())
    assert [(role.country, role.person) for role in held] == [("KE", kenya), ("PE", peru), ("PH", kenya)]
    assert queries.embassies_of(kenya, program_id=program.pk, today=NOW.date()) == {"KE", "PH"}
    assert queries.embassies_of(kenya, program_id=program.pk, today=NOW.date() - timedelta(days=1)) == frozenset()
