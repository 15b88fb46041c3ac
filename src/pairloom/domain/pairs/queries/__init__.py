"""Reads of forecasts, match runs, pairs and earlier partners."""

from pairloom.domain.pairs.queries.forecasts import (
    LEASE,
    PoolRow,
    find_order,
    find_pool_key,
    forecasts_of,
    is_pool_due,
    latest_forecast,
    open_rounds,
    orders_waiting,
    read_pool_content,
    read_pool_rows,
    read_round_form,
    rounds_closing_soon,
)

__all__ = [
    "LEASE",
    "PoolRow",
    "find_order",
    "find_pool_key",
    "forecasts_of",
    "is_pool_due",
    "latest_forecast",
    "open_rounds",
    "orders_waiting",
    "read_pool_content",
    "read_pool_rows",
    "read_round_form",
    "rounds_closing_soon",
]
