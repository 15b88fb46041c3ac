"""Tests of reading time stamps."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.answers.moments import DateOrder, guess_date_order, has_offset, read_moment

FAR = ["9999-12-31 23:59:59", "31/12/9999", "2201-01-01 00:00:00", "0001-01-01 00:00:00", "1/1/1970 10:00"]


@pytest.mark.parametrize(
    ("written", "order", "read"),
    [
        ("22/07/2026 00:02:10", "day", "2026-07-22 00:02:10"),
        ("03/04/2026 10:00", "day", "2026-04-03 10:00:00"),
        ("03/04/2026 10:00", "month", "2026-03-04 10:00:00"),
        ("7/22/26 9:03 PM", "day", "2026-07-22 21:03:00"),
        ("1/2/2026 12:05:00 AM", "day", "2026-02-01 00:05:00"),
        ("2026/03/05 10:12:33 am GMT+1", "day", "2026-03-05 09:12:33"),
        ("2026-07-20T09:30:05Z", "day", "2026-07-20 09:30:05"),
        ("2026-07-20T09:30:05.123+02:00", "day", "2026-07-20 07:30:05"),
        ("2026-07-20 09:30:05", "month", "2026-07-20 09:30:05"),
        ("20.07.2026 09:30", "day", "2026-07-20 09:30:00"),
        ("2026-07-20T09+02:00", "day", "2026-07-20 07:00:00"),
        ("20-07-2026", "day", "2026-07-20 00:00:00"),
        ("46000.5", "day", "2025-12-09 12:00:00"),
    ],
)
def test_a_stamp_of_any_common_form_is_read(written: str, order: str, read: str) -> None:
    assert read_moment(written, order=order) == datetime.fromisoformat(read)


@pytest.mark.parametrize("written", ["", "soon", "31/02/2026 10:00", "99999999999", "10:00", "32/13/2026", *FAR])
def test_what_is_no_stamp_is_none(written: str) -> None:
    assert read_moment(written, order="day") is None


@pytest.mark.parametrize(
    ("stamps", "order"),
    [
        (["22/07/2026", "03/04/2026"], DateOrder("day", is_proven=True)),
        (["07/22/2026", "03/04/2026"], DateOrder("month", is_proven=True)),
        (["03/04/2026"], DateOrder("day", is_proven=False)),
        (["2026-07-22"], DateOrder("day", is_proven=True)),
        (["22/07/2026", "07/22/2026"], DateOrder("day", is_proven=True, is_mixed=True)),
    ],
)
def test_the_order_of_day_and_month_is_told_from_all_stamps(stamps: list[str], order: DateOrder) -> None:
    assert guess_date_order(stamps) == order


@given(st.text(max_size=40), st.sampled_from(["day", "month"]))
def test_no_text_breaks_the_reading(text: str, order: str) -> None:
    moment = read_moment(text, order=order)

    assert moment is None or moment.tzinfo is None


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)))  # noqa: DTZ001
def test_what_is_written_by_the_day_is_read_back(moment: datetime) -> None:
    assert read_moment(f"{moment:%d/%m/%Y %H:%M:%S}", order="day") == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    ("stamp", "answer"),
    [
        ("2026/07/20 9:30:05 AM GMT+2", True),
        ("2026-07-20T09:30:05Z", True),
        ("2026-07-20 09:30:05 +0530", True),
        ("20/07/2026 09:30:05", False),
        ("2026-07-20", False),
        ("never", False),
    ],
)
def test_a_stamp_tells_whether_it_names_its_offset(stamp: str, answer: bool) -> None:
    assert has_offset(stamp) is answer
