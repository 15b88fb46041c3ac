"""One person of a run: why without a partner and what can be done, and why somebody is not with somebody else."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.pairs.states import Unplaced
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.intake.words import STATES
from pairloom.doors.backoffice.match.around import describe_around
from pairloom.doors.backoffice.match.facts import say_served
from pairloom.doors.backoffice.match.finding import find_application, find_run, find_seat, is_newest
from pairloom.doors.backoffice.match.groups import say_unplaced, show_person
from pairloom.doors.backoffice.match.instead import describe_instead
from pairloom.doors.backoffice.match.options import describe_options
from pairloom.doors.backoffice.match.pairs import read_words
from pairloom.doors.backoffice.match.rulings import is_open, list_rulings
from pairloom.doors.backoffice.match.unplaced import describe_told
from pairloom.look.refusals import say_refusal

ASIDE = (ApplicationState.STANDBY, ApplicationState.WAITING)
"""States of people who were set aside, if no partner was found for them."""


@require_safe
def show_one(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Show where somebody sits in the newest run, or why nowhere."""
    run = find_run(request, slug)
    return show_page(request, run, seat_of(run, key), {})


@require_POST
def find_other(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Search whom somebody could be with instead; that somebody looked is noted, for whom is not."""
    run, words = find_run(request, slug), read_words(request)
    seat = seat_of(run, key)
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
    first, second = (show_person(find_seat(run, each)) for each in (one, two))
    shown = {"person": first, "other": second, "one": one, "two": two, "may_rule": is_open(run)}
    around = describe_around(run, "office_match_pairs")
    try:
        view = services.view_instead(run, one.pk, two.pk)
    except Refused as refusal:
        return render(request, "backoffice/match/instead.html", around | shown | {"unknown": say_refusal(refusal)})
    answer = describe_instead(view, first, second, has_pins=queries.has_pins(run))
    return render(request, "backoffice/match/instead.html", around | shown | answer)


def has_options(seat: Seat) -> bool:
    """Tell whether something can be done for somebody: without a partner, and not taken out by the organisers."""
    return bool(seat.pk) and seat.group is None and seat.why != Unplaced.PULLED


def seat_of(run: MatchRun, key: str) -> Seat:
    """Find where somebody sits, with all of the application; who was set aside or brought back since sits alone."""
    application = find_application(run.round, key)
    has_place = is_aside(application) or application.state == ApplicationState.ACCEPTED
    seat = queries.find_seat(run, application.pk)
    if seat is None and has_place and is_newest(run):
        return queries.imagine_seat(run, application)
    if seat is None:
        raise Http404
    seat.application = application
    return seat


def is_aside(application: Application) -> bool:
    """Tell whether somebody was taken out of the match because no partner was found."""
    return application.state in ASIDE and application.why == Why.NO_PARTNER


def show_page(request: HttpRequest, run: MatchRun, seat: Seat, more: dict[str, object]) -> HttpResponse:
    """Show the page of a person; what can be done stands there for those without a partner."""
    may_rule = is_open(run)
    shown = {
        "seat": seat,
        "person": show_person(seat),
        "served": say_served(seat),
        "why": say_unplaced(seat),
        "may_rule": may_rule,
        "rulings": list_rulings(run, [seat]),
        "state": STATES[seat.application.state],
        "is_aside": is_aside(seat.application),
        "is_seated": seat.pk is not None,
        "has_options": has_options(seat),
        "is_in": seat.application.state == ApplicationState.ACCEPTED,
        **(describe_options(run, seat) if may_rule and has_options(seat) else {}),
        **({} if may_rule or seat.group is not None else describe_told(run)),
    }
    here = "office_match_unplaced" if seat.group is None else "office_match_pairs"
    return render(request, "backoffice/match/person.html", describe_around(run, here) | shown | more)
