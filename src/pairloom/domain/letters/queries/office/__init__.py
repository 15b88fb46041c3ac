"""What the office sees of letters: the same number of cheap questions for ten letters as for a million."""

from pairloom.domain.letters.queries.office.counting import (
    CAP,
    WAITING,
    Count,
    Needs,
    count_letters,
    find_needs,
    find_relay,
)
from pairloom.domain.letters.queries.office.history import Step, list_steps
from pairloom.domain.letters.queries.office.incoming import MailPage, Pile, find_mail, list_mails
from pairloom.domain.letters.queries.office.kinds import is_secret, list_kinds, list_presses, name_kind
from pairloom.domain.letters.queries.office.listing import (
    PAGE,
    Page,
    Wanted,
    find_any,
    find_letter,
    find_newest_code,
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
from pairloom.domain.letters.queries.office.workers import is_asleep, list_workers

__all__ = [
    "CAP",
    "PAGE",
    "WAITING",
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
    "find_any",
    "find_letter",
    "find_mail",
    "find_mailing",
    "find_needs",
    "find_newest_code",
    "find_reader",
    "find_relay",
    "find_sample",
    "find_scope",
    "is_asleep",
    "is_secret",
    "list_kinds",
    "list_letters",
    "list_mailings",
    "list_mails",
    "list_newest",
    "list_presses",
    "list_steps",
    "list_unsure",
    "list_workers",
    "name_kind",
]
