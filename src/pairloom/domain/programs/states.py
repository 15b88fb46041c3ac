"""The life of a round, as dated states and the moves between them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class RoundState(StrEnum):
    """Where a round is in its life."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    MATCHED = "matched"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.PLANNED: frozenset({RoundState.OPEN, RoundState.CANCELLED}),
    RoundState.OPEN: frozenset({RoundState.CLOSED, RoundState.CANCELLED}),
    RoundState.CLOSED: frozenset({RoundState.OPEN, RoundState.MATCHED, RoundState.CANCELLED}),
    RoundState.MATCHED: frozenset({RoundState.CLOSED, RoundState.RUNNING, RoundState.CANCELLED}),
    RoundState.RUNNING: frozenset({RoundState.ENDED}),
    RoundState.ENDED: frozenset(),
    RoundState.CANCELLED: frozenset(),
}


class Moment(StrEnum):
    """The dated moments of a round's calendar."""

    OPENS = "opens"
    CLOSES = "closes"
    INTRODUCTIONS = "introductions"
    TOPIC = "topic"
    CHECK_IN = "check-in"
    MID_SURVEY = "mid-survey"
    NOTICE = "notice"
    ENDS = "ends"


@dataclass(frozen=True, order=True)
class Planned:
    """A moment of a round as people read it: the wall clock of the program's zone, without zone."""

    local: datetime
    moment: Moment
    number: int = 1


@dataclass(frozen=True)
class Rhythm:
    """How a round is laid out in time; the next one follows the last."""

    months: int = 4
    cadence_days: int = 14
    open_days: int = 28
    days_to_match: int = 10


@dataclass(frozen=True)
class ProgramSettings:
    """What organisers change of a program on one page."""

    name: str
    signed_by: str
    language: str = "en"
    time_zone: str = "UTC"
    reply_address: str = ""
    cap_share: Decimal = Decimal("0.200")
    grace_minutes: int = 15
    cadence_days: int = 14
    confirms_by_itself: bool = False
    publishes_match: bool = False


class QuestionKind(StrEnum):
    """What a question of the form asks for; the answer's shape follows from it.

    SHORT, LONG text · CHOICE, SCALE the code of one option · SEVERAL a list of codes · COUNTRY two letters ·
    LANGUAGES code -> level · ZONE a name, "" where not known · HOURS a list of codes · WISH one Ask ·
    EARLIER {"took_part": bool, "partners": text} · CONSENT the version of the text that was agreed to.
    """

    SHORT = "short"
    LONG = "long"
    CHOICE = "choice"
    SEVERAL = "several"
    SCALE = "scale"
    COUNTRY = "country"
    LANGUAGES = "languages"
    ZONE = "zone"
    HOURS = "hours"
    WISH = "wish"
    EARLIER = "earlier"
    CONSENT = "consent"


class Use(StrEnum):
    """How the matching uses the answer to a question."""

    NONE = "none"
    MUST_DIFFER = "must-differ"
    MUST_SHARE = "must-share"
    PREFER_SAME = "prefer-same"
    PREFER_DIFFERENT = "prefer-different"
    OVERLAP = "overlap"
    AS_WISHED = "as-wished"


class Ask(StrEnum):
    """What a wish asks of the partner's answer to the question that the wish is about."""

    ANY = "any"
    SAME = "same"
    DIFFERENT = "different"
    MORE = "more"
    """Further along: a later option than one's own. For questions whose options stand in order."""
    MINE = "mine"
    """Speaks a language of one's own. For the question about languages."""


class FormFault(StrEnum):
    """What can be wrong with a form; pages say each in plain words, beside the question that it is about."""

    BROKEN = "broken"
    NAME = "name"
    NAME_TWICE = "name-twice"
    LABEL_MISSING = "label-missing"
    TEXT_LONG = "text-long"
    SECTION_UNKNOWN = "section-unknown"
    QUESTIONS_MANY = "questions-many"
    BASICS_MISSING = "basics-missing"
    OPTIONS_MISSING = "options-missing"
    OPTIONS_UNWANTED = "options-unwanted"
    OPTIONS_MANY = "options-many"
    OPTION_TWICE = "option-twice"
    USE_WRONG = "use-wrong"
    POINTS_WRONG = "points-wrong"
    NO_WAY_OUT = "no-way-out"
    """The matching looks at an answer that must be given, and "no preference" is not among the answers."""
    WISH_ABOUT_NOTHING = "wish-about-nothing"
    WISH_ASKS_WRONG = "wish-asks-wrong"
    WISHED_ABOUT = "wished-about"
    """A wish asks about the question that somebody takes away."""
    MEANING_CHANGED = "meaning-changed"
    """A question that people answered would ask for something of another kind."""
