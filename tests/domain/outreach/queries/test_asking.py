"""Tests of the names of calls for help: one a gap and week."""

from datetime import date

from pairloom.domain.outreach.queries.asking import name_call
from pairloom.domain.programs.models import Round

GAP = {"country": "AU", "language": "en"}


def test_a_call_has_one_name_a_gap_and_week_across_the_turn_of_the_year() -> None:
    days = (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 4))
    assert [name_call(Round(pk=7), GAP, today=day) for day in days] == [
        "ambassador-call:7:AU:en:2026-53",
        "ambassador-call:7:AU:en:2026-53",
        "ambassador-call:7:AU:en:2027-01",
    ]
    other = name_call(Round(pk=7), GAP | {"language": "fr"}, today=days[0])
    assert other == "ambassador-call:7:AU:fr:2026-53"
