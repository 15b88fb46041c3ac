"""Read a time zone as people write it, and hold it against what is possible in the country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from babel.core import get_global

from pairloom.sheets.folding import fold_text, is_placeholder
from pairloom.sheets.lists import load_list
from pairloom.sheets.people import ZoneState

_OFFSET = re.compile(
    r"(?:utc|gmt|^)\s*([+\u2212\u2013-])\s*(\d{1,2})(?:[:.h]?(\d{2})|([.,])(5|25|75))?(?!\d)", re.IGNORECASE
)
_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")
_PAIR_OF_WORDS = re.compile(r"[A-Za-z_]+/[A-Za-z_/+-]+\w")
_HUNDREDTHS = {"5": 30, "25": 15, "75": 45}
_UNSURE_SPAN = 120  # minutes between two zones of a country from which on its main zone is only a guess
_FURTHEST = 14 * 60


@dataclass(frozen=True, slots=True)
class ZoneReading:
    """Hold a zone, where it comes from and what else may be true."""

    zone: str
    state: ZoneState
    alternatives: tuple[str, ...] = ()


class ZoneReader:
    """Read time zones for one year; each distinct pair of text and country is worked out once."""

    def __init__(self, year: int) -> None:
        self._year = year
        self._known: dict[tuple[str, str | None, str], ZoneReading] = {}

    def read(self, text: str, *, country: str | None, city: str = "") -> ZoneReading:
        """Read what is written; the country (ISO code) decides what is possible, the city helps when all is blank."""
        folded_city = fold_text(city) if city else ""
        key = (text, country, folded_city if folded_city in _load_city_names() else "")
        reading = self._known.get(key)
        if reading is None:
            reading = self._known[key] = self._work_out(*key)
        return reading

    def _work_out(self, text: str, country: str | None, city: str) -> ZoneReading:
        candidates = [] if is_placeholder(text) else find_zones(text)
        if country is None:
            return ZoneReading(candidates[0], ZoneState.STATED) if candidates else ZoneReading("", ZoneState.UNKNOWN)
        zones = find_country_zones(country)
        if not zones:
            zone = candidates[0] if candidates else ""
            return ZoneReading(zone, ZoneState.STATED if zone else ZoneState.UNKNOWN)
        if candidates:
            return self._weigh(candidates, zones, country)
        return self._assume(zones, country, city=city, is_blank=is_placeholder(text))

    def _weigh(self, candidates: list[str], zones: tuple[str, ...], country: str) -> ZoneReading:
        """Hold what is written against the zones of the country."""
        for candidate in candidates:
            fitting = self._find_fitting(candidate, zones)
            if fitting:
                return ZoneReading(fitting[0], ZoneState.STATED, self._keep_different(fitting)[1:])
        written = candidates[0]
        others = self._keep_different(_find_own_zones(country))
        turned = self._find_fitting(_turn_sign(written), zones) if _FIXED.fullmatch(written) else []
        zone = turned[0] if turned else zones[0]
        alternatives = tuple(other for other in (*others, written) if other != zone)
        return ZoneReading(zone, ZoneState.SIGN_TURNED if turned else ZoneState.IMPOSSIBLE, alternatives)

    def _assume(self, zones: tuple[str, ...], country: str, *, city: str, is_blank: bool) -> ZoneReading:
        """Take the country's main zone, or the one the city names."""
        in_city = [zone for zone in zones if city and _name_city(zone) == city]
        if in_city and is_blank:
            return ZoneReading(in_city[0], ZoneState.FROM_CITY)
        others = self._keep_different(_find_own_zones(country))
        if self._measure_span(others) < _UNSURE_SPAN:
            return ZoneReading(zones[0], ZoneState.FROM_COUNTRY)
        state = ZoneState.ASSUMED_MAIN if is_blank else ZoneState.UNREADABLE
        return ZoneReading(zones[0], state, tuple(zone for zone in others if zone != zones[0]))

    def _find_fitting(self, candidate: str, zones: tuple[str, ...]) -> list[str]:
        """Find zones of the country that keep the candidate's time: itself, the same all year, or part of it."""
        if candidate in zones:
            return [candidate]
        offsets = self._give_offsets(candidate)
        if not _FIXED.fullmatch(candidate):
            return [zone for zone in zones if self._give_offsets(zone) == offsets][:1]
        fitting = [zone for zone in zones if offsets[0] in self._give_offsets(zone)]
        return sorted(fitting, key=lambda zone: min(self._give_offsets(zone)) != offsets[0])

    def _keep_different(self, zones: Iterable[str]) -> tuple[str, ...]:
        """Keep one zone of all that keep the same time, the more important first."""
        different: dict[tuple[int, int], str] = {}
        for zone in zones:
            different.setdefault(self._give_offsets(zone), zone)
        return tuple(different.values())

    def _measure_span(self, zones: Iterable[str]) -> int:
        winter, summer = zip(*(self._give_offsets(zone) for zone in zones), strict=True)
        return int(max(max(winter) - min(winter), max(summer) - min(summer)))

    def _give_offsets(self, zone: str) -> tuple[int, int]:
        return measure_offset(zone, _noon(self._year, 1)), measure_offset(zone, _noon(self._year, 7))


def find_zones(text: str) -> list[str]:
    """Find the zones a text may mean, likeliest first: IANA names, or a fixed offset such as "UTC+05:30".

    A written offset means what people mean: "GMT+5" is five hours ahead of London, whatever "Etc/GMT+5" means.
    """
    names = _load_zone_names()
    for part in (text, *_PAIR_OF_WORDS.findall(text)):
        name = names.get(_fold_zone(part))
        if name and not name.startswith("Etc/"):
            return [name]
    offset = _read_offset(text)
    if offset:
        return [offset]
    windows = _load_windows_names().get(fold_text(text))
    if windows:
        return [windows]
    words = fold_text(text).removesuffix(" time").removesuffix(" standard").removesuffix(" daylight")
    known = load_list("zones")["words"].get(words)
    if known:
        return list(known)
    return list(_load_city_names().get(words, ()))


def find_country_zones(country: str) -> tuple[str, ...]:
    """Find the zones of a country and its parts, the main one first; none for an unknown country."""
    return _load_country_zones().get(country, ())


def _find_own_zones(country: str) -> tuple[str, ...]:
    own = set(_load_own_zones().get(country, ()))
    return tuple(zone for zone in find_country_zones(country) if zone in own) or find_country_zones(country)


@lru_cache(maxsize=1 << 17)
def measure_offset(zone: str, moment: datetime) -> int:
    """Measure how many minutes a zone is ahead of UTC at a moment (given in UTC)."""
    fixed = _FIXED.fullmatch(zone)
    if fixed:
        minutes = int(fixed[2]) * 60 + int(fixed[3])
        return minutes if fixed[1] == "+" else -minutes
    offset = _open_zone(zone).utcoffset(moment.astimezone(_open_zone(zone)))
    return round((offset or timedelta(0)).total_seconds() / 60)


@cache
def _open_zone(name: str) -> ZoneInfo:
    """Open a zone from the tzdata package, never from the machine: every machine must find the same hours."""
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def _read_offset(text: str) -> str:
    found = _OFFSET.search(text.strip())
    if not found:
        return ""
    minutes = int(found[2]) * 60 + (_HUNDREDTHS[found[5]] if found[5] else int(found[3] or 0))
    if minutes > _FURTHEST or minutes % 60 >= 60:
        return ""
    sign = "+" if found[1] == "+" or not minutes else "-"
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def _turn_sign(fixed: str) -> str:
    return fixed.replace("+", "*").replace("-", "+").replace("*", "-")


def _noon(year: int, month: int) -> datetime:
    return datetime(year, month, 15, 12, tzinfo=UTC)


def _fold_zone(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def _name_city(zone: str) -> str:
    return fold_text(zone.rpartition("/")[2])


@cache
def _load_zone_names() -> dict[str, str]:
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {_fold_zone(name): name for name in listed if "/" in name or name == "UTC"}


@cache
def _load_windows_names() -> dict[str, str]:
    names = _load_zone_names().values()
    return {fold_text(name): zone for name, zone in get_global("windows_zone_mapping").items() if zone in names}


@cache
def _load_city_names() -> dict[str, tuple[str, ...]]:
    cities: dict[str, tuple[str, ...]] = {}
    for zones in _load_own_zones().values():
        for zone in zones:
            cities[_name_city(zone)] = (*cities.get(_name_city(zone), ()), zone)
    return cities


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
