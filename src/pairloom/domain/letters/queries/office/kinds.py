"""What the office may know of a kind of letter, and which buttons a letter has."""

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState

PRESSES: dict[LetterState, tuple[str, ...]] = {
    LetterState.HELD: ("release", "cancel"),
    LetterState.WAITING: ("hold", "cancel"),
    LetterState.REFUSED: ("retry",),
    LetterState.GAVE_UP: ("retry",),
    LetterState.INVALID: ("retry",),
    LetterState.UNSURE: ("arrived", "again"),
}


def list_kinds() -> list[tuple[str, str]]:
    """List all kinds of letters by title."""
    return sorted(((kind.name, kind.title) for kind in KINDS.values()), key=lambda pair: pair[1])


def name_kind(name: str) -> str:
    """Name a kind of letter as the catalogue does; one that is not there any more keeps its own name."""
    return KINDS[name].title if name in KINDS else name


def is_secret(name: str) -> bool:
    """Tell whether letters of this kind open somebody's account; the office never shows them."""
    return name in KINDS and KINDS[name].is_secret


def list_presses(letter: Letter) -> tuple[str, ...]:
    """List the buttons of a letter; one in a mailing is released by the mailing, and a code is never tried again."""
    presses = PRESSES.get(LetterState(letter.state), ())
    if letter.mailing_id is not None:
        presses = tuple(press for press in presses if press not in {"hold", "release"})
    return tuple(press for press in presses if press not in {"retry", "again"} or not is_secret(letter.kind))
