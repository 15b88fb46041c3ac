"""Actions of outreach, by verb."""

from pairloom.domain.outreach.services.asking import ask_ambassadors, preview_call
from pairloom.domain.outreach.services.notifying import (
    ask_to_be_notified,
    clear_notify_list,
    confirm_notify,
    end_notify,
)
from pairloom.domain.outreach.services.opening import tell_opening

__all__ = [
    "ask_ambassadors",
    "ask_to_be_notified",
    "clear_notify_list",
    "confirm_notify",
    "end_notify",
    "preview_call",
    "tell_opening",
]
