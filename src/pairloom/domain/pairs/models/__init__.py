"""Tables of pairs: forecasts while a round is open, match runs, pairs and what partners agree."""

from pairloom.domain.pairs.models.forecasts import Forecast, ForecastOrder, PoolArray
from pairloom.domain.pairs.models.meetings import Agreement, Concern, KeptApart, Member, Pair
from pairloom.domain.pairs.models.runs import MatchRun, Ruling, RunFile, Seat

__all__ = [
    "Agreement",
    "Concern",
    "Forecast",
    "ForecastOrder",
    "KeptApart",
    "MatchRun",
    "Member",
    "Pair",
    "PoolArray",
    "Ruling",
    "RunFile",
    "Seat",
]
