"""What a page shows of a letter: never the code that opens somebody's account."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries.office import is_secret
from pairloom.domain.letters.states import LetterState
from pairloom.doors.backoffice.words import name_kind

WHEN: dict[str, tuple[Promise, str]] = {
    LetterState.HELD: (pgettext_lazy("letter", "Written"), "queued_at"),
    LetterState.WAITING: (_("Next try"), "due_at"),
    LetterState.CLAIMED: (_("Next try"), "due_at"),
    LetterState.HANDED: (_("Handed over"), "handed_at"),
    LetterState.UNSURE: (_("Handed over"), "handed_at"),
    LetterState.SENT: (pgettext_lazy("letter", "Sent"), "sent_at"),
}
ENDED = (pgettext_lazy("letter", "Ended"), "ended_at")


@dataclass(frozen=True)
class Shown:
    """A letter as pages of the office show it."""

    letter: Letter
    title: str
    is_secret: bool

    @property
    def subject(self) -> str:
        """Give the subject, or for a letter with a code the name of its kind alone."""
        return self.title if self.is_secret else self.letter.subject

    @property
    def reader(self) -> str:
        """Name the reader as they name themselves, else by address."""
        person = self.letter.person
        return (person.name if person is not None else self.letter.to_name) or self.letter.address

    @property
    def address(self) -> str:
        """Give the address where it says more than the name."""
        return "" if self.reader == self.letter.address else self.letter.address

    @property
    def when_name(self) -> Promise:
        """Name the moment that matters now."""
        return self._when[0]

    @property
    def when(self) -> datetime | None:
        """Give the moment that matters now."""
        moment: datetime | None = getattr(self.letter, self._when[1])
        return moment

    @property
    def _when(self) -> tuple[Promise, str]:
        return WHEN.get(self.letter.state, ENDED)


def show(letter: Letter) -> Shown:
    """Prepare a letter for a page."""
    return Shown(letter, title=name_kind(letter.kind), is_secret=is_secret(letter.kind))
