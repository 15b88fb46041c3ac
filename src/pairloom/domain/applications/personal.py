"""Declare what is personal in applications."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Personal, declare

MATCH = "to find a partner, and to introduce the two to each other"
ASK = "to ask, before it is too late, what would keep the person from a partner"
KEEP = "not to lose what somebody has typed"

declare(
    Personal(
        model="applications.ImportRun",
        path="made_by",
        fields={
            "made_by": "to ask later who imported; erasure takes the number away",
            "filename": "to know the file again",
            "content": "to import what was looked at; gone once it was imported, after a day at the latest",
            "columns": "to see by samples what a column holds; gone together with the file",
            "findings": "to put right what could not be read; gone together with the file",
        },
        harmless=frozenset(
            (
                *("id", "round", "sha256", "mapping", "numbers", "rows", "added", "changed"),
                *("made_at", "done_at", "asked_at", "undone_at"),
            )
        ),
        retention=timedelta(days=3 * 365),
        erasure=Erasure.BLANK,
        reason="What was imported stays true when the person who did it has left.",
        blanks={"made_by": None},
    )
)
declare(
    Personal(
        model="applications.Replaced",
        path="application__person",
        fields=dict.fromkeys(("application", "name", "country", "answers"), "to put it back when an import was wrong"),
        harmless=frozenset({"id", "run", "version", "form"}),
        retention=timedelta(days=365),
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="applications.Draft",
        path="person",
        fields=dict.fromkeys(
            ("key", "person", "address", "name", "language", "answers", "sections_done", "begun_at", "saved_at"), KEEP
        ),
        harmless=frozenset({"id", "round", "form", "version", "sent_at"}),
        retention=timedelta(days=30),
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="applications.Application",
        path="person",
        fields={
            **dict.fromkeys(("person", "name", "country", "answers"), MATCH),
            **dict.fromkeys(
                ("key", "state", "why", "received_at", "confirmed_at", "decided_at", "withdrawn_at", "changed_at"),
                "to tell the person where they stand, and to decide in order of arrival",
            ),
            "has_priority": "to keep a place for who had to wait",
        },
        harmless=frozenset({"id", "round", "form", "source", "version", "import_run"}),
        retention=timedelta(days=3 * 365),
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="applications.Doubt",
        path="application__person",
        fields=dict.fromkeys(
            ("application", "kind", "about", "choices", "found_at", "asked_at", "answer", "answered_at"), ASK
        ),
        harmless=frozenset({"id"}),
        retention=timedelta(days=365),
        erasure=Erasure.DELETE,
    )
)
