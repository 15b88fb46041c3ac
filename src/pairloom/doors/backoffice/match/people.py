"""One person of a run: why without a partner and what can be done, and why somebody is not with somebody else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.match.around import describe_around
from pairloom.doors.backoffice.match.facts import say_served
from pairloom.doors.backoffice.match.finding import find_application, find_run, find_seat
from pairloom.doors.backoffice.match.groups import say_unplaced, show_person
from pairloom.doors.backoffice.match.instead import describe_instead
from pairloom.doors.backoffice.match.options import describe_options
from pairloom.doors.backoffice.match.pairs import read_words
from pairloom.doors.backoffice.match.rulings import is_open


@require_safe
def show_one(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show where somebody sits in the newest run, or why nowhere."""
    run = find_run(request, slug)
    seat = find_seat(run, find_application(run.round, key))
    return show_page(request, run, seat, {})


@require_POST
def find_other(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Search whom somebody could be with instead; that somebody looked is noted, for whom is not."""
    run, words = find_run(request, slug), read_words(request)
    seat = find_seat(run, find_application(run.round, key))
    found = [one for one in queries.search_people(run, words) if one.pk != seat.pk]
    write_journal("pairs.searched", about=run, by=read_person(request), at=clock.now(), found=len(found))
    shown = {"found": [show_person(one) for one in found], "words": words, "is_search": True}
    return show_page(request, run, seat, shown)


@require_safe
def show_instead(request: HttpRequest, slug: str, key: str, other: str) -> HttpResponse:
    """Show why somebody is not with somebody else: the rule that forbids it, or what it would cost."""
    run = find_run(request, slug)
    one, two = find_application(run.round, key), find_application(run.round, other)
    if one.pk == two.pk:
        raise Http404
    seats = [find_seat(run, each) for each in (one, two)]
    view = services.view_instead(run, one.pk, two.pk)
    shown = {
        "person": show_person(seats[0]),
        "other": show_person(seats[1]),
        "one": one,
        "two": two,
        "may_rule": is_open(run),
        **describe_instead(view),
    }
    return render(request, "backoffice/match/instead.html", describe_around(run, "office_match_pairs") | shown)


def show_page(request: HttpRequest, run: MatchRun, seat: Seat, more: dict[str, object]) -> HttpResponse:
    """Show the page of a person; what can be done stands there for those without a partner."""
    may_rule = is_open(run)
    shown = {
        "seat": seat,
        "person": show_person(seat),
        "served": say_served(seat),
        "why": say_unplaced(seat),
        "may_rule": may_rule,
        **(describe_options(run, seat) if seat.group is None and may_rule else {}),
    }
    here = "office_match_unplaced" if seat.group is None else "office_match_pairs"
    return render(request, "backoffice/match/person.html", describe_around(run, here) | shown | more)
