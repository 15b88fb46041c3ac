"""Read a time zone as people write it, and hold it against what is possible in the country."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from pairloom.sheets.answers.offsets import is_fixed, measure_offset, turn_sign
from pairloom.sheets.answers.zone_names import (
    find_country_zones,
    find_own_zones,
    find_zones,
    load_city_names,
    name_city,
)
from pairloom.sheets.folding import fold_text, is_placeholder
from pairloom.sheets.people import ZoneState

_UNSURE_SPAN = 120  # minutes between two zones of a country from which on its main zone is only a guess


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
        key = (text, country, folded_city if folded_city in load_city_names() else "")
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
        others = self._keep_different(find_own_zones(country))
        turned = self._find_fitting(turn_sign(written), zones) if is_fixed(written) else []
        zone = turned[0] if turned else zones[0]
        alternatives = tuple(other for other in (*others, written) if other != zone)
        return ZoneReading(zone, ZoneState.SIGN_TURNED if turned else ZoneState.IMPOSSIBLE, alternatives)

    def _assume(self, zones: tuple[str, ...], country: str, *, city: str, is_blank: bool) -> ZoneReading:
        """Take the country's main zone, or the one the city names."""
        in_city = [zone for zone in zones if city and name_city(zone) == city]
        if in_city and is_blank:
            return ZoneReading(in_city[0], ZoneState.FROM_CITY)
        others = self._keep_different(find_own_zones(country))
        if self._measure_span(others) < _UNSURE_SPAN:
            return ZoneReading(zones[0], ZoneState.FROM_COUNTRY)
        state = ZoneState.ASSUMED_MAIN if is_blank else ZoneState.UNREADABLE
        return ZoneReading(zones[0], state, tuple(zone for zone in others if zone != zones[0]))

    def _find_fitting(self, candidate: str, zones: tuple[str, ...]) -> list[str]:
        """Find zones of the country that keep the candidate's time: itself, the same all year, or part of it."""
        if candidate in zones:
            return [candidate]
        offsets = self._give_offsets(candidate)
        if not is_fixed(candidate):
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


def _noon(year: int, month: int) -> datetime:
    return datetime(year, month, 15, 12, tzinfo=UTC)
