"""Reads of programs, rounds and their calendars."""

from pairloom.domain.programs.queries.calendar import (
    RoundTimes,
    calendar_of,
    find_calendar_faults,
    moments_due,
    name_topics,
    next_moment,
    propose_rhythm,
    propose_round,
    read_calendar_version,
    read_planned,
    read_round_times,
)
from pairloom.domain.programs.queries.programs import (
    find_program,
    list_programs,
    list_programs_with_rounds,
    newest_form,
    read_settings,
    read_settings_version,
)
from pairloom.domain.programs.queries.rounds import (
    LIVE,
    find_newest_round,
    find_round,
    list_rounds,
    round_to_show,
    rounds_open,
)

__all__ = [
    "LIVE",
    "RoundTimes",
    "calendar_of",
    "find_calendar_faults",
    "find_newest_round",
    "find_program",
    "find_round",
    "list_programs",
    "list_programs_with_rounds",
    "list_rounds",
    "moments_due",
    "name_topics",
    "newest_form",
    "next_moment",
    "propose_rhythm",
    "propose_round",
    "read_calendar_version",
    "read_planned",
    "read_round_times",
    "read_settings",
    "read_settings_version",
    "round_to_show",
    "rounds_open",
]
