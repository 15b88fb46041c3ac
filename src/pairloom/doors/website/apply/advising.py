"""Say how many people could be somebody's partner so far, and which wish leaves out most. It never stops anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from pairloom.domain.pairs.services import count_possible_partners
from pairloom.domain.programs.catalogue import Form, choose_words
from pairloom.domain.programs.models import Round
from pairloom.look.questions import Showing

FEW = 10
TENS = 20
"""From this number on people are counted by tens."""
WIDER = 2
"""A wish is spoken of when without it so many times as many people fit."""


@dataclass(frozen=True)
class Advice:
    """How many people of the pool fit; `wish` is empty where no single answer narrows much."""

    fit: int
    people: int
    wish: str
    section: str
    without: int

    @property
    def is_few(self) -> bool:
        """Tell whether few people fit."""
        return self.fit < FEW


def advise(round_: Round, form: Form, answers: Mapping[str, object], showing: Showing) -> Advice | None:
    """Advise on answers; none as long as too few people are there to say anything."""
    found = count_possible_partners(round_, answers)
    if found is None or found.people < FEW:
        return None
    question = form.find(found.narrowest) if found.without >= WIDER * max(found.fit, 1) else None
    return Advice(
        fit=say_about(found.fit),
        people=say_about(found.people),
        wish="" if question is None else choose_words(question.label, showing.language, showing.fallback),
        section="" if question is None else question.section,
        without=say_about(found.without),
    )


def say_about(number: int) -> int:
    """Round a number to tens, so that it tells how many there are and not who."""
    return number if number < TENS else number // 10 * 10
