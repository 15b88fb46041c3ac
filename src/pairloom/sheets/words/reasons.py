"""Say to organisers why somebody has no partner, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass

from pairloom.matching.result import Unmatched, Why
from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant
from pairloom.sheets.words.listing import count_people, count_things, join_words
from pairloom.sheets.words.names import name_country, name_person

NAMED_AT_MOST = 5
_BROKEN = {
    "country": ("lives in the same country", "live in the same country"),
    "language": ("shares no language well enough", "share no language well enough"),
    "hours": ("shares too few hours of the day", "share too few hours of the day"),
    "earlier": ("was a partner before", "were partners before"),
    "blocked": ("must not meet this person", "must not meet this person"),
}


@dataclass(frozen=True)
class Left:
    """Hold why one applicant has no partner: a sentence, and options that an organiser has."""

    person: Applicant
    reason: str
    options: tuple[str, ...]


def explain_unmatched(unmatched: Unmatched, people: Mapping[int, Applicant]) -> Left:
    """Explain one person without a partner."""
    person = people[unmatched.person]
    return Left(person, _say_reason(unmatched, people), tuple(_list_options(unmatched, person, people)))


def say_rule(name: str, count: int) -> str:
    """Say how many people break a rule with somebody: 12 share no language well enough."""
    one, many = _BROKEN.get(name, (f"breaks the rule “{name}”", f"break the rule “{name}”"))
    return f"{count:,} {one if count == 1 else many}"


def _say_reason(unmatched: Unmatched, people: Mapping[int, Applicant]) -> str:
    if unmatched.why == Why.ODD_ONE_OUT:
        return "The number of people is odd, and no group of three is possible in which everybody fits."
    if unmatched.why == Why.TOO_FEW_PARTNERS:
        return _say_competition(unmatched, people)
    if unmatched.why == Why.OUT_OF_TIME:
        return "The search was stopped before it could place this person. Give it more seconds."
    return _say_nobody(unmatched, others=len(people) - 1)


def _say_nobody(unmatched: Unmatched, *, others: int) -> str:
    if others == 0:
        return "There is nobody else in this round."
    broken = sorted(unmatched.blocked_by.items(), key=lambda item: (-item[1], item[0]))
    said = join_words([say_rule(name, count) for name, count in broken if count])
    return f"Nobody else fits. Of {count_things(others, 'other')}, {said}." if said else "Nobody else fits."


def _say_competition(unmatched: Unmatched, people: Mapping[int, Applicant]) -> str:
    group, partners = len(unmatched.group), len(unmatched.partners)
    named = join_words([name_person(people[number]) for number in unmatched.partners], most=NAMED_AT_MOST)
    shared = _name_shared_languages(unmatched, people)
    return f"{count_people(group)}{shared} can meet only {count_people(partners)}: {named}."


def _name_shared_languages(unmatched: Unmatched, people: Mapping[int, Applicant]) -> str:
    spoken = {frozenset(people[number].languages) for number in unmatched.group}
    if len(spoken) != 1 or len(unmatched.group) < 2:
        return ""
    return f" who speak only {join_words(sorted(name_language(code) for code in spoken.pop()))}"


def _list_options(unmatched: Unmatched, person: Applicant, people: Mapping[int, Applicant]) -> list[str]:
    blocked, options = unmatched.blocked_by, []
    if unmatched.why == Why.TOO_FEW_PARTNERS and unmatched.partners:
        named = join_words([name_person(people[number]) for number in unmatched.partners], most=3)
        options.append(f"Ask {named} whether the pair would take a third.")
    if blocked.get("language") and "en" not in person.languages:
        options.append("Ask whether some English would do: it is not named.")
    elif blocked.get("language"):
        options.append("Ask which languages the person can use, and how well.")
    if blocked.get("hours") and not person.prefers_email:
        options.append("Ask whether letters are enough: then hours do not count.")
    if unmatched.why == Why.ODD_ONE_OUT:
        options.append("One late applicant from another country would make a pair.")
    if blocked.get("country") and blocked["country"] == len(people) - 1:
        options.append(f"Look for applicants from outside {name_country(person.country)}.")
    return [*options, "Keep on standby: first in line when somebody joins late or is left alone."]
