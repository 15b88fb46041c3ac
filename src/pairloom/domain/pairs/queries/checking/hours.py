"""Measure for the referee whether two people share enough hours on every day of a round."""

from collections.abc import Iterable

from pairloom.domain.pairs.queries.checking.guests import Guest
from pairloom.domain.pairs.rules.hours import read_window
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.sheets.hours import measure_common_hours

QUARTERS = 4


class CommonHours:
    """Knows the fewest common hours of a round's days between any two zones."""

    def __init__(self, round_: Round, zones: Iterable[str]) -> None:
        times, plan = read_round_times(round_), round_.program.plan
        self._places = {zone: place for place, zone in enumerate(sorted(zones))}
        self._wanted = QUARTERS * int(plan.get("common_hours", 0))
        self._quarters = measure_common_hours(
            list(self._places), starts=times.meets_at.date(), ends=times.ends_at.date(), window=read_window(plan)
        )

    def are_enough(self, one: Guest, other: Guest) -> bool:
        """Tell whether two share the hours that the program wants, or both prefer letters."""
        if one.prefers_letters and other.prefers_letters:
            return True
        return int(self._quarters[self._places[one.zone], self._places[other.zone]]) >= self._wanted
