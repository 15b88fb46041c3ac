"""Stop news, as one press, one POST of a mail program, or one mail asks for it."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.links import read_unsubscribe
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services.events import Heard, record_event, stop_news
from pairloom.domain.letters.states import Block, EventKind


def check_token(token: str) -> int:
    """Read whose letter a token to unsubscribe belongs to; refused when it was forged."""
    letter_id = read_unsubscribe(token)
    if letter_id is None:
        raise Refused(Reason.LINK_BROKEN)
    return letter_id


def unsubscribe_by_token(token: str, *, now: datetime) -> None:
    """Stop news for the reader whom a token was given to; refused when it was forged."""
    unsubscribe(check_token(token), source="page", now=now)


@transaction.atomic
def unsubscribe(letter_id: int, *, source: str, now: datetime) -> None:
    """Stop news for the reader of a letter. Asked again it changes nothing, and after the letter is gone neither."""
    letter = Letter.objects.select_related("program").filter(pk=letter_id).first()
    if letter is None:
        return
    heard = Heard(kind=EventKind.UNSUBSCRIBED, name=f"unsubscribed:{letter_id}", source=source, at=now)
    if not record_event(letter_id, heard, now=now):
        stop_news(letter, block=Block.NO_NEWS, now=now)
