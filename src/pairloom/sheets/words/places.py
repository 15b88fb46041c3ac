"""Name the place whose clock somebody goes by: a town people know, or the country."""

from collections.abc import Sequence
from functools import lru_cache

from pairloom.sheets.answers.offsets import is_fixed
from pairloom.sheets.answers.zone_names import find_country_zones
from pairloom.sheets.people import Applicant
from pairloom.sheets.words.hours import name_place
from pairloom.sheets.words.names import place_country

_KNOWN_BETTER = {
    "Europe/Busingen": "Berlin",
    "Atlantic/Canary": "the Canary Islands",
    "Atlantic/Azores": "the Azores",
    "Pacific/Chatham": "the Chatham Islands",
    "Atlantic/Faroe": "the Faroe Islands",
    "America/Indiana/Tell_City": "Chicago",
    "Asia/Calcutta": "India",
    "Asia/Kolkata": "India",
}


def name_places(people: Sequence[Applicant]) -> tuple[str, ...]:
    """Name the place of each; never the same for two."""
    names = tuple(name_place_of(person) for person in people)
    return names if len(set(names)) == len(names) else tuple(place_country(person.country) for person in people)


def name_place_of(person: Applicant) -> str:
    """Name the place of one person's clock: the town of the zone, or the country where it has but one zone."""
    return _name_place(person.zone, person.country)


@lru_cache(maxsize=4096)
def _name_place(zone: str, country: str | None) -> str:
    if zone in _KNOWN_BETTER:
        return _KNOWN_BETTER[zone]
    if country and (is_fixed(zone) or zone == "UTC" or len(find_country_zones(country)) == 1):
        return place_country(country)
    return name_place(zone)
