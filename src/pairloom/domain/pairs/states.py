"""Names of what happens to pairs: forecasts, match runs, rulings, pairs; what their JSON holds.

outcome of a forecast:
  applicants, placed, pairs, trios   numbers
  why         Unplaced -> how many people
  unplaced    [{"application": number, "country": "AU", "why": Unplaced}], the first 500
  countries   [{"country": "AU", "people": 56, "unplaced": 43, "why": Unplaced}], most unplaced first
  helps       [{"country": "AU", "unplaced": 43, "why": Unplaced, "language": "en", "from": ["KE", "PH"],
              "would_help": 31}], see pairs/engine/helping.py

outcome of a match run, all of it counted or in codes:
  pairs, trios, unplaced   numbers of groups and of people
  levels      [{"claim": "placed" | "threshold" | "tier" | "percentile" | "sum" | "lot", "at", "value", "bound"}]
  value, bound, gap, worst   sum of rel, its bound, how far apart, the lowest rel of anybody placed
  mean, offered, got         means of rel, and of the own best and of what was got as shares of an ideal partner
  spread      [20 numbers of people: rel 0-49, 50-99 ... 950-1000]
  below       {"600": 2, "700": 13, "800": 30}
  wishes      {"asked", "possible", "met"}
  threads     [["AU", "KE", 12]], pairs between two countries, most first
  countries   [{"country", "people", "unplaced", "mean"}]; languages likewise by "language", the best one of each person
  newcomers   {"first": {"people", "unplaced", "mean"}, "again": likewise}
  near        {"region": {"share", "random"}, "language": likewise}, percent of pairs inside, and of random pairs
  near        "language" has also "code": the language that most people have as a native one
  fairness    {"fair_sum", "plain_sum", "fair_worst", "plain_worst", "fair_below", "plain_below", "is_proven"}
  bridges, thin, unsure      numbers of people
  why         Unplaced -> number of people
  groups      [{"people": [applications], "partners": [applications]}]: who competes for the same few
  change      against the run before: {"moved", "kept", "levels": [{"claim", "at", "before", "after"}]}; {} without one
  seconds     step -> seconds; cpu_seconds: of processors; peak_mb: memory; both of the child and its referee

facts of a seat or a member toward each partner, by the number of the partner's application:
  {"shared": {question: [codes of options]}, "met": [[wish, ask]], "missed": [[wish, ask]],
   "languages": [[code, own level, the partner's level]], the best to start with first,
   "quarters": common quarters of hours, "letters": bool, "thin": [questions neither answered], "rel": 0 to 1000}
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
    PULLED = "pulled"
    """The organisers took the person out of this match; no forecast says so."""


MOST_LISTED = 500
"""So many people without a partner are named in a forecast."""


class RunState(StrEnum):
    """Where a match run is in its life."""

    WAITING = "waiting"
    SOLVING = "solving"
    DONE = "done"
    """It can be looked at, and confirmed while no newer one is done."""
    FAILED = "failed"
    DROPPED = "dropped"
    """Taken back before it was done."""
    CONFIRMED = "confirmed"


ACTIVE_RUNS = (RunState.WAITING.value, RunState.SOLVING.value)
RUN_MOVES: dict[RunState, frozenset[RunState]] = {
    RunState.WAITING: frozenset({RunState.SOLVING, RunState.DROPPED}),
    RunState.SOLVING: frozenset({RunState.DONE, RunState.FAILED, RunState.WAITING, RunState.DROPPED}),
    RunState.DONE: frozenset({RunState.CONFIRMED}),
    RunState.FAILED: frozenset(),
    RunState.DROPPED: frozenset(),
    RunState.CONFIRMED: frozenset({RunState.DONE}),
}


class FileKind(StrEnum):
    """What a run keeps."""

    SNAPSHOT = "snapshot"
    """The packed problem: pool, plan, seed, pins; the same snapshot gives the same pairs."""
    PROOF = "proof"
    """The certificate, as `pairloom check` reads it."""
    RESULT = "result"
    """How well each is served, and the prices, as arrays: what explains the run at once."""


class MatchStep(StrEnum):
    """What a match run is doing, in order."""

    GATHER = "gather"
    SCORE = "score"
    PLACE = "place"
    THRESHOLD = "threshold"
    TIERS = "tiers"
    SUM = "sum"
    LOT = "lot"
    MEASURE = "measure"
    """How well is everybody served, and what does fairness cost?"""
    CHECK = "check"
    """An independent referee verifies the proof."""
    STORE = "store"


class RulingKind(StrEnum):
    """What an organiser's word about a match says."""

    PIN = "pin"
    """These two are partners: one, other."""
    FORBID = "forbid"
    """These two are no partners in this round: one, other."""
    TRIO = "trio"
    """These three are a group: one, other, third, by number."""
    PULL = "pull"
    """This person is not matched in this round: one."""
    WEIGHT = "weight"
    """The criterion counts so many points in this round."""
    HOLD = "hold"
    """Nothing is confirmed by itself in this round."""


class PairState(StrEnum):
    """Where a pair is in its life."""

    PLANNED = "planned"
    """Confirmed by the organisers; the two do not know yet."""
    MEETING = "meeting"
    CLOSED = "closed"


PAIR_MOVES: dict[PairState, frozenset[PairState]] = {
    PairState.PLANNED: frozenset({PairState.MEETING, PairState.CLOSED}),
    PairState.MEETING: frozenset({PairState.CLOSED}),
    PairState.CLOSED: frozenset(),
}


class Rhythm(StrEnum):
    """How often partners plan to be in touch."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    OPEN = "open"


class Channel(StrEnum):
    """How partners plan to be in touch."""

    EMAIL = "email"
    VIDEO = "video"
    VOICE = "voice"
    CHAT = "chat"
    OPEN = "open"


class ConcernKind(StrEnum):
    """What a partner reports about the pair."""

    SILENT = "silent"
    """No answer has come."""
    ADDRESS = "address"
    """Letters to the partner come back, or the address seems wrong."""
    UNWELL = "unwell"
    """Something that was said or done does not feel right: read by safeguarding first."""
    LEAVE = "leave"
    """I cannot go on."""
    OTHER = "other"


URGENT = frozenset({ConcernKind.UNWELL})
"""Reports that come before all others: somebody may not be safe."""


class Lifted(StrEnum):
    """Why two people are not kept apart any more."""

    ASKED = "asked"
    """Who wished it wishes it no longer."""
    MISTAKE = "mistake"
    """It was about other people, or set by mistake."""
    SETTLED = "settled"
    """What was the matter is settled."""


UNREADABLE = "unreadable"
"""Why a letter could not be written: something in the answers, or in the facts of a pair, has another shape."""
