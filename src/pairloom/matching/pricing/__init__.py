"""Weigh pairs, and find among all of them the few that matter at given prices."""

from pairloom.matching.pricing.market import Market, Pairs, open_market
from pairloom.matching.pricing.passes import (
    collect_few,
    collect_pairs,
    collect_rows,
    seems_more,
)
from pairloom.matching.pricing.surveys import extrapolate_prices, survey_pairs

__all__ = [
    "Market",
    "Pairs",
    "collect_few",
    "collect_pairs",
    "collect_rows",
    "extrapolate_prices",
    "open_market",
    "seems_more",
    "survey_pairs",
]
