"""What the office calls the states of applications, why they were decided so, and what happened to them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pairloom.domain.applications.queries import Fullness
from pairloom.domain.applications.states import ApplicationState, Behalf, DoubtKind, Source, Why

STATES: dict[str, tuple[Promise, str]] = {
    ApplicationState.RECEIVED: (pgettext_lazy("application", "Not confirmed yet"), "waiting"),
    ApplicationState.CONFIRMED: (pgettext_lazy("application", "Confirmed"), "well"),
    ApplicationState.ACCEPTED: (_("Has a place"), "well"),
    ApplicationState.WAITING: (_("On the waiting list"), "waiting"),
    ApplicationState.INCOMPLETE: (pgettext_lazy("application", "Never confirmed"), "trouble"),
    ApplicationState.STANDBY: (_("Stands by"), "waiting"),
    ApplicationState.WITHDRAWN: (pgettext_lazy("application", "Withdrawn"), ""),
}
FULLNESS: dict[str, tuple[Promise, str]] = {
    Fullness.FREE: (_("places left"), ""),
    Fullness.NEAR: (_("nearly full"), "waiting"),
    Fullness.FULL: (pgettext_lazy("country", "full"), "trouble"),
}
WHY: dict[str, Promise] = {
    Why.NONE: _("not decided"),
    Why.PLACE: _("there was a place"),
    Why.COUNTRY_FULL: _("the places of the country were taken"),
    Why.COUNTRY_UNKNOWN: _("nobody knows the country"),
    Why.NOT_CONFIRMED: _("the address was never confirmed"),
    Why.LATE: _("came after closing"),
    Why.NO_PARTNER: _("had a place; no partner was found"),
}
SOURCES: dict[str, Promise] = {
    Source.FORM: _("by our form"),
    Source.IMPORT: _("brought in from another form"),
}
BEHALF: dict[str, Promise] = {
    Behalf.ASKED: _("They asked us to."),
    Behalf.TWICE: _("The same person has applied with another address."),
    Behalf.NOT_FOR_THEM: _("The program is not for them."),
}
"""Why an organiser withdraws an application in somebody's place."""
DOUBTS: dict[str, Promise] = {
    DoubtKind.CONTRADICTION: _("A wish and an answer do not fit together."),
    DoubtKind.ZONE_UNSURE: _("The time zone is not sure."),
    DoubtKind.NO_LANGUAGE: _("No language is named."),
    DoubtKind.WISH_IMPOSSIBLE: _("Nobody fits a wish so far."),
    DoubtKind.NOBODY_POSSIBLE: _("Nobody could be a partner so far."),
}
STEPS: dict[str, Promise] = {
    "application.received": _("The form came in."),
    "application.sent-again": _("The form was sent again. The person decides whether the newer answers count."),
    "application.confirmed": _("The person confirmed it."),
    "application.changed": _("Answers were changed."),
    "application.withdrawn": _("It was withdrawn."),
    "application.stands-again": _("The withdrawal was taken back."),
    "application.too-late": _("It arrived after places were given, and stands by."),
    "application.read": _("Somebody of the office read the answers."),
    "application.link-asked": _("The letter to confirm was sent again."),
    "application.set-aside": _("It was taken out of the match. The person is told with the introductions."),
    "application.brought-back": _("It was brought back into the match."),
    "letter.unwritten": _("A letter to the person could not be written."),
    "application.left-alone": _("The partner left. The person was told, and comes first."),
    "doubt.raised": _("A question about it came up."),
    "doubts.asked": _("The person was asked."),
    "doubt.answered": _("The person answered a question."),
    "doubts.settled": _("A question was settled by itself."),
    "letters.cancelled": _("Letters about it that had not gone yet were stopped."),
}
"""What the journal notes about an application."""


def name_step(act: str) -> str:
    """Say what happened; an act that has no words yet is shown as it is noted."""
    return str(STEPS.get(act, act))
