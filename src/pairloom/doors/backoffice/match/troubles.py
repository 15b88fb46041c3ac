"""Whose letters keep the introductions of a round from being made, and what is wrong with each, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.applications.models import Application
from pairloom.domain.core.errors import Reason
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.queries import Trouble
from pairloom.domain.pairs.states import UNREADABLE
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.words import name_kind

FAULTS: dict[str, Promise] = {
    Reason.ADDRESS_WRONG: gettext_lazy("The e-mail address of this person is not whole."),
    Reason.PLACEHOLDER_MISSING: gettext_lazy("There is nothing to put in the place of {%(name)s}."),
    Reason.PLACEHOLDER_UNKNOWN: gettext_lazy("The letter does not know the word {%(name)s}."),
    Reason.LETTER_INVALID: gettext_lazy("What stands for {%(name)s} is too long, or is no web address."),
    UNREADABLE: gettext_lazy(
        "Something in the answers of this person or of a partner cannot be read. Look at them, or ask the host of this "
        "site."
    ),
}
OTHER = gettext_lazy("Something in it does not fit. Ask the host of this site.")


@dataclass(frozen=True)
class ShownTrouble:
    """Somebody whose letter cannot be written: the round, who, which letter, and what is wrong."""

    slug: str
    application: Application
    letter: str
    fault: str


def show_troubles(round_: Round) -> list[ShownTrouble]:
    """Show whose letters are in the way; four queries at most. Who was erased since is left out."""
    troubles = queries.list_troubles(round_)
    numbers = tuple(dict.fromkeys(one.application for one in troubles))
    named = {one.pk: one for one in queries.name_applications(numbers)} if numbers else {}
    return [
        ShownTrouble(round_.slug, named[one.application], name_kind(one.kind), say_fault(one))
        for one in troubles
        if one.application in named
    ]


def say_fault(trouble: Trouble) -> str:
    """Say what is wrong with a letter."""
    return str(FAULTS.get(trouble.fault, OTHER)) % {"name": trouble.name}


def say_troubles() -> tuple[str, str]:
    """Say that letters are in the way, and what comes then: a heading, and more about it."""
    heading = _("The introductions could not be made")
    more = _("Some letters cannot be written, so nobody was told anything. When this is mended, they go by themselves.")
    return heading, more
