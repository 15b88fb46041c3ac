"""Who may see which proofs: auditors confirmed ones of their program, leaders those of every match that is done."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import find_done, find_proven, list_proofs, read_proof, sees_proofs
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.domain.pairs.matches import make_run
from tests.domain.pairs.scenes import make_open_round
from tests.domain.pairs.stated import PROOF, confirm_run
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def appoint(role: Role, program: Program) -> Person:
    """Give a role to somebody new."""
    person = make_person()
    make_role(person, role, program=program, country="SE" if role == Role.AMBASSADOR else "")
    return person


@pytest.mark.parametrize("role", list(Role))
def test_those_who_lead_and_auditors_see_confirmed_proofs_and_nobody_else(role: Role) -> None:
    run = confirm_run()
    reader, slug = appoint(role, run.round.program), run.round.slug
    sees, leads = role in {Role.DIRECTOR, Role.DEPUTY, Role.AUDITOR}, role in {Role.DIRECTOR, Role.DEPUTY}
    assert sees_proofs(reader, today=TODAY) == sees
    assert list_proofs(reader, today=TODAY).runs == ([run] if sees else [])
    assert find_proven(reader, slug, today=TODAY) == (run if sees else None)
    assert find_done(reader, slug, run.number, today=TODAY) == (run if leads else None)


def test_a_match_that_is_not_confirmed_is_for_those_who_lead() -> None:
    run = confirm_run()
    older = make_run(run.round)
    auditor, director = (appoint(role, run.round.program) for role in (Role.AUDITOR, Role.DIRECTOR))
    assert find_done(director, run.round.slug, older.number, today=TODAY) == older
    assert find_done(auditor, run.round.slug, older.number, today=TODAY) is None
    assert list_proofs(auditor, today=TODAY).runs == [run]


def test_auditors_of_another_program_see_nothing() -> None:
    run, stranger = confirm_run(), appoint(Role.AUDITOR, make_program())
    assert sees_proofs(stranger, today=TODAY)
    assert list_proofs(stranger, today=TODAY).runs == []
    assert find_proven(stranger, run.round.slug, today=TODAY) is None


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_is_one_query_and_leads_to_the_next(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    program, runs = make_program(), []
    for _ in range(number):
        round_ = make_open_round()
        round_.program = program
        round_.save()
        runs.append(confirm_run(round_))
    auditor = appoint(Role.AUDITOR, program)
    with django_assert_num_queries(1):
        page = list_proofs(auditor, today=TODAY)
        assert [run.round.program.name for run in page.runs] == [program.name] * number
    assert (page.runs, page.older) == (runs[::-1], None)
    first = list_proofs(auditor, today=TODAY, size=1)
    assert (first.runs, first.older) == (runs[-1:], runs[-1].pk if number > 1 else None)


def test_the_proof_is_read_as_it_is_stored() -> None:
    run = confirm_run()
    assert read_proof(run) == PROOF
    run.files.all().delete()
    assert read_proof(MatchRun.objects.get(pk=run.pk)) is None
