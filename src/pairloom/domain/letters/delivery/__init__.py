"""Deliver letters: claim, pace, breaker, message, relay, recovery."""

from pairloom.domain.letters.delivery.delivering import deliver_due
from pairloom.domain.letters.delivery.recovery import recover_leases

__all__ = ["deliver_due", "recover_leases"]
