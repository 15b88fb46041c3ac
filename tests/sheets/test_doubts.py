"""Tests of counting who depends on an unsure time zone."""

from typing import Any

from pairloom.sheets.doubts import count_dependants
from pairloom.sheets.people import ZoneState
from tests.sheets.makers import ENDS, STARTS, make_applicant

UNSURE: dict[str, Any] = {
    "country": "US",
    "zone": "America/New_York",
    "zone_state": ZoneState.ASSUMED_MAIN,
    "zone_alternatives": ("Pacific/Honolulu",),
}


def test_only_people_abroad_whom_one_reading_alone_reaches_are_counted() -> None:
    people = [
        make_applicant(1, **UNSURE),
        make_applicant(2, country="FR", zone="Europe/Paris", zone_state=ZoneState.STATED),
        make_applicant(3, country="BR", zone="America/Sao_Paulo", zone_state=ZoneState.STATED),
        make_applicant(4, country="US", zone="Europe/Paris", zone_state=ZoneState.STATED),
    ]

    assert count_dependants(people, starts=STARTS, ends=ENDS) == {1: 1}


def test_nobody_depends_on_people_who_are_sure() -> None:
    people = [make_applicant(1, **(UNSURE | {"zone_state": ZoneState.STATED})), make_applicant(2, zone="Europe/Paris")]

    assert count_dependants(people[:1], starts=STARTS, ends=ENDS) == {}


def test_an_unsure_zone_without_another_reading_decides_nothing() -> None:
    people = [
        make_applicant(1, **(UNSURE | {"zone_alternatives": ()})),
        make_applicant(2, zone="Europe/Paris", zone_state=ZoneState.STATED),
    ]

    assert count_dependants(people, starts=STARTS, ends=ENDS) == {1: 0}
