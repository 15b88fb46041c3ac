"""Reads of drafts, applications and what is asked about them."""

from pairloom.domain.applications.queries.counting import (
    CountryCount,
    DayCount,
    count_by_country,
    count_by_day,
    count_by_state,
    places_a_country,
)
from pairloom.domain.applications.queries.deciding import Difference, decide_again, read_queue
from pairloom.domain.applications.queries.finding import (
    Confirmation,
    application_of,
    applications_of,
    doubts_of,
    draft_of,
    find_application,
    find_confirmation,
    find_doubt,
    find_draft,
    pool_of,
    rounds_to_decide,
)
from pairloom.domain.applications.queries.gates import is_decided, read_gates, tell_arrival

__all__ = [
    "Confirmation",
    "CountryCount",
    "DayCount",
    "Difference",
    "application_of",
    "applications_of",
    "count_by_country",
    "count_by_day",
    "count_by_state",
    "decide_again",
    "doubts_of",
    "draft_of",
    "find_application",
    "find_confirmation",
    "find_doubt",
    "find_draft",
    "is_decided",
    "places_a_country",
    "pool_of",
    "read_gates",
    "read_queue",
    "rounds_to_decide",
    "tell_arrival",
]
