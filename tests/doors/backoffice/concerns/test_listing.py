"""Tests of the list of reports: who sees it, what stands in it, and the number in the menu."""

import html
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.models import Concern
from pairloom.domain.pairs.queries.concerns import PAGE
from pairloom.domain.pairs.services import settle_concern
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.domain.pairs.scenes import OPENED
from tests.doors.backoffice.concerns.reports import WORDS, meet, report
from tests.makers import make_person, make_role

QUERIES = 9


def read(client: Client, query: str = "") -> str:
    """Read the list."""
    return client.get(f"/office/concerns/{query}").content.decode()


def enter(program: Program, role: Role) -> Client:
    """Give the browser of somebody with a role."""
    client, person = Client(), make_person()
    make_role(person, role, program=program)
    client.force_login(person)
    return client


def test_what_waits_stands_in_the_list_without_its_words_and_its_number_in_the_menu(
    office: Client, program: Program
) -> None:
    pair = meet(program)
    concern = report(pair)
    page = read(office)
    assert f"/office/concerns/{concern.pk}/" in page
    assert ("No answer has come" in page, pair.members.all()[0].application.name in page) == (True, True)
    assert "money" not in page
    assert re.search(r"Reports <span[^>]*>1<", office.get("/office/roles/").content.decode())


def list_numbers(page: str) -> list[int]:
    """List the reports of a page, in order."""
    return [int(number) for number in re.findall(r'<th scope="row"><a href="/office/concerns/(\d+)/"', page)]


def test_urgent_reports_stand_first_and_are_marked_in_words(office: Client, program: Program) -> None:
    pair = meet(program)
    urgent, plain = report(pair, "unwell"), report(pair)
    page = read(office)
    assert list_numbers(page) == [urgent.pk, plain.pk]
    assert page.count('<span class="state trouble">urgent</span>') == 1
    settle_concern(urgent, by=make_person(), now=OPENED)
    assert 'trouble">urgent' not in read(office, "?pile=settled")


def test_the_next_page_goes_on_where_the_first_ends(office: Client, program: Program) -> None:
    pair = meet(program)
    member, kinds = pair.members.all()[0], ["unwell"] * (PAGE + 1) + ["silent"] * PAGE
    Concern.objects.bulk_create([Concern(member=member, kind=kind, made_at=OPENED) for kind in kinds])
    made = list(Concern.objects.order_by("pk").values_list("pk", flat=True))
    page = read(office)
    found = list_numbers(page)
    while link := re.search(r'href="([^"]*)" rel="next">Next page<', page):
        page = read(office, html.unescape(link[1]))
        found += list_numbers(page)
    assert found == [*made[PAGE::-1], *made[:PAGE:-1]]
    assert "First page" in page


def test_settled_reports_leave_the_list_and_the_menu(office: Client, program: Program, director: Person) -> None:
    concern = report(meet(program))
    settle_concern(concern, by=director, now=OPENED)
    assert ("Nothing waits" in read(office), f"/concerns/{concern.pk}/" in read(office, "?pile=settled")) == (
        True,
        True,
    )
    assert not re.search(r"Reports <span", read(office))


@pytest.mark.parametrize(("role", "silent", "unwell"), [(Role.DEPUTY, True, False), (Role.SAFEGUARDING, False, True)])
def test_each_role_finds_its_own_reports(
    program: Program, director: Person, role: Role, silent: bool, unwell: bool
) -> None:
    pair = meet(program)
    report(pair)
    report(pair, "unwell")
    page = read(enter(program, role))
    assert ("No answer has come" in page, "does not feel right" in page) == (silent, unwell)


def test_for_an_editor_there_is_no_such_page_and_no_entry_in_the_menu(program: Program) -> None:
    editor = enter(program, Role.EDITOR)
    assert editor.get("/office/concerns/").status_code == 404
    assert "/office/concerns/" not in editor.get("/office/").content.decode()


def test_the_first_page_says_that_somebody_waits(office: Client, program: Program) -> None:
    report(meet(program))
    page = office.get("/office/").content.decode()
    assert ("1 report waits for an answer" in page, "All is well" in page) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_report_and_for_three(
    office: Client, program: Program, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pair = meet(program)
    for each in range(number):
        report(pair, words=f"{WORDS} {each}")
    with django_assert_num_queries(QUERIES):
        read(office)
