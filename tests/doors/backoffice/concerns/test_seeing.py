"""Tests of who sees reports."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.concerns.seeing import count_open, may_see
from tests.doors.backoffice.concerns.reports import meet, report
from tests.makers import make_person, make_role


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.DIRECTOR, True), (Role.DEPUTY, True), (Role.SAFEGUARDING, True), (Role.EDITOR, False)]
)
def test_directors_deputies_and_safeguarding_see_reports(program: Program, role: Role, sees: bool) -> None:
    request, person = RequestFactory().get("/office/"), make_person()
    make_role(person, role, program=program)
    report(meet(program), "unwell")
    request.user = person
    assert may_see(request) is sees
    make_role(make_person(), Role.DIRECTOR, program=program)
    assert count_open(request) == (1 if role in {Role.DIRECTOR, Role.SAFEGUARDING} else 0)


def test_a_visitor_sees_none() -> None:
    request = RequestFactory().get("/office/")
    request.user = AnonymousUser()
    assert not may_see(request)
