"""Rounds with applicants, for tests of pairs."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import Gathered, build_pool
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import load_template
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.services import make_program, make_round, move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.sample import DAYS
from tests.makers import NOW

OPENED = NOW + timedelta(days=1)
_numbers = count(1)


def answer(country: str = "SE", languages: Mapping[str, str] | None = None, **others: Any) -> dict[str, Any]:
    """Give the answers of somebody who speaks English well and wishes nothing."""
    return {"country": country, "languages": dict(languages or {"en": "good"}), **others}


def gather(people: Iterable[Mapping[str, Any]], *, more_zones: Iterable[str] = ()) -> Gathered:
    """Gather a pool of librarians with these answers, numbered from 1."""
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    entries = [Entry(number, answers) for number, answers in enumerate(people, start=1)]
    return build_pool(entries, template.form, plan, DAYS, more_zones=more_zones)


def make_open_round(program: Program | None = None) -> Round:
    """Make a round of librarians that takes applications."""
    number = next(_numbers)
    made = make_round(
        program or make_program(slug=f"librarians-{number}", name=f"Librarians {number}", signed_by="Noor", now=NOW),
        slug=f"librarians-round-{number}",
        name=f"Round {number}",
        opens_on=OPENED.date(),
        now=NOW,
    )
    move_round(made, to=RoundState.OPEN, now=OPENED)
    return Round.objects.select_related("program", "form").get(pk=made.pk)


def apply(
    round_: Round, people: Iterable[Mapping[str, Any]], *, state: ApplicationState = ApplicationState.CONFIRMED
) -> list[Application]:
    """Let people with these answers have applied to a round."""
    answers = list(people)
    numbers = [next(_numbers) for _ in answers]
    persons = Person.objects.bulk_create(
        Person(email=f"applicant{number}@example.org", name=f"Applicant {number}", joined_at=NOW, password="!")
        for number in numbers
    )
    return Application.objects.bulk_create(
        Application(
            round=round_,
            person=person,
            form=round_.form,
            state=state,
            name=person.name,
            country=given["country"],
            answers=dict(given),
            received_at=OPENED,
            confirmed_at=OPENED,
            changed_at=OPENED,
        )
        for person, given in zip(persons, answers, strict=True)
    )
