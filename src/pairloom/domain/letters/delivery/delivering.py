"""Deliver what is due, letter by letter, until nothing is due or the worker is told to stop."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.conf import settings

from pairloom.domain.letters.delivery.claim import Claimed, Pause, Turned, claim_letter
from pairloom.domain.letters.delivery.courier import Courier
from pairloom.domain.letters.delivery.recovery import recover_leases
from pairloom.domain.letters.delivery.relay import ensure_relay

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
    courier = Courier(tell_time=tell_time)
    try:
        return _deliver(courier, worker=worker, tell_time=tell_time, limit=limit, stop=stop)
    finally:
        courier.close()


def _deliver(
    courier: Courier, *, worker: str, tell_time: Callable[[], datetime], limit: int | None, stop: Callable[[], bool]
) -> int:
    handled = 0
    recover_at = _next_recovery()
    while not stop() and (limit is None or handled < limit):
        if time.monotonic() >= recover_at:
            recover_leases(now=tell_time())
            recover_at = _next_recovery()
        outcome = claim_letter(worker=worker, now=tell_time())
        if isinstance(outcome, Pause) and outcome.wait <= LONGEST_PAUSE:
            time.sleep(outcome.wait.total_seconds())
            continue
        if isinstance(outcome, Claimed):
            courier.carry(outcome)
        elif isinstance(outcome, Turned):
            log.info("letter.turned", letter=outcome.letter_id, turn=outcome.verdict.turn, fault=outcome.verdict.fault)
        else:
            break
        handled += 1
    return handled


def _next_recovery() -> float:
    """Tell when to look for lost leases again, while letters go out."""
    return time.monotonic() + min(max(settings.MAIL_LEASE / 4, 1), 30)
