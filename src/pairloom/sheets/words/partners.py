"""Write to each partner what the pair shares: the same facts to both, one's own wishes, and a next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant, Level
from pairloom.sheets.words.hours import name_place, say_hours
from pairloom.sheets.words.listing import join_words
from pairloom.sheets.words.names import Names, name_country, name_person
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
        *_say_three(partners),
        *_say_interests(meeting, reader, partners, names),
        *say_wishes(wishes, reader, partners, names),
        say_languages(meeting.members),
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
    all_of_you = "You can both use" if len(members) == 2 else "All of you can use"
    start = f"; start with {name_language(codes[0])}" if len(codes) > 1 else ""
    return f"{all_of_you} {join_words([name_language(code) for code in codes])}{start}.{slow}"


def say_shared_hours(meeting: Meeting) -> str:
    """Say the hours that all members share, in each one's time; who both prefer e-mail may share none."""
    zones = [member.zone for member in meeting.members]
    if not all(zones):
        return "We do not know the time zone of each of you: ask for it in your first letter."
    hours = say_hours(zones, meeting.starts_on, meeting.ends_on)
    if all(member.prefers_email for member in meeting.members):
        return f"{hours} You all told us that e-mail suits you best, so no call is needed."
    return hours


def _rank_language(members: Sequence[Applicant], code: str) -> tuple[int, int]:
    return -_lowest(members, code), -sum(member.languages[code] for member in members)


def _lowest(members: Sequence[Applicant], code: str) -> int:
    return min(member.languages[code] for member in members)


def _say_linked_languages(members: Sequence[Applicant]) -> str:
    """Say the languages of three people who share none all together, two by two."""
    pairs = [(one, other) for place, one in enumerate(members) for other in members[place + 1 :]]
    links = [
        f"{name_person(one)} and {name_person(other)} can use {name_language(codes[0])}"
        for one, other in pairs
        if (codes := list_common_languages((one, other)))
    ]
    return f"{join_words(links)}." if links else ""


def _say_three(partners: Sequence[Applicant]) -> list[str]:
    if len(partners) < 2:
        return []
    named = [f"{name_person(partner)} in {name_country(partner.country)}" for partner in partners]
    return [f"You are three this time: you meet {join_words(named)}."]


def _say_interests(meeting: Meeting, reader: Applicant, partners: Sequence[Applicant], names: Names) -> list[str]:
    shared = list_shared_interests(meeting.members)
    if shared:
        both = "You both care about" if len(partners) == 1 else "All three of you care about"
        return [f"{both} {_join_interests(shared, names)}."]
    if is_thin(meeting):
        unknown = "We do not know your interests yet, neither yours nor your partner's."
        return [f"{unknown} Start with this: {ask_first_question(meeting)}"]
    theirs = list(dict.fromkeys(interest for partner in partners for interest in partner.interests))
    return [_say_different_interests(reader.interests, theirs, names)]


def _say_different_interests(own: Sequence[str], theirs: Sequence[str], names: Names) -> str:
    if not own:
        return (
            f"You have not told us your interests. "
            f"Your partner cares about {_join_interests(theirs, names)}: ask about that."
        )
    if not theirs:
        return f"Your partner has not told us any interests. Begin with one of yours: {names.name_interest(own[0])}."
    return (
        f"You care about {_join_interests(own, names)}, "
        f"your partner about {_join_interests(theirs, names)}: each of you has something to show."
    )


def _join_interests(codes: Sequence[str], names: Names) -> str:
    return join_words([names.name_interest(code) for code in codes], most=NAMED_AT_MOST)


def _say_own_doubts(reader: Applicant) -> list[str]:
    if not reader.zone or not reader.zone_state.is_unsure:
        return []
    return [f"We took the time of {name_place(reader.zone)} for you, but we are not sure: tell us if it is another."]


def _say_next_step(meeting: Meeting, partners: Sequence[Applicant]) -> list[str]:
    named = join_words([name_person(partner) for partner in partners])
    channel = "" if all(member.prefers_email for member in meeting.members) else " and propose a day for a first talk"
    return [f"Next step: write to {named} this week{channel}."]
