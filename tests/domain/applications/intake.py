"""Make rounds that take applications, forms that are filled in, and applications that have come."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.services import begin_draft, name_draft, save_section
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import Form, load_template
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import find_round, read_round_times
from pairloom.domain.programs.services import make_program, make_round, move_round
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW, make_person

OPEN = NOW + timedelta(days=1)
ANSWERS: dict[str, dict[str, Any]] = {
    "you": {"country": "SE", "city": "Umeå", "languages": {"sv": "native", "en": "good"}, "hours": ["any"]},
    "work": {"sector": "public", "stage": "mid", "interests": ["advocacy", "reading"]},
    "partner": {"wish_sector": "same"},
    "agree": {"conduct": "2026-1", "confidentiality": "2026-1", "share": "2026-1"},
}
ALL = {name: answer for section in ANSWERS.values() for name, answer in section.items()}
_numbers = count(1)


def load_form() -> Form:
    """Load the form of librarians."""
    return load_template("librarians").form


def open_round(program: Program | None = None, *, state: RoundState = RoundState.OPEN) -> Round:
    """Make a round that has opened, of a program made for it where none is given; OPEN is a day after its opening."""
    number = next(_numbers)
    program = program or make_program(slug=f"intake-{number}", name=f"Program {number}", signed_by="Noor", now=NOW)
    made = make_round(program, slug=f"intake-round-{number}", name=f"Round {number}", opens_on=NOW.date(), now=NOW)
    move_round(made, to=RoundState.OPEN, now=NOW)
    if state != RoundState.OPEN:
        move_round(made, to=state, now=NOW)
    found = find_round(made.slug)
    assert found is not None
    return found


def find_end(round_: Round) -> datetime:
    """Find the moment at which places are given."""
    return read_round_times(round_).grace_ends_at + timedelta(minutes=2)


def fill_draft(
    round_: Round,
    *,
    address: str = "",
    person: Person | None = None,
    now: datetime = OPEN,
    changes: Mapping[str, object] | None = None,
) -> Draft:
    """Fill in a whole form, with some other answers where `changes` names them."""
    draft = begin_draft(round_, language="en", person=person, now=now)
    draft = name_draft(draft, name="Åsa Öberg", address=address or f"asa{next(_numbers)}@example.org", now=now).draft
    for section, answers in ANSWERS.items():
        draft = save_section(draft, section=section, answers={**answers, **(changes or {})}, now=now).draft
    return draft


def make_application(round_: Round, **fields: Any) -> Application:
    """Make a confirmed application as if it had come on the first day."""
    number = next(_numbers)
    standard = {
        "form": round_.form,
        "person": fields.pop("person", None) or make_person(),
        "state": ApplicationState.CONFIRMED,
        "name": f"Person {number}",
        "country": "SE",
        "answers": ALL | {"country": fields.get("country", "SE")},
        "received_at": NOW + timedelta(seconds=number),
        "confirmed_at": NOW + timedelta(hours=1),
        "changed_at": NOW,
    }
    return Application.objects.create(round=round_, **standard | fields)
