"""Put together what a letter of introduction says, section by section, in the language that is on."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from pairloom.domain.pairs.wording.first_letter import write_letter_questions
from pairloom.domain.pairs.wording.partners import Facts, say_match, say_match_of_three
from pairloom.domain.pairs.wording.profiles import say_contact, say_profile
from pairloom.domain.pairs.wording.sides import Side
from pairloom.domain.pairs.wording.talking import Days, say_hours, say_languages

LONGEST = 4_900
"""Signs of a section; a letter takes 5,000."""
TEXT_OF_A_PAIR, TEXT_OF_A_TRIO = 1_500, 700


def say_introduction(
    facts: Mapping[int, Facts], reader: Side, partners: Sequence[Side], days: Days, *, by_letters: bool, now: datetime
) -> dict[str, str]:
    """Say the sections of a letter to one of two: partner, why, talking, contact, questions."""
    (partner,) = partners
    talking = [say_languages(facts[partner.number], partner)]
    talking += say_hours(reader, partners, days, by_letters=by_letters, now=now)
    return {
        "partner": _write(say_profile(partner, longest=TEXT_OF_A_PAIR)),
        "why": _write(say_match(facts[partner.number], reader=reader, partner=partner)),
        "talking": _write(talking),
        "contact": _write(say_contact(reader, partners)),
        "questions": write_letter_questions(),
    }


def say_introduction_of_three(
    facts: Mapping[int, Facts], reader: Side, partners: Sequence[Side], days: Days, *, by_letters: bool, now: datetime
) -> dict[str, str]:
    """Say the sections of a letter to one of three: partners, why, talking, contact, questions."""
    talking = [say_languages(facts[one.number], one, is_trio=True) for one in partners]
    talking += say_hours(reader, partners, days, by_letters=by_letters, now=now)
    profiles = ["\n".join(say_profile(one, longest=TEXT_OF_A_TRIO)) for one in partners]
    return {
        "partners": "\n\n".join(profiles)[:LONGEST],
        "why": _write(say_match_of_three(facts, reader=reader, partners=partners)),
        "talking": _write(talking),
        "contact": _write(say_contact(reader, partners)),
        "questions": write_letter_questions(),
    }


def _write(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if line)[:LONGEST]
