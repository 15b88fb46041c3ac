"""What the office sees of letters: the same number of cheap questions for ten letters as for a million."""

from pairloom.domain.letters.queries.office.counting import CAP, Count, Needs, count_letters, find_needs, find_relay
from pairloom.domain.letters.queries.office.history import Step, list_steps
from pairloom.domain.letters.queries.office.incoming import MailPage, Pile, find_mail, list_mails
from pairloom.domain.letters.queries.office.listing import (
    PAGE,
    Page,
    Wanted,
    find_letter,
    find_reader,
    list_letters,
    list_newest,
    list_unsure,
)
from pairloom.domain.letters.queries.office.mailings import (
    MailingPage,
    Progress,
    count_progress,
    find_mailing,
    find_sample,
    list_mailings,
)
from pairloom.domain.letters.queries.office.scope import Scope, find_scope

__all__ = [
    "CAP",
    "PAGE",
    "Count",
    "MailPage",
    "MailingPage",
    "Needs",
    "Page",
    "Pile",
    "Progress",
    "Scope",
    "Step",
    "Wanted",
    "count_letters",
    "count_progress",
    "find_letter",
    "find_mail",
    "find_mailing",
    "find_needs",
    "find_reader",
    "find_relay",
    "find_sample",
    "find_scope",
    "list_letters",
    "list_mailings",
    "list_mails",
    "list_newest",
    "list_steps",
    "list_unsure",
]
