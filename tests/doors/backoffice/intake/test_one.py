"""One application after closing: the way back into the match, and words for all that happened."""

import re
from pathlib import Path

import pytest
from django.test import Client

import pairloom
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import stand_by
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.letters.services import cancelling
from pairloom.domain.pairs.states import PairState
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.intake.words import STEPS
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.domain.pairs.matches import make_pair


@pytest.fixture
def placed(program: Program) -> Application:
    """Give somebody with a place in a round of the program that has closed."""
    round_ = open_round(state=RoundState.CLOSED)
    Round.objects.filter(pk=round_.pk).update(program=program)
    round_.refresh_from_db()
    return make_application(round_, state=ApplicationState.ACCEPTED, why=Why.PLACE)


def name_page(application: Application) -> str:
    """Name the page of an application."""
    return f"/office/rounds/{application.round.slug}/applications/{application.key}/"


def test_who_was_taken_out_is_brought_back_until_the_match_is_confirmed(office: Client, placed: Application) -> None:
    assert 'value="back"' not in office.get(name_page(placed)).content.decode()
    stand_by(placed, by=None, now=OPEN)
    page = office.get(name_page(placed)).content.decode()
    assert ('value="back"' in page, "told with the introductions" in page) == (True, True)
    office.post(f"{name_page(placed)}press/", {"act": "back"})
    placed.refresh_from_db()
    assert (placed.state, placed.why) == (ApplicationState.ACCEPTED, Why.PLACE)
    stand_by(placed, by=None, now=OPEN)
    Round.objects.filter(pk=placed.round_id).update(state=RoundState.MATCHED)
    assert 'value="back"' not in office.get(name_page(placed)).content.decode()
    answer = office.post(f"{name_page(placed)}press/", {"act": "back"}, follow=True)
    assert "match is confirmed" in answer.content.decode()


def test_who_meets_a_partner_is_withdrawn_with_a_word_about_the_partner(office: Client, placed: Application) -> None:
    words = "Whoever is left alone is told, stands by, and comes first."
    assert words not in office.get(name_page(placed)).content.decode()
    other = make_application(placed.round, state=ApplicationState.ACCEPTED, why=Why.PLACE)
    pair = make_pair(placed, other)
    Round.objects.filter(pk=placed.round_id).update(state=RoundState.RUNNING)
    assert words in office.get(name_page(placed)).content.decode()
    office.post(f"{name_page(placed)}press/", {"act": "withdraw", "reason": "asked"})
    for row in (placed, other, pair):
        row.refresh_from_db()
    assert (placed.state, other.why, pair.state) == (ApplicationState.WITHDRAWN, Why.NO_PARTNER, PairState.CLOSED)


def test_every_act_that_can_stand_about_an_application_has_words() -> None:
    code = [path.read_text() for path in Path(pairloom.__file__).parent.rglob("*.py")]
    named = r'"((?:application|doubts?)\.[^"]+)", about=|"([a-z.-]+)", about=(?:seat\.)?application\b'
    written = rf"(?:write_journal|make_line)\(\s*(?:{named})"
    noted = {act for text in code for found in re.findall(written, text) for act in found}
    noted |= set(re.findall(r'write_journal\("([^"]+)"', Path(cancelling.__file__).read_text()))
    assert {"application.received", "letters.cancelled", "doubts.settled"} <= noted
    assert sorted(noted - {""} - set(STEPS)) == []
