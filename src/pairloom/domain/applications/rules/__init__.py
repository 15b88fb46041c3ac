"""Decide about applications: what an answer may be, who may apply and change when, who gets a place."""

from pairloom.domain.applications.rules.agreeing import list_missing_agreements, read_agreements
from pairloom.domain.applications.rules.answers import LONGEST_TEXT, clean_answer, clean_answers
from pairloom.domain.applications.rules.faults import find_faults
from pairloom.domain.applications.rules.intake import (
    Arrival,
    Gates,
    check_may_change,
    check_may_withdraw,
    choose_confirmed_state,
    choose_first_state,
    read_arrival,
)
from pairloom.domain.applications.rules.places import Decision, Waiting, count_places, decide_places

__all__ = [
    "LONGEST_TEXT",
    "Arrival",
    "Decision",
    "Gates",
    "Waiting",
    "check_may_change",
    "check_may_withdraw",
    "choose_confirmed_state",
    "choose_first_state",
    "clean_answer",
    "clean_answers",
    "count_places",
    "decide_places",
    "find_faults",
    "list_missing_agreements",
    "read_agreements",
    "read_arrival",
]
