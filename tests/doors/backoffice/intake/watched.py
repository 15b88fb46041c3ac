"""An open round of the office's program, with applications and a forecast."""

from datetime import timedelta
from typing import Any

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Forecast
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs import services
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import ALL
from tests.makers import make_person, make_role

GAP: dict[str, Any] = {
    "country": "AU",
    "unplaced": 43,
    "why": "no-language",
    "language": "en",
    "from": ["KE", "PE"],
    "would_help": 31,
}
OUTCOME: dict[str, Any] = {
    "applicants": 100,
    "placed": 57,
    "pairs": 27,
    "trios": 1,
    "why": {"no-language": 43},
    "unplaced": [],
    "countries": [{"country": "AU", "people": 56, "unplaced": 43, "why": "no-language"}],
    "helps": [GAP],
}


def open_round(program: Program, *, state: RoundState = RoundState.OPEN) -> Round:
    """Open a round of a program yesterday: whatever the hour now, the hour of opening is past."""
    now = clock.now()
    yesterday = (now - timedelta(days=1)).date()
    made = services.make_round(program, slug="spring", name="Spring", opens_on=yesterday, now=now)
    services.move_round(made, to=RoundState.OPEN, now=now)
    if state != RoundState.OPEN:
        services.move_round(made, to=state, now=now)
    made.refresh_from_db()
    return made


def apply(round_: Round, count: int = 1, **fields: Any) -> list[Application]:
    """Let people apply to a round; they have confirmed unless another state is given."""
    now = clock.now()
    standard = {
        "form": round_.form,
        "state": "confirmed",
        "country": "SE",
        "name": "Åsa <b>Öberg</b>",
        "answers": ALL,
        "received_at": now,
        "confirmed_at": now,
        "changed_at": now,
    }
    return [Application.objects.create(round=round_, person=make_person(), **standard | fields) for _ in range(count)]


def forecast(round_: Round) -> Forecast:
    """Store a forecast in which people of Australia have no partner."""
    return Forecast.objects.create(
        round=round_, made_at=clock.now(), people=100, placed=57, seconds=1.5, is_proven=True, outcome=OUTCOME
    )


def make_ambassador(program: Program, country: str) -> Person:
    """Make an ambassador of a country."""
    person = make_person()
    make_role(person, Role.AMBASSADOR, program=program, country=country)
    return person
