"""Tests of the list of pairs: kinds and countries, pages, a search, a file that no spreadsheet runs."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from pairloom.domain.applications.models import Application
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.queries import SeatKind
from pairloom.domain.programs.models import Round
from tests.doors.backoffice.match.matched import mark, match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/pairs/"


def list_numbers(client: Client, query: str = "") -> list[int | None]:
    """List the numbers of the pairs that a page shows."""
    return [line.group.number for line in client.get(f"{PAGE}{query}").context["groups"]]


def test_pairs_are_shown_by_kind_and_country(led: Client, spring: Round) -> None:
    run = match_round(spring)
    mark(run, 2, is_thin=True, rel=300)
    assert list_numbers(led) == [1, 2, 3]
    assert list_numbers(led, "?kind=worst") == [2, 1, 3]
    assert list_numbers(led, "?kind=thin") == [2]
    assert list_numbers(led, "?kind=trio") == [3]
    assert list_numbers(led, "?kind=unplaced") == [None]
    assert list_numbers(led, "?country=PE") == [2]
    assert list_numbers(led, "?kind=nonsense&country=XX&before=x") == [1, 2, 3]


@pytest.mark.parametrize("kind", list(SeatKind))
def test_every_kind_has_a_page_also_where_nobody_is_in_it(led: Client, spring: Round, kind: SeatKind) -> None:
    match_round(spring)
    assert led.get(f"{PAGE}?kind={kind.value}").status_code == 200


def test_somebody_is_found_and_that_somebody_looked_is_noted_without_the_name(led: Client, spring: Round) -> None:
    run = match_round(spring)
    person = people_of(spring)[2].person
    shown = led.post(f"{PAGE}find/", {"words": person.name})
    assert [line.group.number for line in shown.context["groups"]] == [2]
    assert (person.email in shown.content.decode(), person.email in led.get(PAGE).content.decode()) == (True, False)
    line = JournalEntry.objects.get(act="pairs.searched")
    assert (line.about, line.details) == (f"matchrun:{run.pk}", {"found": 1})


def test_a_file_of_all_pairs_runs_no_formula_and_is_noted(led: Client, spring: Round) -> None:
    match_round(spring)
    first = people_of(spring)[0]
    Application.objects.filter(pk=first.pk).update(name="=HYPERLINK(1)")
    csv = led.post("/office/rounds/spring/match/pairs.csv")
    text = csv.content.decode("utf-8-sig")
    assert csv.headers["Content-Disposition"] == 'attachment; filename="spring-pairs-1.csv"'
    assert ('"\'=HYPERLINK(1)"' in text, len(text.splitlines()), "the number of people is odd" in text) == (
        True,
        9,
        True,
    )
    sheet = load_workbook(BytesIO(led.post("/office/rounds/spring/match/pairs.xlsx").content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert (rows[1][0], rows[1][6], str(rows[1][2])[0]) == (1, 90, "'")
    assert JournalEntry.objects.filter(act="pairs.exported").count() == 2
