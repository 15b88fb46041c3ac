"""Declare what is personal in forecasts."""

from pairloom.domain.core.personal import Impersonal, declare

declare(
    Impersonal(
        "pairs.Forecast",
        "numbers of applications and codes; the last one goes with the round",
    )
)
declare(
    Impersonal(
        "pairs.PoolArray",
        "columns of codes without numbers of people, made anew within the hour, deleted when the round closes",
    )
)
