"""A short storm with a kill in its middle: nobody who holds a receipt is lost, and nobody sees an error."""

import os

import pytest

from tests.letters_faults.databases import KINDS
from tests.storm.opening import open_place
from tests.storm.weather import Plan, compare, count_troubles, storm

FAST = ("fsync = off", "synchronous_commit = off")
SHORT = Plan(seconds=5.0, applicants_a_second=3.0, passers_a_second=20.0, last_seconds=0.0, kills=((0.4, "web"),))
LONG = Plan(seconds=float(os.environ.get("PAIRLOOM_SOAK_STORM", "600")))


def check_storm(kind: str, plan: Plan) -> None:
    """Let a storm go over a site, and check that what people were told is what is stored."""
    with open_place(kind, people=20, options=FAST) as place:
        outcome = storm(place.site, place.slug, plan)
        counts, troubles = compare(outcome, place.database), count_troubles(outcome)
        log = place.site.read_log()

    assert counts["applicants"] > 0
    assert counts["applicants"] == counts["receipts"] == counts["rows"] == counts["distinct"] == counts["letters"], log
    assert (counts["lost"], counts["unknown"], counts["wrong"]) == (0, 0, 0), counts
    assert troubles["apart"] == {}, troubles
    assert "5xx" not in troubles["near_kills"], troubles
    assert len(outcome.kills) == len(plan.kills)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_in_a_storm_loses_no_application_and_shows_no_error(kind: str) -> None:
    check_storm(kind, SHORT)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_ten_minutes_of_storm_with_two_kills_lose_no_application(kind: str) -> None:
    check_storm(kind, LONG)
