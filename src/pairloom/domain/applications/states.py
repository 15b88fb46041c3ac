"""The life of an application, as states and the moves between them; what is asked about one."""

from datetime import timedelta
from enum import StrEnum


class ApplicationState(StrEnum):
    """Where an application stands."""

    RECEIVED = "received"
    """The form is in; the address is not confirmed yet, or an imported person has not said yes yet."""
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    """On the waiting list: the country's places were taken; next round first."""
    INCOMPLETE = "incomplete"
    """Never confirmed before the round closed."""
    STANDBY = "standby"
    """Came after closing, before half of the round: a partner when somebody needs one."""
    WITHDRAWN = "withdrawn"


MOVES: dict[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.RECEIVED: frozenset(
        {
            ApplicationState.CONFIRMED,
            ApplicationState.INCOMPLETE,
            ApplicationState.STANDBY,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.CONFIRMED: frozenset(
        {
            ApplicationState.ACCEPTED,
            ApplicationState.WAITING,
            ApplicationState.STANDBY,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.ACCEPTED: frozenset(
        {ApplicationState.STANDBY, ApplicationState.WAITING, ApplicationState.WITHDRAWN}
    ),
    ApplicationState.WAITING: frozenset({ApplicationState.ACCEPTED, ApplicationState.WITHDRAWN}),
    ApplicationState.INCOMPLETE: frozenset({ApplicationState.STANDBY, ApplicationState.WITHDRAWN}),
    ApplicationState.STANDBY: frozenset({ApplicationState.ACCEPTED, ApplicationState.WITHDRAWN}),
    ApplicationState.WITHDRAWN: frozenset({ApplicationState.RECEIVED, ApplicationState.CONFIRMED}),
}
COUNTED = frozenset({ApplicationState.CONFIRMED, ApplicationState.ACCEPTED, ApplicationState.WAITING})
"""States that count as an applicant of a round: confirmed, whatever was decided."""
UNSURE = frozenset({ApplicationState.RECEIVED, ApplicationState.INCOMPLETE})
"""States in which the press that confirms is still missing."""


class Source(StrEnum):
    """How an application came."""

    FORM = "form"
    IMPORT = "import"


class Known(StrEnum):
    """What an import does with people who applied already and have not confirmed."""

    KEEP = "keep"
    REPLACE = "replace"


class Promise(StrEnum):
    """Whether imported people are asked to confirm, or have told the organiser already that they take part."""

    ASK = "ask"
    GIVEN = "given"


class Why(StrEnum):
    """Why an application was decided as it was."""

    NONE = ""
    PLACE = "place"
    COUNTRY_FULL = "country-full"
    COUNTRY_UNKNOWN = "country-unknown"
    NOT_CONFIRMED = "not-confirmed"
    LATE = "late"
    NO_PARTNER = "no-partner"
    """Had a place, and no partner was possible: stands by, or waits for the next round, and comes first there."""


class Behalf(StrEnum):
    """Why an organiser withdraws an application in somebody's place."""

    ASKED = "asked"
    TWICE = "twice"
    NOT_FOR_THEM = "not-for-them"


class DoubtKind(StrEnum):
    """What is asked before it is too late, when the form could not ask it (or was left before it was answered)."""

    CONTRADICTION = "contradiction"
    ZONE_UNSURE = "zone-unsure"
    NO_LANGUAGE = "no-language"
    WISH_IMPOSSIBLE = "wish-impossible"
    NOBODY_POSSIBLE = "nobody-possible"


class Asking(StrEnum):
    """What people are written shortly before a round closes."""

    ASK = "ask"
    """What is open about an application."""
    REMIND = "remind"
    """That it is not confirmed yet."""


ASK_BEFORE = timedelta(days=5)
"""How long before closing the daily work asks what is open about applications."""
REMIND_BEFORE = timedelta(days=2)
"""How long before closing the daily work reminds who has not confirmed."""
