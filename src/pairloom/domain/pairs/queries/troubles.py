"""Read whose letters keep the introductions of a round from being made, as it was noted when that was tried last."""

from dataclasses import dataclass

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.queries.introducing import confirmed_run
from pairloom.domain.programs.models import Round

REFUSED, UNWRITTEN = "introductions.refused", "letter.unwritten"
"""Acts of the journal: one line about the round, then one about the application of each reader."""


@dataclass(frozen=True)
class Trouble:
    """A letter that cannot be written: the application of its reader, its kind, why, and which word in braces."""

    application: int
    kind: str
    fault: str
    name: str = ""


def list_troubles(round_: Round) -> list[Trouble]:
    """List the letters that were in the way when it was tried last to introduce a confirmed match; three queries."""
    run = confirmed_run(round_)
    if run is None or run.confirmed_at is None:
        return []
    lines = JournalEntry.objects.filter(at__gte=run.confirmed_at)
    last = lines.filter(about=f"round:{round_.pk}", act=REFUSED).order_by("-id").first()
    if last is None:
        return []
    noted = lines.filter(at=last.at, pk__gt=last.pk, act=UNWRITTEN, details__round=round_.pk).order_by("pk")
    return [_read(line) for line in noted]


def _read(line: JournalEntry) -> Trouble:
    told = line.details
    return Trouble(int(line.about.partition(":")[2]), told["kind"], told["fault"], told["name"])
