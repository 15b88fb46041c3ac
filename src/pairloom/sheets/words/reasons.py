"""Say to organisers why somebody has no partner, and what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pairloom.matching.plan import Plan
from pairloom.matching.result import Unmatched, Why
from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant
from pairloom.sheets.words.listing import count_people, count_things, join_words
from pairloom.sheets.words.names import name_person, place_country

NAMED_AT_MOST = 5
_TOLD_FIRST = ("country", "language", "earlier", "blocked", "forbidden", "pinned")
_BROKEN = {
    "country": ("lives in the same country", "live in the same country"),
    "language": ("shares no language well enough", "share no language well enough"),
    "hours": ("shares too few hours of the day", "share too few hours of the day"),
    "earlier": ("was a partner before", "were partners before"),
    "blocked": ("must not meet this person", "must not meet this person"),
    "forbidden": ("must not meet this person", "must not meet this person"),
    "pinned": ("has a given partner", "have a given partner"),
}


@dataclass(frozen=True)
class Left:
    """Hold why one applicant has no partner: a sentence, and options that an organiser has."""

    person: Applicant
    reason: str
    options: tuple[str, ...]


def explain_unmatched(
    unmatched: Unmatched, people: Mapping[int, Applicant], *, mainly: Mapping[str, int] | None = None
) -> Left:
    """Explain one person without a partner.

    mainly  rule -> how many others break it as their main reason, so that the counts add up to all others; without
            it the counts of all reasons are taken, where one other person may count several times
    """
    person, main = people[unmatched.person], unmatched.blocked_by if mainly is None else mainly
    options = _list_options(unmatched, person, people, main)
    return Left(person, _say_reason(unmatched, people, main), tuple(options))


def rank_rules(names: Sequence[str]) -> list[str]:
    """Rank rules by which is told first of somebody who breaks several: what cannot be changed, then the rest."""
    return sorted(names, key=lambda name: (_TOLD_FIRST.index(name) if name in _TOLD_FIRST else len(_TOLD_FIRST), name))


def say_rule(name: str, count: int) -> str:
    """Say how many people break a rule with somebody: 12 share no language well enough."""
    one, many = _BROKEN.get(name, (f"breaks the rule “{name}”", f"break the rule “{name}”"))
    return f"{count:,} {one if count == 1 else many}"


def _say_reason(unmatched: Unmatched, people: Mapping[int, Applicant], main: Mapping[str, int]) -> str:
    if unmatched.why == Why.ODD_ONE_OUT:
        return "The number of people is odd, and no group of three is possible in which everybody fits."
    if unmatched.why == Why.TOO_FEW_PARTNERS:
        return _say_competition(unmatched, people)
    if unmatched.why == Why.OUT_OF_TIME:
        return "The search was stopped before it could place this person. Give it more seconds."
    if not people[unmatched.person].languages and unmatched.blocked_by.get("language"):
        return "We know no language of this person."
    return _say_nobody(unmatched, main, others=len(people) - 1)


def _say_nobody(unmatched: Unmatched, main: Mapping[str, int], *, others: int) -> str:
    if others == 0:
        return "There is nobody else in this round."
    ranked = sorted(main.items(), key=lambda item: (-item[1], item[0]))
    said = join_words([say_rule(name, count) for name, count in ranked if count])
    if not said:
        return "Nobody else fits."
    besides = {name: count - main.get(name, 0) for name, count in unmatched.blocked_by.items()}
    also = join_words([say_rule(name, count) for name, count in besides.items() if count > 0])
    more = f" Some have another reason as well: {also}." if also else ""
    return f"Nobody else fits. Of {count_things(others, 'other')}, {said}.{more}"


def say_unread(written: str, suggestions: Sequence[str]) -> str:
    """Say that a country could not be read, and what it may be."""
    if not written:
        return "No country is given."
    maybe = f" Is it {join_words(suggestions, last='or')}?" if suggestions else ""
    return f"We could not read the country “{written}”.{maybe}"


def say_one_country(people: Mapping[int, Applicant], plan: Plan) -> str:
    """Say that all people are of one country, where partners must live in different ones; empty otherwise."""
    countries = {person.country for person in people.values()}
    if len(people) < 2 or len(countries) > 1 or "country" not in plan.rules.differ:
        return ""
    return (
        f"All {count_people(len(people))} live in {place_country(countries.pop())}, and partners always live in "
        "different countries. There is nobody to match until people from elsewhere apply."
    )


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


def _list_options(
    unmatched: Unmatched, person: Applicant, people: Mapping[int, Applicant], main: Mapping[str, int]
) -> list[str]:
    blocked, options = unmatched.blocked_by, []
    if unmatched.why == Why.TOO_FEW_PARTNERS and unmatched.partners:
        named = join_words([name_person(people[number]) for number in unmatched.partners], most=3)
        options.append(f"Ask {named} whether the pair would take a third.")
    needs_language = main.get("language") or (blocked.get("language") and not person.languages)
    if needs_language and person.languages and "en" not in person.languages:
        options.append("Ask whether some English would do: it is not named.")
    elif needs_language:
        options.append("Ask which languages the person can use, and how well.")
    if main.get("hours") and not person.prefers_email:
        options.append("Ask whether letters are enough: then hours do not count.")
    if unmatched.why == Why.ODD_ONE_OUT:
        options.append("One late applicant from another country would make a pair.")
    if blocked.get("country") and blocked["country"] == len(people) - 1:
        options.append(f"Look for applicants from outside {place_country(person.country)}.")
    return [*options, "Keep on standby: first in line when somebody joins late or is left alone."]
