"""Tests of finding people of whom no language is known."""

from pairloom.matching.plan import load_default_plan
from pairloom.sheets.people import Level
from pairloom.sheets.words.silence import list_silent
from tests.sheets.rounds import make_abroad, make_person, match_people

PLAN = load_default_plan()


def test_only_somebody_without_any_language_is_silent() -> None:
    result = match_people(make_person(1, languages={}), make_abroad(2), make_person(3, languages={"fr": Level.BASIC}))
    assert list_silent(result.result.pool, PLAN) == {1}
