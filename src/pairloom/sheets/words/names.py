"""Name countries, regions, languages, kinds of library and interests in plain English."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale

from pairloom.sheets.answers import countries
from pairloom.sheets.people import Applicant, Stage

STAGES = {
    Stage.STUDENT: "a student",
    Stage.EARLY: "early in the career",
    Stage.MID: "in the middle of the career",
    Stage.LATE: "late in the career",
}

_WITH_ARTICLE = frozenset("AE BS CD CF CG CK DO FK FO GB GM IM KM KY MH MP MV NL PH PS SB SC TC UM US VA VG VI".split())


@lru_cache(maxsize=1)
def _load_english() -> Locale:
    return Locale("en")


def name_country(code: str | None) -> str:
    """Name a country by its ISO code."""
    return countries.name_country(code) if code else "an unknown country"


def place_country(code: str | None) -> str:
    """Name a country as it stands after "in": the Netherlands, France."""
    name = name_country(code)
    return f"the {name}" if code in _WITH_ARTICLE else name


def name_region(code: str) -> str:
    """Name a region of the world by its UN M49 code."""
    return str(_load_english().territories.get(code, code or "unknown"))


def name_person(person: Applicant) -> str:
    """Name a person as they wrote it, or by number; no first name is ever built."""
    return person.name or f"Applicant {person.number}"


@dataclass(frozen=True)
class Names:
    """Hold what a form's own codes are called: kinds of library and interests. Codes without a name are shown."""

    sectors: Mapping[str, str] = field(default_factory=dict)
    interests: Mapping[str, str] = field(default_factory=dict)

    def name_sector(self, code: str) -> str:
        """Name a kind of library."""
        return self.sectors.get(code, code)

    def name_interest(self, code: str) -> str:
        """Name an interest, ready to stand inside a sentence."""
        return _lower_first(self.interests.get(code, code))


def _lower_first(text: str) -> str:
    """Begin with a small letter unless the first word is an abbreviation: LIS, 3D."""
    first = text.split(" ", 1)[0]
    return text if sum(letter.isupper() for letter in first) > 1 else text[:1].lower() + text[1:]
