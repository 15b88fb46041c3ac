"""What of open rounds needs somebody now: questions, countries nearly full, people without a partner, one director."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom import clock
from pairloom.domain.applications.queries import count_open_doubts, watch_round
from pairloom.domain.pairs.queries import latest_forecast
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import count_directors, roles_of
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import rounds_open
from pairloom.doors.backoffice.access import list_led
from pairloom.doors.backoffice.intake.forecast import name_countries


@dataclass(frozen=True)
class RoundNeed:
    """Something of a round or program that needs somebody: what, more about it, the page to go to, whose letters."""

    heading: str
    words: str
    url: str
    slug: str
    troubles: tuple[object, ...] = ()


def list_needs(request: HttpRequest) -> list[RoundNeed]:
    """List what of the programs that the reader leads needs somebody; a fixed number of queries for each open round."""
    led = list_led(request)
    numbers = {program.pk for program in led}
    rounds = [one for one in rounds_open(clock.now()) if one.program_id in numbers] if led else []
    return [need for one in rounds for need in _list_of_round(one)]


def list_own_countries(request: HttpRequest) -> list[Round]:
    """List the open rounds of the programs for which the reader is ambassador and that they do not lead."""
    if not isinstance(request.user, Person):
        return []
    held = roles_of(request.user, today=clock.now().date())
    programs = {role.program_id for role in held if role.role == Role.AMBASSADOR}
    programs -= {program.pk for program in list_led(request)}
    return [one for one in rounds_open(clock.now()) if one.program_id in programs] if programs else []


def _list_of_round(round_: Round) -> list[RoundNeed]:
    needs = (_find_doubts(round_), _find_near(round_), _find_left(round_), _find_lone_director(round_.program))
    return [need for need in needs if need is not None]


def _find_doubts(round_: Round) -> RoundNeed | None:
    count = count_open_doubts(round_)
    if not count:
        return None
    words = ngettext(
        "%(number)s application has an open question", "%(number)s applications have an open question", count
    )
    more = _("The people are asked by letter before applications close.")
    return RoundNeed(words % {"number": count}, more, "office_live", round_.slug)


def _find_near(round_: Round) -> RoundNeed | None:
    countries = [one.country for one in watch_round(round_).near]
    if not countries:
        return None
    words = ngettext("%(number)s country is nearly full", "%(number)s countries are nearly full", len(countries))
    return RoundNeed(words % {"number": len(countries)}, name_countries(countries), "office_live", round_.slug)


def _find_left(round_: Round) -> RoundNeed | None:
    forecast = latest_forecast(round_)
    if forecast is None or not forecast.outcome["helps"]:
        return None
    left = forecast.people - forecast.placed
    words = ngettext("%(number)s person has no partner so far", "%(number)s people have no partner so far", left)
    more = _("The forecast says whose applications would help, and has a letter ready.")
    return RoundNeed(words % {"number": left}, more, "office_forecast", round_.slug)


def _find_lone_director(program: Program) -> RoundNeed | None:
    if count_directors(program.pk, today=clock.now().date()) != 1:
        return None
    more = _("With one lost key nobody could get in. Give a second person the role of director or deputy.")
    heading = _("%(program)s has one director only") % {"program": program.name}
    return RoundNeed(heading, more, "office_roles_of", program.slug)
