"""Actions on programs and rounds, verb first."""

from pairloom.domain.programs.services.calendar import finish_moment, move_moment, recount_calendar, save_calendar
from pairloom.domain.programs.services.founding import found_program
from pairloom.domain.programs.services.programs import change_program, make_program
from pairloom.domain.programs.services.rounds import cancel_round, make_round, move_round, rename_round

__all__ = [
    "cancel_round",
    "change_program",
    "finish_moment",
    "found_program",
    "make_program",
    "make_round",
    "move_moment",
    "move_round",
    "recount_calendar",
    "rename_round",
    "save_calendar",
]
