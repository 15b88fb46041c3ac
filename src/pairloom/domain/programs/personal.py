"""Declare what is personal in programs."""

from pairloom.domain.core.personal import Impersonal, declare

declare(
    Impersonal(
        "programs.Program",
        "what a program says of itself in public; organisers choose the name that signs its letters and change it here",
    )
)
declare(Impersonal("programs.Round", "the names and states of rounds"))
declare(Impersonal("programs.CalendarEntry", "the dates of rounds"))
