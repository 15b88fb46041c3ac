"""Introduce partners when their day has come; before that, confirm what a program lets be confirmed by itself."""

from datetime import datetime

from pairloom.domain.pairs.services import close_pairs_called_off, confirm_due_matches, introduce_due_rounds


def turn_introductions(*, now: datetime) -> int:
    """Confirm, then introduce, then close what was called off; tells how much was done."""
    return confirm_due_matches(now=now) + introduce_due_rounds(now=now) + close_pairs_called_off(now=now)
