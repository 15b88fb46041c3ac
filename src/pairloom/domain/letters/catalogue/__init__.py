"""Every kind of letter: who gets it, what it may say, how urgent it is, what happens when its arrival is unsure.

The page docs/organisers/letters.md is written from this list; a kind that is not here cannot be sent.
"""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue.account import NOTICES, SIGN_IN_LETTERS
from pairloom.domain.letters.catalogue.applications import APPLICATION_LETTERS
from pairloom.domain.letters.catalogue.kinds import SHARED, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.catalogue.notifying import NOTIFY_LETTERS
from pairloom.domain.letters.catalogue.pairs import PAIR_LETTERS
from pairloom.domain.letters.catalogue.partners import PARTNER_LETTERS
from pairloom.domain.letters.catalogue.program import PROGRAM_LETTERS
from pairloom.domain.letters.catalogue.team import TEAM_LETTERS

__all__ = ["KINDS", "SHARED", "Audience", "Form", "LetterKind", "Placeholder", "find_kind"]

KINDS: dict[str, LetterKind] = {
    kind.name: kind
    for kind in (
        *(*SIGN_IN_LETTERS, *NOTICES, *TEAM_LETTERS, *PROGRAM_LETTERS, *NOTIFY_LETTERS, *APPLICATION_LETTERS),
        *PAIR_LETTERS,
        *PARTNER_LETTERS,
    )
}


def find_kind(name: str) -> LetterKind:
    """Find a kind of letter by name; refused when there is none."""
    if name not in KINDS:
        raise Refused(Reason.LETTER_UNKNOWN, kind=name)
    return KINDS[name]
