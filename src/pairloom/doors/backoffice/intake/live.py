"""The live view of a round: how many have applied, when, from where, which countries are nearly full or missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.applications import queries
from pairloom.domain.applications.queries import CountryCount, Fullness, Watched
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.people.queries import ambassadors_of
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.intake.seeing import Sight, find_sight
from pairloom.doors.backoffice.intake.words import FULLNESS, STATES
from pairloom.look.locales import sort_key
from pairloom.look.templatetags.look import country_name
from pairloom.sheets.atlas.world import place_dots

UNTIL_CLOSING = (RoundState.PLANNED, RoundState.OPEN)
FIRST = (ApplicationState.RECEIVED, ApplicationState.CONFIRMED)
"""States that are counted while a round is open even where nobody is in them."""


@dataclass(frozen=True)
class ShownCountry:
    """A country in the table: its people, and how it stands against its places; no words where there is no limit."""

    code: str
    count: CountryCount
    fullness: Promise | str
    tone: str
    waiting: int


@require_safe
def show_live(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a round live: to who leads the program all of it, to ambassadors the numbers of their countries."""
    sight = find_sight(request, slug)
    watched = queries.watch_round(sight.round)
    is_open = sight.round.state in UNTIL_CLOSING
    shown: dict[str, object] = {
        "round": sight.round,
        "is_whole": sight.is_whole,
        "countries": [show_country(one, watched) for one in watched.countries if may_see(sight, one)],
        "places": watched.places,
        "is_open": is_open,
        "is_decided": not is_open and queries.is_decided(sight.round),
    }
    if sight.is_whole:
        shown |= describe_whole(sight.round, watched)
    return render(request, "backoffice/intake/live.html", shown)


def describe_whole(round_: Round, watched: Watched) -> dict[str, object]:
    """Describe what only those see who may see everything; after closing nothing is full, and nobody is asked."""
    is_open = round_.state in UNTIL_CLOSING
    ambassadors = {role.country for role in ambassadors_of(round_.program_id, today=clock.now().date())}
    missing = queries.list_missing(watched, ambassadors | queries.countries_before(round_))
    return {
        "states": list_states(queries.count_by_state(round_), first=FIRST if is_open else ()),
        **describe_days(round_, now=clock.now()),
        "dots": place_dots(
            {one.country: one.confirmed + one.received for one in watched.countries},
            tones=list_tones(watched) if is_open else {},
        ),
        "near": [one.country for one in watched.near],
        "missing": [(code, code in ambassadors) for code in sort_countries(missing)],
        "doubts": queries.count_open_doubts(round_) if is_open else 0,
    }


def describe_days(round_: Round, *, now: datetime) -> dict[str, object]:
    """Describe the days from the opening on; what is dated earlier, as imports are, is counted into the first."""
    times = queries.find_times(round_)
    counts = [(one.day, one.received, one.confirmed) for one in queries.count_by_day(round_)]
    if times is None or times.opens_at > now:
        return {"days": counts, "early": 0}
    opens_on = times.opens_at.astimezone(ZoneInfo(round_.program.time_zone)).date()
    early = sum(received for day, received, _confirmed in counts if day < opens_on)
    return {"days": [(max(day, opens_on), *rest) for day, *rest in counts], "early": early}


def show_country(one: CountryCount, watched: Watched) -> ShownCountry:
    """Show a country in the table."""
    if watched.places.most is None or not one.country:
        return ShownCountry(one.country, one, "", "", 0)
    words, tone = FULLNESS[watched.places.judge(one.confirmed)]
    return ShownCountry(one.country, one, words, tone, watched.places.count_waiting(one.confirmed))


def may_see(sight: Sight, one: CountryCount) -> bool:
    """Tell whether the reader may see the numbers of a country."""
    return sight.countries is None or one.country in sight.countries


def list_states(
    counts: Mapping[ApplicationState, int], *, first: Collection[ApplicationState]
) -> list[tuple[str, Promise, int]]:
    """List how many applications are in each state, the empty ones left out but for the first."""
    return [(state.value, STATES[state][0], count) for state, count in counts.items() if count or state in first]


def list_tones(watched: Watched) -> dict[str, str]:
    """Give the colours of countries that are nearly full, or full."""
    judged = {one.country: watched.places.judge(one.confirmed) for one in watched.countries}
    return {country: FULLNESS[fullness][1] for country, fullness in judged.items() if fullness is not Fullness.FREE}


def sort_countries(codes: list[str]) -> list[str]:
    """Sort countries by their names in the reader's language."""
    return sorted(codes, key=lambda code: sort_key(country_name(code)))
