"""Say to the people who run a program what introductions wait for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.pairs.rules.waiting import Waiting

WORDS: dict[Waiting, Promise] = {
    Waiting.NO_MATCH: _("There is no match yet. Please order one."),
    Waiting.FAILED: _("The last match did not succeed. Please look at it, and order another one."),
    Waiting.OUT_OF_DATE: _("Something has changed since the last match. Please match again, look, and confirm."),
    Waiting.NOT_CONFIRMED: _("The match is ready. Please look at it and confirm it."),
    Waiting.HELD: _("Somebody of the team decided that nothing is confirmed by itself. Please look, and decide."),
    Waiting.BROKEN: _("The match was checked once more and breaks a rule of the program. Please match again."),
}


def say_waiting(waiting: Waiting) -> str:
    """Say what introductions wait for, in the language that is on."""
    return str(WORDS[waiting])
