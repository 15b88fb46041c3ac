"""Actions on programs and rounds, verb first."""

from pairloom.domain.programs.services.calendar import finish_moment, move_moment, recount_calendar, save_calendar
from pairloom.domain.programs.services.forms import (
    add_question,
    change_question,
    move_question,
    remove_question,
    save_form,
    seal_form,
    use_form,
    word_section,
)
from pairloom.domain.programs.services.founding import found_program
from pairloom.domain.programs.services.programs import change_program, make_program
from pairloom.domain.programs.services.rounds import cancel_round, make_round, move_round, rename_round

__all__ = [
    "add_question",
    "cancel_round",
    "change_program",
    "change_question",
    "finish_moment",
    "found_program",
    "make_program",
    "make_round",
    "move_moment",
    "move_question",
    "move_round",
    "recount_calendar",
    "remove_question",
    "rename_round",
    "save_calendar",
    "save_form",
    "seal_form",
    "use_form",
    "word_section",
]
