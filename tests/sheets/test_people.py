"""Tests of what an applicant holds."""

import dataclasses

import pytest

from pairloom.sheets.people import Level, Stage, ZoneState
from tests.sheets.makers import make_applicant


def test_levels_and_stages_are_ordered() -> None:
    assert [level.value for level in Level] == [1, 2, 3, 4]
    assert [stage.name for stage in sorted(Stage)] == ["STUDENT", "EARLY", "MID", "LATE"]


def test_who_wrote_a_possible_zone_need_not_be_asked() -> None:
    sure = {state for state in ZoneState if not state.is_unsure}

    assert sure == {ZoneState.STATED, ZoneState.FROM_CITY, ZoneState.FROM_COUNTRY}


def test_an_applicant_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        make_applicant(1).country = "DE"  # type: ignore[misc]
