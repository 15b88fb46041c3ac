"""Write the letters of a round one by one, and keep which of them could not be written, and why."""

import traceback
from collections.abc import Callable
from datetime import datetime

import structlog

from pairloom.domain.core.services import name_row
from pairloom.domain.letters.errors import LettersUnwritten, Unwritten
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import Reader, render_mailing
from pairloom.domain.pairs.queries.sending import INTRODUCTIONS, UNPLACED, name_mailing
from pairloom.domain.pairs.services.introducing.troubles import MOST
from pairloom.domain.pairs.states import UNREADABLE
from pairloom.domain.programs.models import Round

log = structlog.get_logger("pairloom.pairs")

BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What comes of answers or facts that have another shape than the form and the match gave them."""


class Tray:
    """Takes the letters of one round by their kind."""

    def __init__(self, round_: Round, *, now: datetime) -> None:
        self._round, self._now = round_, now
        self._readers: dict[str, list[Reader]] = {kind: [] for kind in (*INTRODUCTIONS, UNPLACED)}
        self.unwritten: list[Unwritten] = []

    def write(self, kind: str, person: int, write: Callable[[], Reader]) -> None:
        """Write what one letter says; of what breaks, the kind of error and the place in the code are logged."""
        try:
            self._readers[kind].append(write())
        except BROKEN as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{place.name}:{place.lineno}"
            if len(self.unwritten) < MOST:
                log.warning("letter not written", kind=kind, person=person, error=type(error).__name__, where=where)
            self.unwritten.append(Unwritten(kind, person, UNREADABLE))

    def render(self) -> dict[str, list[Letter]]:
        """Render all letters; raises LettersUnwritten with all that could not be written or rendered."""
        letters = {kind: self._render(kind) for kind in self._readers}
        if self.unwritten:
            raise LettersUnwritten(self.unwritten)
        return letters

    def _render(self, kind: str) -> list[Letter]:
        readers, key, about = self._readers[kind], name_mailing(kind, self._round), name_row(self._round)
        try:
            return render_mailing(
                kind, key=key, readers=readers, program=self._round.program, about=about, now=self._now
            )
        except LettersUnwritten as refusal:
            self.unwritten.extend(refusal.letters)
            return []
