"""Introduce partners when their day has come; before that, confirm what a program lets be confirmed by itself."""

from datetime import datetime

from pairloom.domain.pairs.services import (
    close_pairs_called_off,
    confirm_due_matches,
    introduce_due_rounds,
    part_pairs,
)


def turn_introductions(*, now: datetime) -> int:
    """Confirm, introduce, close what was called off, part pairs that somebody left; tells how much was done."""
    introduced = confirm_due_matches(now=now) + introduce_due_rounds(now=now)
    return introduced + close_pairs_called_off(now=now) + part_pairs(now=now)
