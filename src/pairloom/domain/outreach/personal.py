"""Declare what is personal in outreach."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Personal, declare

TELL = "to write once when applications open, as was asked for"

declare(
    Personal(
        model="outreach.NotifyMe",
        path="person",
        fields=dict.fromkeys(("person", "address", "language", "asked_at", "confirmed_at", "ended_at"), TELL),
        harmless=frozenset({"id", "program"}),
        retention=timedelta(days=3 * 365),
        erasure=Erasure.DELETE,
    )
)
