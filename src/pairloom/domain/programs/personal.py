"""Declare what is personal in programs."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Impersonal, Personal, declare

declare(
    Impersonal(
        "programs.Program",
        "what a program says of itself in public; organisers choose the name that signs its letters and change it here",
    )
)
declare(Impersonal("programs.Round", "the names and states of rounds"))
declare(Impersonal("programs.CalendarEntry", "the dates of rounds"))
declare(
    Personal(
        model="programs.FormVersion",
        path="made_by",
        fields={"made_by": "to ask later who changed the form; erasure takes the number away"},
        harmless=frozenset({"id", "program", "number", "document", "made_at", "sealed_at"}),
        retention=timedelta(days=3 * 365),
        erasure=Erasure.BLANK,
        reason="The questions stay true when the person who wrote them has left.",
        blanks={"made_by": None},
    )
)
