"""Actions on letters, by verb."""

from pairloom.domain.letters.services.appointing import end_role_and_tell, give_role_and_tell
from pairloom.domain.letters.services.batches import render_mailing, start_rendered_mailing
from pairloom.domain.letters.services.cancelling import cancel_letters, cancel_letters_of
from pairloom.domain.letters.services.editing import change_wording, preview_wording, restore_wording
from pairloom.domain.letters.services.events import Heard, record_event
from pairloom.domain.letters.services.holding import (
    cancel_letter,
    hold_letter,
    release_letter,
    retry_letter,
    start_sending,
    stop_sending,
)
from pairloom.domain.letters.services.incoming import read_again, read_waiting_mail, store_incoming
from pairloom.domain.letters.services.looking import put_mail_aside
from pairloom.domain.letters.services.mailings import (
    advance_mailings,
    hold_mailing,
    release_mailing,
    start_mailing,
    stop_mailing,
)
from pairloom.domain.letters.services.queueing import Reader, queue, queue_first
from pairloom.domain.letters.services.resolving import record_evidence, resolve_unsure
from pairloom.domain.letters.services.suppressing import allow_address, suppress_address
from pairloom.domain.letters.services.unsubscribing import unsubscribe

__all__ = [
    "Heard",
    "Reader",
    "advance_mailings",
    "allow_address",
    "cancel_letter",
    "cancel_letters",
    "cancel_letters_of",
    "change_wording",
    "end_role_and_tell",
    "give_role_and_tell",
    "hold_letter",
    "hold_mailing",
    "preview_wording",
    "put_mail_aside",
    "queue",
    "queue_first",
    "read_again",
    "read_waiting_mail",
    "record_event",
    "record_evidence",
    "release_letter",
    "release_mailing",
    "render_mailing",
    "resolve_unsure",
    "restore_wording",
    "retry_letter",
    "start_mailing",
    "start_rendered_mailing",
    "start_sending",
    "stop_mailing",
    "stop_sending",
    "store_incoming",
    "suppress_address",
    "unsubscribe",
]
