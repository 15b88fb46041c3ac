"""Declare what is personal in pages."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Personal, declare

declare(
    Personal(
        model="publishing.PageChange",
        path="changed_by",
        fields={"changed_by": "to ask later who changed a page; erasure takes the number away"},
        harmless=frozenset({"id", "program", "name", "language", "version", "text", "changed_at"}),
        retention=timedelta(days=3 * 365),
        erasure=Erasure.BLANK,
        reason="A page stays when the person who wrote it has left.",
        blanks={"changed_by": None},
    )
)
