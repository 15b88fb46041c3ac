"""Decide what a program may be, and what a round's calendar and its next step may be. Pure."""

from pairloom.domain.programs.rules.clock import find_due_time
from pairloom.domain.programs.rules.moves import check_may_change_form, check_may_plan, check_move
from pairloom.domain.programs.rules.order import (
    MANY,
    ORDER,
    check_calendar,
    check_may_move_moment,
    find_fixed_faults,
    find_order_faults,
)
from pairloom.domain.programs.rules.proposing import (
    LEAST_MONTHS,
    MOST_MONTHS,
    add_months,
    number_again,
    propose_calendar,
    read_rhythm,
    spread_topics,
)
from pairloom.domain.programs.rules.settings import (
    LONGEST_CADENCE,
    LONGEST_PROGRAM,
    LONGEST_ROUND,
    LONGEST_SIGNATURE,
    SHORTEST_CADENCE,
    check_cadence,
    check_grace,
    check_known,
    check_round_slug,
    check_share,
    check_slug,
    clean_title,
)
from pairloom.domain.programs.states import Planned

__all__ = [
    "LEAST_MONTHS",
    "LONGEST_CADENCE",
    "LONGEST_PROGRAM",
    "LONGEST_ROUND",
    "LONGEST_SIGNATURE",
    "MANY",
    "MOST_MONTHS",
    "ORDER",
    "SHORTEST_CADENCE",
    "Planned",
    "add_months",
    "check_cadence",
    "check_calendar",
    "check_grace",
    "check_known",
    "check_may_change_form",
    "check_may_move_moment",
    "check_may_plan",
    "check_move",
    "check_round_slug",
    "check_share",
    "check_slug",
    "clean_title",
    "find_due_time",
    "find_fixed_faults",
    "find_order_faults",
    "number_again",
    "propose_calendar",
    "read_rhythm",
    "spread_topics",
]
