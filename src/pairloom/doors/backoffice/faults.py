"""Say in plain words why a letter did not go, and what can be done; the code itself is shown beside, for the host."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LETTER_FAULTS: dict[str, Promise] = {
    "expired": _("Its time was over before it could go."),
    "person-left": _("The reader has left."),
    "person-leaving": _("The reader is leaving, so what was written before does not go any more."),
    "blocked-bounced": _("Letters to this address came back. We do not write to it any more."),
    "blocked-asked": _("The reader asked us not to write."),
    "blocked-complained": _("The reader marked a letter of ours as spam. They get no letters to many any more."),
    "blocked-no-news": _("The reader does not want news."),
    "too-many-attempts": _("We tried for three days. Then we gave up."),
    "daily-cap": _("The reader had many letters today. This one waits until tomorrow."),
    "address-wrong": _("This is not an address that a letter can be sent to."),
    "address-unwritable": _("This address cannot be written in a way that mail servers understand."),
    "address-needs-smtputf8": _("This address has letters that our mail server does not know. Ask for another one."),
    "database-away": _("Our records could not be reached at that moment."),
    "control-in-header": _("Something in its head, such as the name of the reader, cannot be written."),
    "stopped": _("Somebody of the office cancelled it."),
    "mailing-stopped": _("The mailing that it belonged to was stopped."),
    "pair-parted": _("Somebody left the pair before it went."),
    "held": _("Somebody of the office paused it."),
    "too-many-bounces": _("Too many letters came back: more than 5 in 100. Check the addresses before you go on."),
    "too-many-complaints": _("Too many readers marked the letter as spam. Think again before you go on."),
}

BREAKS: dict[str, Promise] = {
    "refused-connection": _("Our mail server does not take connections. It may be off, or its address is wrong."),
    "name-not-found": _("The name of our mail server cannot be found. It may be wrong, or the network is down."),
    "tls-failed": _("The safe connection to our mail server failed. Its certificate may be too old."),
    "not-offered": _("Our mail server offers no safe connection, so we do not send it our password."),
    "not-ascii": _("The name or password for our mail server has signs that it cannot take."),
    "silent": _("Our mail server does not answer."),
    "cut": _("Our mail server broke off the connection."),
    "closed": _("Our mail server broke off the connection."),
}

MAIL_FAULTS: dict[str, Promise] = {
    "another mail with other content has the same Message-ID": _("Another mail with other words has the same number."),
    "it came from another address than the letter went to": _(
        "It came from another address than the letter went to. So we cannot be sure who wrote it."
    ),
    "it does not say which letter it is about": _("It does not say which letter it is about."),
    "the database refused it": _("Something in it cannot be kept in our records as words."),
}

LOGIN = _("Our mail server does not accept our name or password. The host of this site can change them.")
SENDER = _("Our mail server does not let us send from our address. The host of this site can change it.")
POLICY = _("The mail server refuses our letters by a rule of its own. The host of this site should look at it.")
BEGIN = _("Our mail server does not let us begin. The host of this site should look at it.")
NO_MAILBOX = _("There is no such mailbox, or it takes no mail.")
NOT_TAKEN = _("The mail server did not take this letter.")
LATER = _("The mail server asked us to try again later. That is common.")
NOBODY_KNOWS = _("The connection broke just as the letter was handed over. It may have arrived.")

BEFORE_LETTERS = {"connect", "hello", "tls", "login"}


def say_fault(fault: str) -> str:
    """Say what a fault means; a text that is no code is given as it is, and nothing for nothing."""
    if not fault or fault in LETTER_FAULTS:
        return str(LETTER_FAULTS.get(fault, ""))
    if fault.startswith("header-"):
        return gettext("Something in its head, such as the name of the reader, cannot be written.")
    words = fault.split()
    if words[0] in {*BEFORE_LETTERS, "sender", "recipient", "data", "dot"} and len(words) > 1:
        return str(_say_answer(words[0], words[1], words[2] if len(words) > 2 else ""))
    return fault


def say_mail_fault(fault: str) -> str:
    """Say why a mail wants a look; what only a host understands is given as it is."""
    return str(MAIL_FAULTS.get(fault, fault))


def is_code(fault: str) -> bool:
    """Tell whether a fault is a code of the mail server, which a host may want to see."""
    return say_fault(fault) not in {fault, ""} and " " in fault


def _say_answer(verb: str, answer: str, status: str) -> Promise:
    """Say what an answer of the mail server means."""
    if not answer.isdigit():
        return NOBODY_KNOWS if verb == "dot" else BREAKS.get(answer, BREAKS["cut"])
    is_later = answer.startswith("4") and verb not in BEFORE_LETTERS
    return LATER if is_later else _say_refusal(verb, answer, status)


def _say_refusal(verb: str, answer: str, status: str) -> Promise:
    """Say what a no of the mail server means."""
    if verb == "login" or answer in {"530", "534", "535"}:
        return LOGIN
    if verb == "sender":
        return SENDER
    if status.split(".")[1:2] == ["7"]:
        return POLICY
    if verb in BEFORE_LETTERS:
        return BEGIN
    return NO_MAILBOX if verb == "recipient" else NOT_TAKEN
