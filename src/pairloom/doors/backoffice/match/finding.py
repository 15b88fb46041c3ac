"""Find what a page of match day is about; what the reader does not lead does not exist for them."""

from django.http import Http404, HttpRequest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import find_round_application
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.pairs.queries import Group
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.access import find_led_round, read_number


def find_run(request: HttpRequest, slug: str) -> MatchRun:
    """Find the run that a page shows: the one named in the address, else the newest whose pairs can be looked at."""
    round_, number = find_led_round(request, slug), read_number(request, "run")
    run = queries.done_run(round_) if number is None else queries.find_run(round_, number)
    if run is None or run.state not in queries.SHOWN:
        raise Http404
    run.round = round_
    return run


def find_group(run: MatchRun, number: int) -> Group:
    """Find a group of a run."""
    group = queries.find_group(run, number)
    if group is None:
        raise Http404
    return group


def find_application(round_: Round, key: str) -> Application:
    """Find an application of a round by its key."""
    found = find_round_application(round_, key)
    if found is None:
        raise Http404
    return found


def find_seat(run: MatchRun, application: Application) -> Seat:
    """Find where somebody sits in a run."""
    seat = queries.find_seat(run, application.pk)
    if seat is None:
        raise Http404
    return seat


def is_newest(run: MatchRun) -> bool:
    """Tell whether a run is the one whose pairs can still be changed: the newest that is done."""
    newest = queries.done_run(run.round)
    return newest is not None and newest.pk == run.pk
