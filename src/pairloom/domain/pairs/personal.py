"""Declare what is personal in forecasts."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Impersonal, Personal, declare

declare(
    Impersonal(
        "pairs.Forecast",
        "numbers of applications and codes; the last one goes with the round",
    )
)
declare(
    Personal(
        model="pairs.ForecastOrder",
        path="ordered_by",
        fields={"ordered_by": "to ask who wanted a forecast that does not end; gone with the order when it is made"},
        harmless=frozenset({"id", "round", "ordered_at", "begun_at"}),
        retention=timedelta(days=1),
        erasure=Erasure.BLANK,
        reason="The others who wait for the forecast still want it.",
        blanks={"ordered_by": None},
    )
)
declare(
    Impersonal(
        "pairs.PoolArray",
        "columns of codes without numbers of people, made anew within the hour, deleted when the round closes",
    )
)
