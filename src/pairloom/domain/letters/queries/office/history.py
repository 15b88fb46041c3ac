"""What happened to a letter: its own stamps, what was heard from outside, and who pressed which button."""

from dataclasses import dataclass
from datetime import datetime

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, LetterEvent
from pairloom.domain.people.models import Person

MOST = 100
STAMPS = ("queued", "handed", "sent", "ended")


@dataclass(frozen=True)
class Step:
    """One thing that happened: what, when, by whom if by a person, and a code that says more."""

    what: str
    at: datetime
    by: Person | None = None
    fault: str = ""
    source: str = ""


def list_steps(letter: Letter) -> list[Step]:
    """List what happened to a letter, oldest first; at most a hundred of each sort."""
    journal = JournalEntry.objects.filter(about=f"letter:{letter.pk}").select_related("by").order_by("-id")[:MOST]
    events = LetterEvent.objects.filter(letter=letter).order_by("-id")[:MOST]
    steps = [
        *_list_stamps(letter),
        *(Step(entry.act, entry.at, by=entry.by, fault=str(entry.details.get("fault", ""))) for entry in journal),
        *(Step(f"heard.{event.kind}", event.at, fault=event.fault, source=event.source) for event in events),
    ]
    return sorted(steps, key=lambda step: step.at)


def _list_stamps(letter: Letter) -> list[Step]:
    stamps = [(name, getattr(letter, f"{name}_at")) for name in STAMPS]
    if letter.sent_at is not None:
        stamps = [(name, at) for name, at in stamps if name != "ended"]
    return [Step(f"letter.{name}", at) for name, at in stamps if at is not None]
