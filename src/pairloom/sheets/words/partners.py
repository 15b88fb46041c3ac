"""Write to each partner what the pair shares: the same facts to both, one's own wishes, and a next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant, Level
from pairloom.sheets.words.hours import say_hours
from pairloom.sheets.words.listing import join_words
from pairloom.sheets.words.names import Names, place_country
from pairloom.sheets.words.places import name_place_of, name_places
from pairloom.sheets.words.wishes import Wishes, say_wishes

FIRST_QUESTIONS = (
    "what made you smile at work this week?",
    "what do you see from the window where you work?",
    "which book or question did people ask you for today?",
    "what would you show a guest first in the place where you work?",
    "what did you learn this year that nobody had taught you?",
)
NAMED_AT_MOST = 4


@dataclass(frozen=True)
class Meeting:
    """Hold who meets (two, or three) and the days between which they meet."""

    members: tuple[Applicant, ...]
    starts_on: date
    ends_on: date

    def list_partners(self, reader: Applicant) -> tuple[Applicant, ...]:
        """List the others."""
        return tuple(member for member in self.members if member.number != reader.number)


def write_reasons(meeting: Meeting, reader: Applicant, wishes: Wishes, names: Names) -> tuple[str, ...]:
    """Write the sentences that one member reads about the partner: facts, own wishes, languages, hours, next step."""
    partners = meeting.list_partners(reader)
    sentences = [
        _say_greeting(reader, partners),
        *_say_interests(meeting, reader, partners, names),
        *say_wishes(wishes, reader, partners, names),
        _say_languages_once(meeting.members, wishes),
        say_shared_hours(meeting),
        *_say_own_doubts(reader),
        *_say_next_step(meeting, partners),
    ]
    return tuple(sentence for sentence in sentences if sentence)


def list_shared_interests(members: Sequence[Applicant]) -> list[str]:
    """List the interests that all members named, in the order of the first."""
    others = [set(member.interests) for member in members[1:]]
    return [interest for interest in members[0].interests if all(interest in named for named in others)]


def list_common_languages(members: Sequence[Applicant]) -> list[str]:
    """List the codes of the languages all members speak, the best to start with first.

    It goes by the lowest level among them, then by all levels together, English first of equals.
    """
    codes = [code for code in members[0].languages if all(code in member.languages for member in members)]
    return sorted(codes, key=lambda code: (*_rank_language(members, code), code != "en", name_language(code)))


def ask_first_question(meeting: Meeting) -> str:
    """Choose a ready question for the first letter, the same for all members."""
    return FIRST_QUESTIONS[sum(member.number for member in meeting.members) % len(FIRST_QUESTIONS)]


def is_thin(meeting: Meeting) -> bool:
    """Tell whether little is known: nobody named an interest."""
    return not any(member.interests for member in meeting.members)


def say_languages(members: Sequence[Applicant]) -> str:
    """Say which languages all can use and with which to start."""
    codes = list_common_languages(members)
    if not codes:
        return _say_linked_languages(members)
    slow = " Take your time: short sentences and e-mail help." if _lowest(members, codes[0]) == Level.BASIC else ""
    if len(codes) == 1 and _lowest(members, codes[0]) == Level.NATIVE:
        return ""
    all_of_you = "You can both use" if len(members) == 2 else "All of you can use"
    start = f"; {name_language(codes[0])} is the best to start with" if len(codes) > 1 else ""
    return f"{all_of_you} {join_words([name_language(code) for code in codes])}{start}.{slow}"


def say_shared_hours(meeting: Meeting) -> str:
    """Say the hours that all members share, in each one's time; who both prefer e-mail may share none."""
    zones = [member.zone for member in meeting.members]
    if not all(zones):
        return "We do not know the time of day where each of you lives: please ask in your first letter."
    if all(member.prefers_email for member in meeting.members):
        all_of_you = "You both" if len(meeting.members) == 2 else "All of you"
        return f"{all_of_you} told us that e-mail suits you best, so no call is needed."
    return say_hours(zones, meeting.starts_on, meeting.ends_on, places=name_places(meeting.members))


def _rank_language(members: Sequence[Applicant], code: str) -> tuple[int, int]:
    return -_lowest(members, code), -sum(member.languages[code] for member in members)


def _lowest(members: Sequence[Applicant], code: str) -> int:
    return min(member.languages[code] for member in members)


def _say_linked_languages(members: Sequence[Applicant]) -> str:
    """Say the languages of three people who share none all together, two by two."""
    pairs = [(one, other) for place, one in enumerate(members) for other in members[place + 1 :]]
    links = [
        f"{_call(one)} and {_call(other)} can use {name_language(codes[0])}"
        for one, other in pairs
        if (codes := list_common_languages((one, other)))
    ]
    return f"{_begin(join_words(links))}." if links else ""


def _say_greeting(reader: Applicant, partners: Sequence[Applicant]) -> str:
    """Greet the reader by the name as written, and say who the partner is."""
    hello = f"Dear {reader.name}," if reader.name else "Hello,"
    if len(partners) == 1:
        return f"{hello} your partner is {introduce(partners[0])}."
    return f"{hello} you are a group of three this time: you meet {join_words([introduce(one) for one in partners])}."


def introduce(partner: Applicant) -> str:
    """Introduce somebody by name and country; somebody without a name is a colleague."""
    return f"{partner.name or 'a colleague'} in {place_country(partner.country)}"


def _say_languages_once(members: Sequence[Applicant], wishes: Wishes) -> str:
    """Say languages, unless the wish for one's own language has just named the only one that they share."""
    has_told = "my_language" in wishes.met and len(list_common_languages(members)) == 1
    return _advise_on_language(members) if has_told else say_languages(members)


def _advise_on_language(members: Sequence[Applicant]) -> str:
    codes = list_common_languages(members)
    return "Take your time: short sentences and e-mail help." if _lowest(members, codes[0]) == Level.BASIC else ""


def _say_interests(meeting: Meeting, reader: Applicant, partners: Sequence[Applicant], names: Names) -> list[str]:
    shared = list_shared_interests(meeting.members)
    if shared:
        both = "You both care about" if len(partners) == 1 else "All three of you care about"
        return [f"{both} {_join_interests(shared, names)}."]
    if is_thin(meeting):
        theirs = "partner" if len(partners) == 1 else "partners"
        unknown = f"We do not know your interests yet, nor those of your {theirs}."
        return [f"{unknown} Here is a question to begin with: {ask_first_question(meeting)}"]
    return [_say_interests_of_two(reader, partner, names, is_only=len(partners) == 1) for partner in partners]


def _say_interests_of_two(reader: Applicant, partner: Applicant, names: Names, *, is_only: bool) -> str:
    """Say what two people share, or else what one of them can ask the other."""
    who = "your partner" if is_only else _call(partner)
    shared = list_shared_interests((reader, partner))
    if shared:
        return f"You and {who} both care about {_join_interests(shared, names)}."
    own, theirs = _join_interests(reader.interests, names), _join_interests(partner.interests, names)
    if not own and not theirs:
        return f"We do not know the interests of {who} yet."
    if not own:
        return f"We do not know your interests yet. {_begin(who)} cares about {theirs}: ask about that."
    if not theirs:
        first = names.name_interest(reader.interests[0])
        return f"We do not know the interests of {who} yet. Tell about one of yours: {first}."
    return f"You care about {own}, and {who} about {theirs}: each of you has something new for the other."


def _call(person: Applicant) -> str:
    return person.name or f"your partner in {place_country(person.country)}"


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _join_interests(codes: Sequence[str], names: Names) -> str:
    named = [names.name_interest(code) for code in codes]
    last = "as well as" if any(" and " in name for name in named) else "and"
    return join_words(named, most=NAMED_AT_MOST, last=last)


def _say_own_doubts(reader: Applicant) -> list[str]:
    if not reader.zone or not reader.zone_state.is_unsure:
        return []
    return [f"We took the time of {name_place_of(reader)} for you. If that is wrong, please tell us."]


def _say_next_step(meeting: Meeting, partners: Sequence[Applicant]) -> list[str]:
    named = join_words([_call(partner) for partner in partners])
    channel = "" if all(member.prefers_email for member in meeting.members) else " and suggest a day for a first talk"
    return [f"Next step: please write to {named} this week{channel}."]
