"""Find whom a gap of a round is for: the ambassadors of countries whose colleagues would help, and who is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pairloom.domain.letters.models import Mailing
from pairloom.domain.people.models import RoleHeld
from pairloom.domain.people.queries import ambassadors_of
from pairloom.domain.programs.models import Round


@dataclass(frozen=True)
class Called:
    """Whom a gap is for: ambassadors by country, countries without one, and the mailing where they were asked."""

    ambassadors: list[RoleHeld]
    vacant: list[str]
    asked: Mailing | None


def find_called(round_: Round, gap: Mapping[str, Any], *, today: date) -> Called:
    """Find the ambassadors of the countries that a gap names, in the order in which it names them; two queries."""
    countries = list(dict.fromkeys(gap["from"]))
    held = [role for role in ambassadors_of(round_.program_id, today=today) if role.country in countries]
    held.sort(key=lambda role: (countries.index(role.country), role.pk))
    there = {role.country for role in held}
    asked = Mailing.objects.filter(key=name_call(round_, gap, today=today)).first()
    return Called(held, [country for country in countries if country not in there], asked)


def name_call(round_: Round, gap: Mapping[str, Any], *, today: date) -> str:
    """Name a call for help, so that the same one goes out once a week."""
    year, week, _day = today.isocalendar()
    return f"ambassador-call:{round_.pk}:{gap['country']}:{gap['language']}:{year}-{week:02}"
