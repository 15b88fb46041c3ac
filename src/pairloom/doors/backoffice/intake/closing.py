"""The page of closing: before it what will happen and when, after it what was decided, and the proof that it is so."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications import queries
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.services import write_journal
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.intake.exporting import write_decisions
from pairloom.doors.backoffice.intake.words import WHY

BEFORE_CLOSING = (RoundState.PLANNED, RoundState.OPEN)
ORDER = (Why.PLACE, Why.COUNTRY_FULL, Why.COUNTRY_UNKNOWN, Why.NOT_CONFIRMED, Why.LATE, Why.NO_PARTNER)
LEAD_TO = {
    Why.PLACE: ApplicationState.ACCEPTED,
    Why.COUNTRY_FULL: ApplicationState.WAITING,
    Why.COUNTRY_UNKNOWN: ApplicationState.WAITING,
    Why.NOT_CONFIRMED: ApplicationState.INCOMPLETE,
    Why.LATE: ApplicationState.STANDBY,
    Why.NO_PARTNER: ApplicationState.STANDBY,
}


@require_safe
def show_closing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what will happen, or what was decided."""
    return show_page(request, find_led_round(request, slug), {})


@require_POST
def check_decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Run the decisions again from what is stored, and show whether the same comes out."""
    round_ = find_led_round(request, slug)
    return show_page(request, round_, {"is_checked": True, "differences": queries.decide_again(round_)})


@require_POST
def export_decisions(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """Give the list of decisions as a file, and note who took it."""
    round_ = find_led_round(request, slug)
    content, kind = write_decisions(round_, suffix)
    write_journal("decisions.exported", about=round_, by=read_person(request), at=clock.now(), suffix=suffix)
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{round_.slug}-decisions.{suffix}"'
    return answer


def show_page(request: HttpRequest, round_: Round, more: Mapping[str, object]) -> HttpResponse:
    """Show the page of closing."""
    is_decided = queries.is_decided(round_)
    shown = {
        "round": round_,
        "program": round_.program,
        "times": read_round_times(round_),
        "is_decided": is_decided,
        "is_closed": round_.state not in BEFORE_CLOSING,
    }
    described = describe_decided(round_) if is_decided else describe_coming(round_)
    return render(request, "backoffice/intake/closing.html", {**shown, **described, **more})


def describe_coming(round_: Round) -> dict[str, object]:
    """Describe who would have a place and who would wait if the round closed now."""
    watched, states = queries.watch_round(round_), queries.count_by_state(round_)
    return {
        "confirmed": watched.places.confirmed,
        "places": watched.places.most,
        "waiting": watched.waiting,
        "would_wait": sum(number for _country, number in watched.waiting),
        "unconfirmed": states[ApplicationState.RECEIVED],
        "doubts": queries.count_open_doubts(round_),
    }


def describe_decided(round_: Round) -> dict[str, object]:
    """Describe how many were decided in which way."""
    counts = queries.count_reasons(round_)
    return {"decided": [(LEAD_TO[why].value, WHY[why], counts[why]) for why in ORDER if counts[why]]}
