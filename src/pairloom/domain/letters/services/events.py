"""Record what is heard about letters after they left: delivered, delayed, bounced, complained, answered."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from pairloom.domain.letters.models import Letter, LetterEvent
from pairloom.domain.letters.parsing.reports import find_status, is_hard
from pairloom.domain.letters.queries.incoming import list_soft_bounces
from pairloom.domain.letters.rules.bouncing import PAUSE, STALE, is_dead_for_a_while
from pairloom.domain.letters.services.resolving import record_evidence
from pairloom.domain.letters.services.suppressing import suppress_address
from pairloom.domain.letters.states import Block, EventKind
from pairloom.domain.people.services import mark_unreachable

LONGEST_NAME = 200
LONGEST_LOOK_BACK = 8 * STALE


@dataclass(frozen=True)
class Heard:
    """What was heard about a letter. `name` is what the source calls the event: each name counts once."""

    kind: EventKind
    name: str
    source: str
    at: datetime
    is_hard: bool = False
    fault: str = ""


@transaction.atomic
def record_event(letter_id: int, heard: Heard, *, now: datetime) -> bool:
    """Record one event and do what follows from it.

    Whatever is heard, even a bounce, proves that the relay took the letter. A delivery that is heard late takes back
    nothing that followed from a bounce. Gives False, and does nothing, when it was heard before or
    the letter is not there any more.
    """
    letter = Letter.objects.select_related("person", "program").filter(pk=letter_id).first()
    if letter is None:
        return False
    words = {**asdict(heard), "letter": letter, "source": heard.source[:30], "fault": heard.fault[:200]}
    event, is_new = LetterEvent.objects.get_or_create(name=words.pop("name")[:LONGEST_NAME], defaults=words)
    if is_new:
        record_evidence(letter.pk, arrived=True, now=now, source=f"{heard.source}-{heard.kind}"[:30])
        follow_event(event, now=now)
    return is_new


def judge_bounce(words: str) -> bool:
    """Tell from the words of a server whether a bounce means that the address is wrong for ever."""
    return is_hard(find_status(words), words)


def follow_event(event: LetterEvent, *, now: datetime) -> None:
    """Do what follows from an event: stop letters to a dead address, or news to somebody who does not want them."""
    if event.kind == EventKind.BOUNCED and event.is_hard:
        stop_letters(event.letter, fault=event.fault, now=now, until=None)
    elif event.kind == EventKind.BOUNCED:
        score_bounce(event, now=now)
    elif event.kind == EventKind.COMPLAINED:
        stop_news(event.letter, block=Block.COMPLAINED, now=now)
    elif event.kind == EventKind.UNSUBSCRIBED:
        stop_news(event.letter, block=Block.NO_NEWS, now=now)


def score_bounce(event: LetterEvent, *, now: datetime) -> None:
    """Count a bounce that may pass; too many of them stop letters to that address for a while."""
    bounces = list_soft_bounces(event.letter, since=event.at - LONGEST_LOOK_BACK)
    if is_dead_for_a_while(bounces):
        stop_letters(event.letter, fault=event.fault, now=now, until=now + PAUSE)


def stop_letters(letter: Letter, *, fault: str, now: datetime, until: datetime | None) -> None:
    """Stop all letters to the address of a letter, and mark its person as one that we cannot reach."""
    if not letter.address:
        return
    suppress_address(letter.address, block=Block.BOUNCED, now=now, until=until, fault=fault)
    person = letter.person
    if person is not None and person.email.casefold() == letter.address.casefold():
        mark_unreachable(person, now=now)


def stop_news(letter: Letter, *, block: Block, now: datetime) -> None:
    """Stop news to the address of a letter: of its program when asked, of all programs after a complaint."""
    if letter.address:
        program = letter.program if block == Block.NO_NEWS else None
        suppress_address(letter.address, block=block, now=now, program=program)
