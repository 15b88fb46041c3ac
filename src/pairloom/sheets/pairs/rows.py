"""Lay a matched round out in rows: one for each pair, one for each person without a partner."""

from collections.abc import Iterable

from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant
from pairloom.sheets.round import MatchedRound
from pairloom.sheets.tables.writing import Row
from pairloom.sheets.words.hours import say_hours
from pairloom.sheets.words.listing import join_words
from pairloom.sheets.words.names import name_country
from pairloom.sheets.words.partners import Meeting, list_common_languages
from pairloom.sheets.words.places import name_places

UNMATCHED_HEADINGS = ["state", "number", "name", "e-mail", "country", "languages", "reason", "what can be done"]
WAITING_OPTIONS = "Invite to the next round first, or raise the cap."
UNREAD_OPTIONS = "Correct the country in the sheet or in the mapping, then match again."
LEFT_OUT_OPTIONS = "Correct the answer in the sheet, then match again."


def list_pair_headings(matched: MatchedRound) -> list[str]:
    """List the headings of the pairs; three people need their columns three times."""
    members = range(1, 1 + _count_members(matched))
    about = [f"{heading} {member}" for member in members for heading in ("number", "name", "e-mail", "country")]
    return [*about, "languages in common", "start with", "shared hours", *(f"why, for {member}" for member in members)]


def list_pair_rows(matched: MatchedRound) -> Iterable[Row]:
    """List one row for each pair or trio, the lower number first."""
    width = _count_members(matched)
    for meeting in matched.meetings:
        members = meeting.members
        people: Row = [cell for member in members for cell in _list_person(member)]
        people += [""] * (4 * (width - len(members)))
        reasons: Row = [" ".join(matched.write_reasons(meeting, member)) for member in members]
        yield [*people, *_list_shared(meeting), *reasons, *([""] * (width - len(members)))]


def list_unmatched_rows(matched: MatchedRound) -> Iterable[Row]:
    """List one row for each person without a partner, on the waiting list, or left out for an answer or a country."""
    for left in matched.unmatched:
        yield [
            "no partner",
            *_list_person(left.person),
            _say_languages(left.person),
            left.reason,
            " ".join(left.options),
        ]
    for person, reason in matched.waiting:
        yield ["waiting list", *_list_person(person), _say_languages(person), reason, WAITING_OPTIONS]
    for person, reason in matched.unread:
        yield ["country not read", *_list_person(person), _say_languages(person), reason, UNREAD_OPTIONS]
    for left_out in matched.left_out:
        row = f"row {left_out.row}" if left_out.row else ""
        yield ["left out", row, left_out.name, left_out.address, "", "", left_out.reason, LEFT_OUT_OPTIONS]


def _count_members(matched: MatchedRound) -> int:
    return max((len(meeting.members) for meeting in matched.meetings), default=2)


def _list_person(person: Applicant) -> Row:
    return [person.number, person.name, person.folded_address, name_country(person.country)]


def _list_shared(meeting: Meeting) -> Row:
    codes = list_common_languages(meeting.members)
    zones = [member.zone for member in meeting.members]
    places = name_places(meeting.members)
    hours = say_hours(zones, meeting.starts_on, meeting.ends_on, places=places) if all(zones) else ""
    return [join_words([name_language(code) for code in codes]), name_language(codes[0]) if codes else "", hours]


def _say_languages(person: Applicant) -> str:
    return join_words([name_language(code) for code in person.languages])
