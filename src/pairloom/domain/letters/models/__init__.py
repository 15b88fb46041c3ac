"""Tables of letters."""

from pairloom.domain.letters.models.incoming import IncomingMail
from pairloom.domain.letters.models.outgoing import Letter, LetterEvent, Mailing, Relay, Suppression
from pairloom.domain.letters.models.words import WordingChange

__all__ = ["IncomingMail", "Letter", "LetterEvent", "Mailing", "Relay", "Suppression", "WordingChange"]
