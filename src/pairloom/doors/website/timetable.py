"""The timetable: every moment of one round, and how all others stand that are alive."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.applications.queries import PublicTotals, public_totals
from pairloom.domain.pairs.queries import rounds_with_statement
from pairloom.domain.programs import queries
from pairloom.domain.programs.models import Round
from pairloom.doors.website.caching import for_everybody
from pairloom.doors.website.rounds import ShownRound, describe_round, describe_timetable, is_open
from pairloom.doors.website.zones import find_zone, write_options
from pairloom.look.zones import is_zone_known


@require_safe
@for_everybody
def show_timetable(request: HttpRequest) -> HttpResponse:
    """Show every moment of the round that is asked for, else of the first, in the reader's zone or a chosen one."""
    now, wanted = clock.now(), request.GET.get("round", "")
    rounds = queries.rounds_to_show(now)
    chosen = next((each for each in rounds if wanted in {"", each.slug}), None)
    if chosen is None:
        return redirect("timetable") if wanted else render(request, "website/timetable.html")
    zone = find_zone(request.GET.get("zone", ""))
    totals, stated = count_open(rounds, now=now), rounds_with_statement(rounds)
    described = describe_timetable(chosen, now=now, zone=zone)
    round_ = replace(described, totals=totals.get(chosen.pk), has_statement=chosen.pk in stated)
    shown = {
        "round": round_,
        "wanted": wanted,
        "zone": zone,
        "zones": "" if is_zone_known() else write_options(round_.zone, language=request.LANGUAGE_CODE or "en"),
        "others": [
            replace(other, has_statement=number in stated)
            for number, other in describe_others(rounds, chosen, totals, now=now, zone=zone)
        ],
    }
    return render(request, "website/timetable.html", shown)


def count_open(rounds: list[Round], *, now: datetime) -> dict[int, PublicTotals]:
    """Count for everybody how many have applied to the rounds that are open; one query, none while none is."""
    opens = [each for each in rounds if is_open(each, now=now)]
    return public_totals(opens) if opens else {}


def describe_others(
    rounds: list[Round], chosen: Round, totals: dict[int, PublicTotals], *, now: datetime, zone: ZoneInfo | None
) -> list[tuple[int, ShownRound]]:
    """Describe all rounds but the chosen one by their main moments, each with its number."""
    others = (each for each in rounds if each != chosen)
    return [(each.pk, replace(describe_round(each, now=now, zone=zone), totals=totals.get(each.pk))) for each in others]
