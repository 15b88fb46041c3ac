"""What of a match needs somebody first: on the board, on the page of the round, and on the first page of the office."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom import clock
from pairloom.domain.applications.queries import is_decided
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import SeatKind, Staleness
from pairloom.domain.pairs.queries.hidden import count_hidden
from pairloom.domain.pairs.states import ACTIVE_RUNS, RunState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import list_living, read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import list_led, read_person
from pairloom.doors.backoffice.intake.needs import RoundNeed
from pairloom.doors.backoffice.match.planned import list_told
from pairloom.doors.backoffice.match.served import BAD, count_below
from pairloom.doors.backoffice.match.troubles import say_troubles, show_troubles
from pairloom.doors.backoffice.match.words import say_percent
from pairloom.doors.backoffice.templatetags.office import number

PATIENCE = timedelta(minutes=15)
"""A worker that is well introduces within a minute of the planned time; later than this something is in the way."""
Need = tuple[str, str, str]
"""A heading, more about it, and the end of the address below the pages of the match."""


def find_match_need(round_: Round, reader: Person) -> RoundNeed | None:
    """Find what waits in the match of a round; nothing before places are given, or once pairs have been introduced."""
    if round_.state == RoundState.MATCHED:
        troubles = show_troubles(round_)
        heading, more = say_troubles() if troubles else _say_confirmed(round_, reader)
        return RoundNeed(heading, more, "office_match_confirm", round_.slug, tuple(troubles))
    if round_.state != RoundState.CLOSED or not is_decided(round_):
        return None
    heading, more = _say_run(queries.newest_run(round_))
    return RoundNeed(heading, more, "office_match", round_.slug)


def is_overdue(round_: Round) -> bool:
    """Tell whether partners should have been introduced a while ago, and were not."""
    return clock.now() >= read_round_times(round_).meets_at + PATIENCE


def list_match_needs(request: HttpRequest) -> list[RoundNeed]:
    """List what waits in the matches of the programs that the reader leads; six queries for each round at most."""
    numbers = {program.pk for program in list_led(request)}
    rounds = [one for one in list_living() if one.program_id in numbers] if numbers else []
    return [need for one in rounds if (need := find_match_need(one, read_person(request))) is not None]


def list_board_needs(run: MatchRun, staleness: Staleness) -> list[Need]:
    """List what needs the organisers first before they confirm a run, the most pressing first."""
    outcome, unplaced = run.outcome, queries.count_left(run)
    served_badly, hidden = count_below(outcome, BAD), count_hidden(run)
    needs: list[Need | None] = [
        _say_stale() if staleness else None,
        _say_unplaced(unplaced) if unplaced else None,
        _say_hidden(hidden) if hidden else None,
        _say_unsure(outcome["unsure"]) if outcome.get("unsure") else None,
        _say_bad(served_badly) if served_badly else None,
    ]
    return [need for need in needs if need is not None]


def _say_confirmed(round_: Round, reader: Person) -> tuple[str, str]:
    """Say what a confirmed match waits for: somebody to look why nothing happens, a word about two people, the day."""
    if is_overdue(round_):
        more = _("Their day has come, and nobody was written to. Press “Introduce now”: it says what is in the way.")
        return _("The introductions could not be made"), more
    apart = len({one.group for one in list_told(round_, reader)})
    if apart:
        return _say_apart(apart)
    more = _("Nobody is told before the day of introductions. Until then you can take it back.")
    return _("The match is confirmed"), more


def _say_apart(count: int) -> tuple[str, str]:
    heading = ngettext(
        "%(number)s pair of the match holds two people who are kept apart",
        "%(number)s pairs of the match hold two people who are kept apart",
        count,
    )
    more = _("They will not be introduced to each other. There is still time to find them other partners.")
    return heading % {"number": number(count)}, more


def _say_run(run: MatchRun | None) -> tuple[str, str]:
    if run is None or run.state == RunState.DROPPED:
        return _("The round can be matched"), _("Places are given. A match takes about half a minute.")
    if run.state in ACTIVE_RUNS:
        return _("A match is under way"), _("You can leave the page and come back.")
    if run.state == RunState.FAILED:
        return _("The match did not finish"), _("Nothing is lost. The page says what to do.")
    left = run.people - run.placed
    if not left:
        return _("The match is done"), _("Look at it, change what you wish, and confirm it.")
    return _("The match is done"), ngettext(
        "Look at it and confirm it. %(number)s person has no partner yet.",
        "Look at it and confirm it. %(number)s people have no partner yet.",
        left,
    ) % {"number": number(left)}


def _say_stale() -> Need:
    more = _("You changed something, somebody left or came, or an answer is new. Solve it again before you confirm.")
    return _("This match is out of date"), more, "changes/"


def _say_unplaced(count: int) -> Need:
    heading = ngettext("%(number)s person has no partner", "%(number)s people have no partner", count)
    more = _("For each the reason stands there, and what you can do.")
    return heading % {"number": number(count)}, more, "unplaced/"


def _say_hidden(count: int) -> Need:
    heading = ngettext(
        "%(number)s person has not agreed to share their name and address",
        "%(number)s people have not agreed to share their name and address",
        count,
    )
    more = _("Their introduction will only name the country. They can agree by a press on their own page after it.")
    return heading % {"number": number(count)}, more, "confirm/"


def _say_unsure(count: int) -> Need:
    heading = ngettext(
        "%(number)s person depends on an unsure answer", "%(number)s people depend on an unsure answer", count
    )
    more = _("A time zone or a language was not told clearly. If it is otherwise, the pair may not fit.")
    return heading % {"number": number(count)}, more, f"pairs/?kind={SeatKind.UNSURE.value}"


def _say_bad(count: int) -> Need:
    heading = ngettext(
        "%(number)s person gets less than %(share)s of their best",
        "%(number)s people get less than %(share)s of their best",
        count,
    )
    words = heading % {"number": number(count), "share": say_percent(BAD)}
    return words, _("Look at why. Often it is their wishes, or who applied."), f"pairs/?kind={SeatKind.WORST.value}"
