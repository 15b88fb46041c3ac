"""Name the steps of the way of a letter, so that tests can end or freeze the process at each of them.

In test mode PAIRLOOM_CRASH_AT ends the process as `kill -9` would when it reaches the named step, and
PAIRLOOM_FREEZE_AT stops it as a machine that sleeps would (SIGSTOP). "claimed:3" means the third time.
"""

import os
import signal
from collections import Counter

from django.conf import settings

STEPS: tuple[str, ...] = (
    # Leases that ran out: only with one in the outbox are the second and third reached.
    "recovery-begins",
    "recovery-written",
    "recovery-done",
    # The claim: one short transaction.
    "claim-begins",
    "relay-read",
    "letter-chosen",
    "letter-checked",
    "claim-written",
    "pace-written",
    "claimed",
    # A letter that is not allowed any more leaves the outbox here instead.
    "drop-written",
    "dropped",
    # On the way to the relay.
    "message-built",
    "connection-opening",
    "connection-open",
    "sender-accepted",
    "recipient-accepted",
    "data-accepted",
    "body-half-sent",
    "body-sent",
    # The mark, and the blind window after it.
    "mark-written",
    "marked",
    "dot-sent",
    "dot-answered",
    "sent-written",
    "sent",
    # The relay said no, or not now.
    "refusal-read",
    "refusal-written",
    "refusal-done",
    # Put away cleanly.
    "connection-closing",
    "connection-closed",
)

_reached: Counter[str] = Counter()


def reach(step: str) -> None:
    """Pass a named step; in test mode the process may end or freeze here."""
    if not settings.IS_TEST:
        return
    _reached[step] += 1
    if _is_meant("PAIRLOOM_CRASH_AT", step):
        os.kill(os.getpid(), signal.SIGKILL)
    if _is_meant("PAIRLOOM_FREEZE_AT", step):
        os.kill(os.getpid(), signal.SIGSTOP)


def _is_meant(variable: str, step: str) -> bool:
    """Tell whether the variable names this step and this time of reaching it."""
    name, _, times = os.environ.get(variable, "").partition(":")
    return name == step and _reached[step] == int(times or "1")
