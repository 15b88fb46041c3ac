"""Tests of offsets from UTC."""

from datetime import UTC, datetime

import pytest

from pairloom.sheets.answers.offsets import is_fixed, measure_offset, read_offset, turn_sign


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("GMT+5", "UTC+05:00"),
        ("utc -3", "UTC-03:00"),
        ("UTC+05:45", "UTC+05:45"),
        ("+5.5", "UTC+05:30"),
        ("GMT\u22123:30", "UTC-03:30"),
        ("(UTC+01:00) Amsterdam, Berlin", "UTC+01:00"),
        ("Etc/GMT+5", "UTC+05:00"),
        ("GMT-0", "UTC+00:00"),
        ("GMT+99", ""),
        ("GMT+5:75", ""),
        ("Paris", ""),
        ("2026", ""),
    ],
)
def test_a_written_offset_means_what_people_mean(written: str, fixed: str) -> None:
    assert read_offset(written) == fixed


def test_offsets_follow_the_clock_changes_of_a_zone() -> None:
    winter, summer = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)

    assert [measure_offset("Europe/Paris", moment) for moment in (winter, summer)] == [60, 120]
    assert [measure_offset("UTC-03:30", moment) for moment in (winter, summer)] == [-210, -210]


def test_a_sign_can_be_turned() -> None:
    assert (turn_sign("UTC+05:00"), turn_sign("UTC-05:00")) == ("UTC-05:00", "UTC+05:00")
    assert (is_fixed("UTC+05:00"), is_fixed("Europe/Paris")) == (True, False)
