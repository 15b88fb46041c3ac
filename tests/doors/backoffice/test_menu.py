"""Tests of the menu of the office: what each reader may open, where they are, and folded on phones without a script."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern

from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.menu import ENTRIES, find_here
from pairloom.doors.backoffice.urls import urlpatterns
from tests.doors.backoffice.concerns.reports import meet, report
from tests.doors.backoffice.rounds.planned import make_round
from tests.makers import make_person, make_role

PEOPLE = ["/office/concerns/", "/office/kept-apart/", "/office/roles/"]
LETTERS = [f"/office/{page}/" for page in ("letters", "letters/unsure", "mailings", "incoming", "sending", "wording")]
PROGRAM = ["/office/form/", "/office/pages/", "/office/proofs/"]


def read_menu(client: Client, path: str = "/office/") -> str:
    """Read the menu of a page."""
    page = client.get(path, follow=True).content.decode()
    return page.partition('<nav class="office-menu"')[2].partition("</nav>")[0]


def list_links(menu: str) -> list[str]:
    """List where the entries of a menu lead."""
    return re.findall(r'href="([^"]*)"', menu)


def find_summary(menu: str) -> str:
    """Find the words that stay when the menu is folded."""
    return menu.partition("<summary>")[2].partition("</summary>")[0]


def test_a_director_finds_all_in_parts_by_what_organisers_do(office: Client, program: Program) -> None:
    menu = read_menu(office)
    assert list_links(menu) == ["/office/", "/office/programs/", *PEOPLE, *LETTERS, *PROGRAM]
    assert re.findall(r'class="part">([^<]*)<', menu) == ["People", "Letters and mail", "Program"]


def test_a_part_of_which_nothing_is_open_has_no_heading(client: Client, program: Program) -> None:
    safe = make_person()
    make_role(safe, Role.SAFEGUARDING, program=program)
    client.force_login(safe)
    menu = read_menu(client)
    assert "/office/concerns/" in list_links(menu)
    assert set(list_links(menu)) <= {"/office/", *PEOPLE}
    assert re.findall(r'class="part">([^<]*)<', menu) == ["People"]


@pytest.mark.parametrize(
    ("path", "name", "current"),
    [
        ("/office/", "Start", 'href="/office/" aria-current="page"'),
        ("/office/letters/unsure/", "Unsure", 'href="/office/letters/unsure/" aria-current="page"'),
        ("/office/roles/{program}/", "Roles", 'href="/office/roles/" aria-current="true"'),
        ("/office/programs/{program}/form/", "Form", 'href="/office/form/" aria-current="true"'),
        ("/office/programs/{program}/", "Rounds", 'href="/office/programs/" aria-current="true"'),
        ("/office/rounds/{round}/calendar/", "Rounds", 'href="/office/programs/" aria-current="true"'),
    ],
)
def test_the_folded_menu_names_where_the_reader_is(
    office: Client, program: Program, path: str, name: str, current: str
) -> None:
    menu = read_menu(office, path.format(program=program.slug, round=make_round(program).slug))
    assert (find_summary(menu), menu.count("aria-current"), current in menu) == (f"Menu: {name}", 1, True)


def test_reports_that_wait_are_seen_while_the_menu_is_folded(office: Client, program: Program) -> None:
    report(meet(program))
    summary = find_summary(read_menu(office))
    assert ('aria-hidden="true">1<' in summary, "1 report waits for an answer" in summary) == (True, True)


def test_every_page_of_the_office_belongs_to_an_entry() -> None:
    pages = [(page.name or "", str(page.pattern)) for page in urlpatterns if isinstance(page, URLPattern)]
    assert [route for name, route in pages if not find_here(name, f"office/{route.removeprefix('^')}")] == []
    assert len(pages) > 2 * len(ENTRIES)


def test_a_page_that_the_menu_does_not_know_belongs_to_no_entry() -> None:
    assert find_here("", "") == ""


def test_the_menu_is_folded_by_the_style_alone_on_narrow_pages_and_never_on_wide_ones(
    office: Client, program: Program
) -> None:
    style = Path(str(finders.find("office/office.css"))).read_text(encoding="utf-8")
    narrow = style.partition("@media (max-width: 40rem) {")[2].partition("\n}")[0]
    wide = style.partition("@media (min-width: 40.01rem) {")[2].partition("\n}")[0]
    assert ".office-menu details:not([open]) + ul { display: none; }" in narrow
    assert ".office-menu details { display: none; }" in wide
    menu = read_menu(office)
    assert ("</details>\n<ul>" in menu, "<script" in menu) == (True, False)
