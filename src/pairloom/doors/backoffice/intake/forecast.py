"""The forecast of a round in words: who would have a partner, who not and why, and what would help."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import Forecast
from pairloom.domain.pairs.services.ordering import FORECAST
from pairloom.domain.pairs.states import Unplaced
from pairloom.domain.pairs.wording import UNPLACED
from pairloom.domain.people.queries import ambassadors_of
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.look.locales import find_locale
from pairloom.look.refusals import say_refusal
from pairloom.look.templatetags.look import country_name, language_name

BY_CHANCE = frozenset({Unplaced.ODD_ONE_OUT, Unplaced.OUT_OF_TIME})
"""Who is left for such a reason is not helped by other applicants."""


@dataclass(frozen=True)
class ShownGap:
    """A country whose people would have no partner, and what kind of applicants would help them.

    asked, vacant   those of the countries that have an ambassador to write to, and those that have none
    """

    code: str
    country: str
    unplaced: int
    why: Promise
    language: str
    sources: str
    helped: int
    asked: str = ""
    vacant: str = ""


@require_safe
def show_forecast(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest forecast."""
    round_ = find_led_round(request, slug)
    forecast = queries.latest_forecast(round_)
    shown = {
        "round": round_,
        "forecast": forecast,
        "order": queries.find_order(round_),
        "may_order": round_.state in FORECAST,
        "may_ask": round_.state == RoundState.OPEN,
    }
    return render(request, "backoffice/intake/forecast.html", shown | (describe(round_, forecast) if forecast else {}))


@require_POST
def order_forecast(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a forecast now; one that waits already is enough."""
    round_ = find_led_round(request, slug)
    try:
        services.order_forecast(round_, by=read_person(request), now=clock.now())
        messages.success(request, _("We are at it. A forecast of some thousand people takes about a minute."))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_forecast", slug)


def describe(round_: Round, forecast: Forecast) -> dict[str, object]:
    """Describe what a forecast found."""
    outcome = forecast.outcome
    ambassadors = {role.country for role in ambassadors_of(round_.program_id, today=clock.now().date())}
    helped = {gap["country"] for gap in outcome["helps"]}
    return {
        "pairs": outcome["pairs"],
        "trios": outcome["trios"],
        "left": forecast.people - forecast.placed,
        "reasons": [(number, say_why(why)) for why, number in outcome["why"].items() if number],
        "countries": [(row, say_why(row["why"])) for row in outcome["countries"]],
        "gaps": [show_gap(gap, ambassadors) for gap in outcome["helps"]],
        "helpless": [
            (row, say_why(row["why"]))
            for row in outcome["countries"]
            if row["country"] not in helped and Unplaced(row["why"]) not in BY_CHANCE
        ],
    }


def show_gap(gap: Mapping[str, Any], ambassadors: Collection[str]) -> ShownGap:
    """Put a gap into words; `ambassadors` are the countries that have one."""
    return ShownGap(
        code=gap["country"],
        country=country_name(gap["country"]),
        unplaced=gap["unplaced"],
        why=say_why(gap["why"]),
        language=language_name(gap["language"]),
        sources=name_countries(gap["from"]),
        helped=gap["would_help"],
        asked=name_countries([code for code in gap["from"] if code in ambassadors]),
        vacant=name_countries([code for code in gap["from"] if code not in ambassadors]),
    )


def name_countries(codes: Sequence[str]) -> str:
    """Name countries in a row: "Kenya, Peru and Philippines"."""
    return str(format_list([country_name(code) for code in codes], locale=find_locale()))


def say_why(why: str) -> Promise:
    """Say why people have no partner."""
    return UNPLACED[Unplaced(why)]
