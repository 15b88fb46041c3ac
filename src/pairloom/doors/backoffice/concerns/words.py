"""Words for reports in the office."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pairloom.domain.pairs.states import ConcernKind

KINDS: dict[str, tuple[Promise, Promise]] = {
    ConcernKind.SILENT: (
        _("No answer has come"),
        _("Ask the partner whether all is well, by another way if there is one."),
    ),
    ConcernKind.ADDRESS: (_("Letters come back"), _("Look whether the partner's address is right, and write to them.")),
    ConcernKind.UNWELL: (
        _("Something does not feel right"),
        _("Answer the person first. Speak with the partner only when they agree."),
    ),
    ConcernKind.LEAVE: (
        _("Cannot go on"),
        _("Thank them, and tell the partner kindly that it has nothing to do with them."),
    ),
    ConcernKind.OTHER: (_("Something else"), _("Answer the person.")),
}
"""What was reported, and what to do first."""
STEPS: dict[str, Promise] = {
    "concern.reported": pgettext_lazy("report", "Reported"),
    "concern.read": _("Words read"),
    "concern.settled": pgettext_lazy("report", "Settled"),
}
