"""Know time zones by the names people use, and which zones a country has."""

import re
from functools import cache
from importlib import resources

from babel.core import get_global

from pairloom.sheets.answers.offsets import read_offset
from pairloom.sheets.folding import fold_text
from pairloom.sheets.lists import load_list

_LONGEST_TEXT = 200  # letters; a longer text is a story, no zone
_PAIR_OF_WORDS = re.compile(r"[A-Za-z_]+/[A-Za-z_/+-]+\w")


def find_zones(text: str) -> list[str]:
    """Find the zones a text may mean, likeliest first: IANA names, or a fixed offset such as "UTC+05:30".

    A written offset means what people mean: "GMT+5" is five hours ahead of London, whatever "Etc/GMT+5" means.
    """
    if len(text) > _LONGEST_TEXT:
        return []
    names = _load_zone_names()
    for part in (text, *_PAIR_OF_WORDS.findall(text)):
        name = names.get(_fold_zone(part))
        if name and not name.startswith("Etc/"):
            return [name]
    offset = read_offset(text)
    if offset:
        return [offset]
    windows = _load_windows_names().get(fold_text(text))
    if windows:
        return [windows]
    words = fold_text(text).removesuffix(" time").removesuffix(" standard").removesuffix(" daylight")
    known = load_list("zones")["words"].get(words)
    if known:
        return list(known)
    return list(load_city_names().get(words, ()))


def find_country_zones(country: str) -> tuple[str, ...]:
    """Find the zones of a country and its parts, the main one first; none for an unknown country."""
    return _load_country_zones().get(country, ())


def find_own_zones(country: str) -> tuple[str, ...]:
    """Find the zones of a country without its far parts, the main one first."""
    own = set(_load_own_zones().get(country, ()))
    return tuple(zone for zone in find_country_zones(country) if zone in own) or find_country_zones(country)


def list_zones() -> tuple[str, ...]:
    """List the names of all zones, as the tz database of the package knows them."""
    return tuple(sorted(set(_load_zone_names().values())))


def list_cities() -> tuple[str, ...]:
    """List the zones that a country has today, each once under its newest name: what people choose from."""
    return tuple(sorted(_load_home_zones()))


@cache
def find_newest_name(zone: str) -> str:
    """Find the name by which a zone goes today: "Asia/Kolkata" for "Asia/Calcutta"; without a newer one its own."""
    if zone in _load_home_zones():
        return zone
    newest = str(get_global("zone_aliases").get(zone) or _load_links().get(zone, zone))
    return "UTC" if newest == "Etc/UTC" else newest


def list_zone_names(zone: str) -> tuple[str, ...]:
    """List the names under which a zone may be known, the newest first."""
    newest = find_newest_name(zone)
    older = (old for old, new in get_global("zone_aliases").items() if new == newest)
    return tuple(dict.fromkeys((newest, zone, *older)))


def name_city(zone: str) -> str:
    """Name the city of a zone, folded."""
    return fold_text(zone.rpartition("/")[2])


@cache
def load_city_names() -> dict[str, tuple[str, ...]]:
    """Load folded city -> the zones that are named after it."""
    cities: dict[str, tuple[str, ...]] = {}
    for zones in _load_own_zones().values():
        for zone in zones:
            cities[name_city(zone)] = (*cities.get(name_city(zone), ()), zone)
    return cities


def _fold_zone(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


@cache
def _load_zone_names() -> dict[str, str]:
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {_fold_zone(name): name for name in listed if "/" in name or name == "UTC"}


@cache
def _load_home_zones() -> frozenset[str]:
    return frozenset(zone for zones in _load_own_zones().values() for zone in zones)


@cache
def _load_links() -> dict[str, str]:
    """Load old name -> the zone it stands for, where that is one that a country has."""
    source = resources.files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text(encoding="utf-8")
    links = (line.split() for line in source.splitlines() if line.startswith("L "))
    return {old: new for _mark, new, old in links if new in _load_home_zones()}


@cache
def _load_windows_names() -> dict[str, str]:
    names = _load_zone_names().values()
    return {fold_text(name): zone for name, zone in get_global("windows_zone_mapping").items() if zone in names}


@cache
def _load_own_zones() -> dict[str, list[str]]:
    """Load the zones of each ISO code from the table that the tz database brings along."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    zones: dict[str, list[str]] = {code: list(names) for code, names in load_list("zones")["extra"].items()}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _, name = line.split("\t")[:3]
            zones.setdefault(code, []).append(name)
    return zones


@cache
def _load_country_zones() -> dict[str, tuple[str, ...]]:
    own = _load_own_zones()
    main = load_list("zones")["main"]
    together = {code: list(zones) for code, zones in own.items()}
    for part, country in load_list("countries")["part_of"].items():
        together.setdefault(country, []).extend(own.get(part, []))
    return {
        code: tuple(dict.fromkeys([main.get(code, own[code][0] if code in own else zones[0]), *zones]))
        for code, zones in together.items()
    }
