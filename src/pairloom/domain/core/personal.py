"""Declare what is personal: each model says which of its fields are, for what, for how long, and what erasure does.

A model that is not declared, or whose declaration misses one of its fields, fails a test. Export, erasure and
retention walk these declarations.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Erasure(StrEnum):
    """What happens to a row when the person it is about asks to be erased."""

    DELETE = "delete"
    BLANK = "blank"
    KEEP = "keep"
    """Kept for a stated reason, in a form that no longer names anyone."""


@dataclass(frozen=True)
class Personal:
    """What is personal in one model.

    `path` leads from the model to the person ("person", "letter__person"; "" for the person itself). `fields` maps
    each personal field to its purpose, `harmless` lists the others. `retention` counts from the end of the purpose;
    none means as long as the person's account lives.
    """

    model: str
    path: str
    fields: dict[str, str]
    harmless: frozenset[str]
    retention: timedelta | None
    erasure: Erasure
    reason: str = ""
    blanks: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Impersonal:
    """A model that holds nothing about anyone, and why that is so."""

    model: str
    reason: str


Declaration = Personal | Impersonal
_REGISTRY: dict[str, Declaration] = {}


def declare(declaration: Declaration) -> None:
    """Take one model's declaration; a second one for the same model is refused."""
    if declaration.model in _REGISTRY:
        raise ValueError(f"{declaration.model} was declared twice")
    _REGISTRY[declaration.model] = declaration


def list_declarations() -> dict[str, Declaration]:
    """List all declarations by the model's label."""
    return dict(_REGISTRY)


declare(
    Personal(
        model="core.JournalEntry",
        path="by",
        fields={"by": "to answer later who did what; only a number, which erasure takes away"},
        harmless=frozenset({"id", "at", "act", "about", "details"}),
        retention=timedelta(days=3 * 365),
        erasure=Erasure.BLANK,
        reason="What was done to a round stays true when the person who did it has left.",
        blanks={"by": None},
    )
)
declare(Impersonal("core.Heartbeat", "names of machines and processes"))
declare(Impersonal("core.SendingPermit", "the address of the site and a mark of its database"))
declare(Impersonal("core.DayDone", "names of jobs and days"))
