"""Deliver what is due, letter by letter, until nothing is due or the worker is told to stop."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.conf import settings

from pairloom.domain.letters.delivery.claim import Claimed, Turned, claim_letter
from pairloom.domain.letters.delivery.courier import Courier
from pairloom.domain.letters.delivery.recovery import recover_leases
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay

log = structlog.get_logger()

LONGEST_PAUSE = timedelta(seconds=2)
"""A longer wait for the relay's rate ends the run; the worker asks again later."""


def deliver_due(
    *, worker: str, tell_time: Callable[[], datetime], limit: int | None = None, stop: Callable[[], bool]
) -> int:
    """Send the letters that are due, one by one over one connection, and return how many were handled.

    Each letter is one claim (commit), one message with the mark just before its final dot (commit), one outcome
    (commit). May be called by several workers at once. Must not be called inside a transaction.
    """
    ensure_relay()
    recover_leases(now=tell_time())
    if settings.MAIL_SENDING == "off":
        return 0
    courier, permit = Courier(tell_time=tell_time), Permit()
    handled = 0
    recover_at = _next_recovery()
    try:
        while not stop() and (limit is None or handled < limit):
            if time.monotonic() >= recover_at:
                recover_leases(now=tell_time())
                recover_at = _next_recovery()
            outcome = claim_letter(worker=worker, now=tell_time(), permit=permit)
            if isinstance(outcome, Claimed):
                if not courier.carry(outcome):
                    permit.give_back()
            elif isinstance(outcome, Turned):
                _log_turn(outcome)
            elif not _wait_for_slot(permit):
                break
            handled += outcome is not None
    finally:
        courier.close()
    permit.give_back()
    return handled


def _wait_for_slot(permit: Permit) -> bool:
    """Wait for the relay's rate; false when there is nothing to wait for, or it would take too long."""
    wait, permit.wait = permit.wait, timedelta()
    if not timedelta() < wait <= LONGEST_PAUSE:
        return False
    time.sleep(wait.total_seconds())
    return True


def _log_turn(turned: Turned) -> None:
    log.info("letter.turned", letter=turned.letter_id, turn=turned.verdict.turn, fault=turned.verdict.fault)


def _next_recovery() -> float:
    """Tell when to look for lost leases again, while letters go out."""
    return time.monotonic() + min(max(settings.MAIL_LEASE / 4, 1), 30)
