"""Why somebody would have no partner if a round were matched now; what a forecast's outcome holds.

outcome of a forecast:
  applicants, placed, pairs, trios   numbers
  why         Unplaced -> how many people
  unplaced    [{"application": number, "country": "AU", "why": Unplaced}], the first 500
  countries   [{"country": "AU", "people": 56, "unplaced": 43, "why": Unplaced}], most unplaced first
  helps       [{"country": "AU", "unplaced": 43, "why": Unplaced, "language": "en", "from": ["KE", "PH"],
              "would_help": 31}], see pairs/engine/helping.py
"""

from enum import StrEnum


class Unplaced(StrEnum):
    """Why somebody has no partner in a forecast."""

    NO_LANGUAGE = "no-language"
    """Nobody abroad shares a language with the person."""
    NO_HOURS = "no-hours"
    """Those abroad who share a language share too few hours of the day."""
    NOBODY = "nobody"
    """No other person keeps all rules of the program with this one."""
    TOO_FEW = "too-few"
    """A group competes for the same few partners, and there are fewer of those."""
    ODD_ONE_OUT = "odd-one-out"
    """The number is odd, and a group of three is not possible."""
    OUT_OF_TIME = "out-of-time"
    """The search was stopped before it could know."""


MOST_LISTED = 500
"""So many people without a partner are named in a forecast."""
