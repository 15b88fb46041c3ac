"""Make small matched rounds for tests: real people of the sheet's shape, matched by the real engine."""

from datetime import date
from functools import cache
from pathlib import Path

from pairloom.matching.plan import load_default_plan
from pairloom.matching.solver import solve
from pairloom.sheets.cap import apply_cap
from pairloom.sheets.cleaning import clean_table
from pairloom.sheets.mapping import guess_mapping
from pairloom.sheets.people import Applicant, Level, Stage, ZoneState
from pairloom.sheets.pool import build_pool
from pairloom.sheets.round import MatchedRound
from pairloom.sheets.tables import read_table
from pairloom.sheets.words.names import Names
from pairloom.sheets.words.partners import Meeting
from tests.sheets.makers import make_applicant

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SMALL, LARGE = EXAMPLES / "form-export-92.csv", EXAMPLES / "form-export-1162.csv"
STARTS, ENDS = date(2026, 9, 15), date(2027, 1, 15)


def make_person(number: int, **values: object) -> Applicant:
    """Make somebody who speaks good English in Paris and works in a public library; nothing else is asked."""
    usual: dict[str, object] = {
        "name": f"Person {number}",
        "sector": "public",
        "stage": Stage.EARLY,
        "languages": {"en": Level.GOOD},
        "zone": "Europe/Paris",
        "zone_state": ZoneState.STATED,
        "interests": ("Open access",),
    }
    return make_applicant(number, **(usual | values))


def make_abroad(number: int, **values: object) -> Applicant:
    """Make somebody like that in Brisbane."""
    return make_person(number, **({"country": "AU", "region": "053", "zone": "Australia/Brisbane"} | values))


def make_meeting(*members: Applicant) -> Meeting:
    """Let these people meet over the usual months."""
    return Meeting(members, STARTS, ENDS)


def match_people(*people: Applicant) -> MatchedRound:
    """Match these people by the usual plan."""
    pool, _ = build_pool(people, starts=STARTS, ends=ENDS)
    return MatchedRound(
        result=solve(pool, load_default_plan()),
        people={person.number: person for person in people},
        starts_on=STARTS,
        ends_on=ENDS,
    )


@cache
def match_sample() -> MatchedRound:
    """Match the small sample export once for all tests of a process."""
    table = read_table(SMALL)
    cleaned = clean_table(table, guess_mapping(table))
    accepted, _ = apply_cap(cleaned.applicants)
    matched = match_people(*accepted)
    return MatchedRound(matched.result, matched.people, STARTS, ENDS, names=Names(cleaned.sector_labels))
