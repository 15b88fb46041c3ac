"""Hold one applicant of a round as the sheet tells it, cleaned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """Say how well somebody speaks a language."""

    BASIC = 1
    GOOD = 2
    FLUENT = 3
    NATIVE = 4


class Stage(IntEnum):
    """Say how far somebody's career has come, in this order."""

    STUDENT = 0
    EARLY = 1
    MID = 2
    LATE = 3


class Wish(StrEnum):
    """Name what somebody may ask of a partner; the value is the code that mappings use."""

    SAME_SECTOR = "same_sector"
    OTHER_SECTOR = "other_sector"
    SAME_STAGE = "same_stage"
    MORE_EXPERIENCED = "more_experienced"
    SAME_INTERESTS = "same_interests"
    MY_LANGUAGE = "my_language"


class ZoneState(StrEnum):
    """Say where somebody's time zone comes from."""

    STATED = "stated"  # a named zone or a written offset that is possible in the country
    FROM_CITY = "from_city"  # none written; the town names a zone of the country
    FROM_COUNTRY = "from_country"  # none written; all zones of the country are less than two hours apart
    ASSUMED_MAIN = "assumed_main"  # none written; the country spans two hours or more: its main zone, unsure
    IMPOSSIBLE = "impossible"  # what is written cannot be in the country: the country's main zone, unsure
    SIGN_TURNED = "sign_turned"  # impossible as written, possible with the other sign: read so, unsure
    UNREADABLE = "unreadable"  # what is written is no zone; the country spans two hours or more: its main zone, unsure
    UNKNOWN = "unknown"  # neither zone nor country could be read

    @property
    def is_unsure(self) -> bool:
        """Tell whether the person should be asked before the round is matched."""
        return self in _UNSURE


_UNSURE = frozenset(
    {ZoneState.ASSUMED_MAIN, ZoneState.IMPOSSIBLE, ZoneState.SIGN_TURNED, ZoneState.UNREADABLE, ZoneState.UNKNOWN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Hold one person of the round; several submissions of one address are one applicant.

    number            1, 2, ... by first time stamp; ties by folded address, then content
    row               the row of the file whose answers count; rows holds all of this person's rows
    applied_at        the first readable time stamp, None when no row has one
    country           ISO 3166 alpha-2, None when it could not be read; region is its UN M49 code ("" when unknown)
    sector            the code of the kind of library, "" when not answered
    languages         code of the language (variants folded) -> Level
    zone              IANA name, or a fixed offset such as "UTC+05:30"; "" when unknown
    zone_alternatives other zones that may be true, when zone_state is unsure
    wishes            what is asked of a partner; contradictory wishes are left out and stand in contradictions
    earlier           numbers of earlier partners who are in this sheet, whoever of the two named the other
    earlier_written   addresses and names of earlier partners as recognised in the sentence
    """

    number: int
    row: int
    rows: tuple[int, ...]
    applied_at: datetime | None
    address: str
    folded_address: str
    name: str = ""
    country: str | None = None
    country_written: str = ""
    region: str = ""
    city: str = ""
    sector: str = ""
    stage: Stage | None = None
    interests: tuple[str, ...] = ()
    languages: Mapping[str, Level] = field(default_factory=dict)
    languages_written: str = ""
    zone: str = ""
    zone_state: ZoneState = ZoneState.UNKNOWN
    zone_alternatives: tuple[str, ...] = ()
    wishes: frozenset[Wish] = frozenset()
    contradictions: tuple[tuple[Wish, Wish], ...] = ()
    is_returner: bool = False
    earlier: tuple[int, ...] = ()
    earlier_written: tuple[str, ...] = ()
    about: str = ""
    learn: str = ""
    prefers_email: bool = False
    has_access_note: bool = False
