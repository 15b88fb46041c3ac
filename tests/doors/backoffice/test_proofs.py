"""Proofs in the office: auditors find them and nothing else; each taking is a press that stands in the journal."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from pairloom.cli import main
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import confirm_match
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED
from tests.domain.pairs.services.matches.runs import match
from tests.domain.pairs.stated import PROOF, confirm_run
from tests.makers import make_person, make_program, make_role

PROOFS = "/office/proofs/"


@pytest.fixture
def run(db: None) -> MatchRun:
    return confirm_run()


def enter(client: Client, run: MatchRun, role: Role) -> Person:
    """Sign somebody in who has a role in the program of a match."""
    person = make_person()
    make_role(person, role, program=run.round.program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    return person


def take(run: MatchRun) -> str:
    """Name the address that gives the proof."""
    return f"/office/rounds/{run.round.slug}/match/proof/"


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.DEPUTY, Role.AUDITOR])
def test_who_may_sees_the_statement_and_takes_the_proof_by_a_press(client: Client, run: MatchRun, role: Role) -> None:
    reader = enter(client, run, role)
    assert f'href="{PROOFS}{run.round.slug}/"' in client.get(PROOFS).content.decode()
    page = client.get(f"{PROOFS}{run.round.slug}/").content.decode()
    parts = ("79,345", "a" * 64, "personal data", f'action="{take(run)}"')
    assert [part for part in parts if part not in page] == []
    assert (client.get(take(run)).status_code, JournalEntry.objects.filter(act="proof.taken").count()) == (405, 0)
    answer = client.post(take(run))
    assert (answer.content, answer.headers["Content-Type"]) == (PROOF, "application/gzip")
    assert f'filename="{run.round.slug}-match-1-proof.json.gz"' in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert JournalEntry.objects.get(act="proof.taken").by == reader


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DIRECTOR, Role.DEPUTY, Role.AUDITOR}))
def test_for_all_others_there_is_no_such_page(client: Client, run: MatchRun, role: Role) -> None:
    enter(client, run, role)
    paths = [PROOFS, f"{PROOFS}{run.round.slug}/"]
    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert client.post(take(run)).status_code == 404
    assert PROOFS not in client.get("/office/").content.decode()


def test_an_auditor_sees_the_menu_of_proofs_and_nothing_else_of_the_office(client: Client, run: MatchRun) -> None:
    enter(client, run, Role.AUDITOR)
    page = client.get("/office/").content.decode()
    menu = page.partition('class="office-menu"')[2].partition("</nav>")[0]
    links = [part.partition('"')[0] for part in menu.split('href="')[1:]]
    assert links == ["/office/", PROOFS]


def test_auditors_of_other_programs_and_who_is_nobody_get_nothing(client: Client, run: MatchRun) -> None:
    stranger = make_person()
    make_role(stranger, Role.AUDITOR, program=make_program())
    client.force_login(stranger)
    assert run.round.name not in client.get(PROOFS).content.decode()
    assert client.get(f"{PROOFS}{run.round.slug}/").status_code == 404
    assert client.post(take(run)).status_code == 404
    client.force_login(make_person())
    assert client.post(take(run)).status_code == 403


def test_another_match_is_given_by_number_to_who_leads_the_program_only(client: Client, run: MatchRun) -> None:
    other = make_run(run.round)
    enter(client, run, Role.DIRECTOR)
    answer = client.post(take(run), {"number": other.number}, follow=True)
    assert "no match that could be used yet" in answer.content.decode()
    assert client.post(take(run), {"number": run.number}).content == PROOF
    assert client.post(take(run), {"number": 99}).status_code == 404
    enter(client, run, Role.AUDITOR)
    assert client.post(take(run), {"number": run.number}).status_code == 404


def test_a_calm_page_where_nothing_is_confirmed(office: Client) -> None:
    assert "No match is confirmed yet" in office.get(PROOFS).content.decode()


def test_what_is_taken_passes_the_referee_and_is_the_one_of_the_statement(
    client: Client, db: None, tmp_path: Path
) -> None:
    run = match(make_closed_round(7))
    confirm_match(run, by=None, now=OPENED)
    enter(client, run, Role.AUDITOR)
    content = client.post(take(run)).content
    assert sha256(content).hexdigest() in client.get(f"{PROOFS}{run.round.slug}/").content.decode()
    (tmp_path / "proof.json.gz").write_bytes(content)
    assert main(["check", str(tmp_path / "proof.json.gz")]) == 0


def test_the_day_of_confirming_is_that_of_the_programs_zone(client: Client, run: MatchRun) -> None:
    enter(client, run, Role.DIRECTOR)
    MatchRun.objects.update(confirmed_at=datetime(2027, 3, 12, 20, tzinfo=UTC))
    Program.objects.update(time_zone="Asia/Manila")
    pages = (PROOFS, f"{PROOFS}{run.round.slug}/")
    assert [page for page in pages if "13 March 2027" not in client.get(page).content.decode()] == []
