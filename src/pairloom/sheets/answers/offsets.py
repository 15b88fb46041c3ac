"""Measure and write offsets of time zones from UTC; all rules come from the tzdata package, never from the machine."""

import re
from datetime import datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

_OFFSET = re.compile(
    r"(?:utc|gmt|^)\s*([+\u2212\u2013-])\s*(\d{1,2})(?:[:.h]?([0-5]\d)|([.,])(5|25|75))?(?!\d|:\d)", re.IGNORECASE
)
_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")
_HUNDREDTHS = {"5": 30, "25": 15, "75": 45}
_FURTHEST = 14 * 60


@lru_cache(maxsize=1 << 17)
def measure_offset(zone: str, moment: datetime) -> int:
    """Measure how many minutes a zone is ahead of UTC at a moment (given in UTC)."""
    fixed = _FIXED.fullmatch(zone)
    if fixed:
        minutes = int(fixed[2]) * 60 + int(fixed[3])
        return minutes if fixed[1] == "+" else -minutes
    offset = _open_zone(zone).utcoffset(moment.astimezone(_open_zone(zone)))
    return round((offset or timedelta(0)).total_seconds() / 60)


def read_offset(text: str) -> str:
    """Read an offset as people write it ("GMT+5", "+5.5"), as "UTC+05:00"; empty when it is none."""
    found = _OFFSET.search(text.strip())
    if not found:
        return ""
    minutes = int(found[2]) * 60 + (_HUNDREDTHS[found[5]] if found[5] else int(found[3] or 0))
    if minutes > _FURTHEST:
        return ""
    sign = "+" if found[1] == "+" or not minutes else "-"
    return f"UTC{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def is_fixed(zone: str) -> bool:
    """Tell whether a zone is a fixed offset such as "UTC+05:30"."""
    return _FIXED.fullmatch(zone) is not None


def turn_sign(fixed: str) -> str:
    """Turn the sign of a fixed offset."""
    return fixed.replace("+", "*").replace("-", "+").replace("*", "-")


@cache
def _open_zone(name: str) -> ZoneInfo:
    """Open a zone from the tzdata package, never from the machine: every machine must find the same hours."""
    path = resources.files("tzdata").joinpath("zoneinfo", *name.split("/"))
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
