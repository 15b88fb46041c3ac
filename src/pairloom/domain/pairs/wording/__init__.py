"""Words about pairs: how a program matches, what partners read about each other, why somebody has no partner."""

from pairloom.domain.pairs.wording.dates import Dated, write_dates
from pairloom.domain.pairs.wording.partners import ask_first_question, say_match, say_match_of_three, say_wishes
from pairloom.domain.pairs.wording.plans import KNOWN, UNPLACED, describe_plan
from pairloom.domain.pairs.wording.profiles import say_contact, say_profile
from pairloom.domain.pairs.wording.sides import Side
from pairloom.domain.pairs.wording.statements import say_bound, say_level
from pairloom.domain.pairs.wording.talking import Days, name_place, say_hours, say_languages
from pairloom.domain.pairs.wording.unplaced import say_unplaced, say_what_next

__all__ = [
    "KNOWN",
    "UNPLACED",
    "Dated",
    "Days",
    "Side",
    "ask_first_question",
    "describe_plan",
    "name_place",
    "say_bound",
    "say_contact",
    "say_hours",
    "say_languages",
    "say_level",
    "say_match",
    "say_match_of_three",
    "say_profile",
    "say_unplaced",
    "say_what_next",
    "say_wishes",
    "write_dates",
]
