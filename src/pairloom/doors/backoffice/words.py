"""What the states of letters, mailings and mails are called in the office, with the colour that goes with the word."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Pile
from pairloom.domain.letters.states import IncomingKind, IncomingState, LetterState, MailingState
from pairloom.look.locales import sort_key


@dataclass(frozen=True)
class StateWords:
    """A state's name, its tone ("well", "waiting", "trouble" or none) and what it means."""

    name: Promise
    tone: str
    meaning: Promise


LETTERS: dict[str, StateWords] = {
    LetterState.HELD: StateWords(pgettext_lazy("letter", "Held"), "waiting", _("It stays here until it is released.")),
    LetterState.WAITING: StateWords(
        pgettext_lazy("letter", "Waiting"), "waiting", _("It goes by itself when its turn comes.")
    ),
    LetterState.CLAIMED: StateWords(_("On its way"), "", _("It is being handed to the mail server now.")),
    LetterState.HANDED: StateWords(_("On its way"), "", _("It is being handed to the mail server now.")),
    LetterState.SENT: StateWords(pgettext_lazy("letter", "Sent"), "well", _("The mail server has taken it.")),
    LetterState.UNSURE: StateWords(
        pgettext_lazy("letter", "Unsure"),
        "waiting",
        _("Nobody knows whether it arrived. We do not send it twice without asking you."),
    ),
    LetterState.REFUSED: StateWords(
        pgettext_lazy("letter", "Refused"), "trouble", _("The mail server said no, for good.")
    ),
    LetterState.GAVE_UP: StateWords(
        pgettext_lazy("letter", "Given up"), "trouble", _("It was tried many times and did not go.")
    ),
    LetterState.DROPPED: StateWords(
        pgettext_lazy("letter", "Left out"), "", _("It was not allowed or not useful any more.")
    ),
    LetterState.CANCELLED: StateWords(pgettext_lazy("letter", "Cancelled"), "", _("It was stopped before it went.")),
    LetterState.INVALID: StateWords(
        pgettext_lazy("letter", "Not sendable"), "trouble", _("It cannot be made into a mail.")
    ),
}

MAILINGS: dict[str, StateWords] = {
    MailingState.HELD: StateWords(
        pgettext_lazy("mailing", "Not started"), "waiting", _("Nothing has gone yet. You can still stop it.")
    ),
    MailingState.SENDING: StateWords(
        pgettext_lazy("mailing", "Sending"), "", _("It goes in steps: 20 letters, then 200, then the rest.")
    ),
    MailingState.HALTED: StateWords(
        pgettext_lazy("mailing", "Paused"), "waiting", _("No further letters go until you go on.")
    ),
    MailingState.STOPPED: StateWords(
        pgettext_lazy("mailing", "Stopped"), "trouble", _("The letters that had not gone were cancelled.")
    ),
    MailingState.DONE: StateWords(pgettext_lazy("mailing", "Done"), "well", _("All letters had their turn.")),
}

GROUPS: dict[str, tuple[Promise, tuple[LetterState, ...]]] = {
    "waiting": (pgettext_lazy("letters", "Waiting"), (LetterState.WAITING, LetterState.CLAIMED, LetterState.HANDED)),
    "held": (pgettext_lazy("letters", "Held"), (LetterState.HELD,)),
    "unsure": (pgettext_lazy("letters", "Unsure"), (LetterState.UNSURE,)),
    "sent": (pgettext_lazy("letters", "Sent"), (LetterState.SENT,)),
    "failed": (pgettext_lazy("letters", "Failed"), (LetterState.REFUSED, LetterState.GAVE_UP, LetterState.INVALID)),
    "stopped": (pgettext_lazy("letters", "Cancelled or left out"), (LetterState.CANCELLED, LetterState.DROPPED)),
}

STEPS: dict[str, Promise] = {
    "letter.queued": pgettext_lazy("letter", "Written"),
    "letter.handed": _("Handed to the mail server"),
    "letter.sent": _("Taken by the mail server"),
    "letter.ended": pgettext_lazy("letter", "Ended"),
    "letter.held": pgettext_lazy("letter", "Held"),
    "letter.released": pgettext_lazy("letter", "Released"),
    "letter.retried": _("To be tried again"),
    "letter.cancelled": pgettext_lazy("letter", "Cancelled"),
    "letter.arrived": _("Said to have arrived"),
    "letter.sent-again": _("To be sent again"),
    "letter.resolved": _("Decided: arrived or not"),
    "heard.delivered": _("The reader's mail server has it"),
    "heard.delayed": _("The reader's mail server is slow"),
    "heard.bounced": _("It came back"),
    "heard.complained": _("The reader marked it as spam"),
    "heard.unsubscribed": _("The reader wants no more news"),
    "heard.answered": _("The reader answered"),
    "heard.auto-answered": _("A machine answered"),
}

MAIL_KINDS: dict[str, Promise] = {
    IncomingKind.UNKNOWN: pgettext_lazy("mail", "Unknown"),
    IncomingKind.REPLY: _("Answer"),
    IncomingKind.BOUNCE: _("Came back"),
    IncomingKind.DELAY: pgettext_lazy("mail", "Delayed"),
    IncomingKind.DELIVERED: pgettext_lazy("mail", "Delivered"),
    IncomingKind.AUTO_REPLY: _("Answer of a machine"),
    IncomingKind.RECEIPT: _("Read receipt"),
    IncomingKind.CALENDAR: _("Answer of a calendar"),
    IncomingKind.CHALLENGE: _("Question of a spam filter"),
    IncomingKind.COMPLAINT: _("Complaint about spam"),
    IncomingKind.UNSUBSCRIBE: _("Wants no more news"),
    IncomingKind.FORGED: pgettext_lazy("mail", "Forged"),
}

MAIL_STATES: dict[str, StateWords] = {
    IncomingState.STORED: StateWords(
        pgettext_lazy("mail", "New"), "waiting", _("It is kept, and is read in a moment.")
    ),
    IncomingState.READING: StateWords(_("Being read"), "waiting", _("It is being read now.")),
    IncomingState.READ: StateWords(pgettext_lazy("mail", "Read"), "well", _("We understood what it is.")),
    IncomingState.DUPLICATE: StateWords(_("Came twice"), "", _("The same mail was read before.")),
    IncomingState.QUARANTINED: StateWords(
        pgettext_lazy("mail", "Not readable"),
        "trouble",
        _("Our program could not read it. Nothing is lost: here it is as plain text."),
    ),
}

PILES: dict[Pile, Promise] = {
    Pile.FLAGGED: _("Wants a look"),
    Pile.UNSEEN: _("New answers"),
    Pile.REPLIES: _("All answers"),
    Pile.ALL: pgettext_lazy("mails", "All"),
}


def name_kind(name: str) -> str:
    """Name a kind of letter in the reader's language."""
    return gettext(office.name_kind(name))


def list_kinds() -> list[tuple[str, str]]:
    """List all kinds of letters by title in the reader's language."""
    return sorted(((name, gettext(title)) for name, title in office.list_kinds()), key=lambda kind: sort_key(kind[1]))
