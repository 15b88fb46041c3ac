"""Moments of a round as the demo, tests and pictures show them, made through the services as in life.

round_open       applications are open
ready_to_match   applications are closed, places are given
pairs_meeting    the match is solved, confirmed and introduced: partners know of each other
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.services import end_role_and_tell, give_role_and_tell, queue
from pairloom.domain.pairs.queries import done_run
from pairloom.domain.pairs.services import confirm_match, introduce_round, order_forecast
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import (
    confirm_address,
    give_consent,
    give_role,
    register_person,
    set_languages,
)
from pairloom.domain.people.states import Consent, Role
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import find_program, read_round_times
from pairloom.domain.programs.services import make_program, make_round
from pairloom.doors.jobs.applying import apply_all, apply_cast
from pairloom.doors.jobs.cast import CAST, Figure
from pairloom.doors.jobs.crowd import list_crowd
from pairloom.doors.jobs.matches import Matcher
from pairloom.doors.jobs.rounds import turn_rounds

SLUG = "shelves-without-borders"
TEXT_VERSION = "2026-1"
OPENED_AGO = timedelta(days=12)
TO_ARRIVE = timedelta(minutes=2)
"""How long after the grace places are given: requests that began within it may still be under way."""
NEWS = {
    "en": ("Nine new countries", "Colleagues from nine new countries are with us.\n\nOne of them may be your partner."),
    "fr": (
        "Neuf nouveaux pays",
        "Des collègues de neuf nouveaux pays nous ont rejoints.\n\nPeut-être votre partenaire.",
    ),
    "es": ("Nueve países nuevos", "Se han unido colegas de nueve países nuevos.\n\nQuizá uno de ellos te espera."),
    "ar": ("تسعة بلدان جديدة", "انضم إلينا زملاء من تسعة بلدان جديدة.\n\nربما يكون أحدهم شريكك."),
}


@transaction.atomic
def seed_demo(*, now: datetime) -> bool:
    """Seed the demo if it is empty; tells whether it was."""
    if find_program(SLUG) is not None:
        return False
    began = now - OPENED_AGO - timedelta(days=3)
    program = make_program(
        slug=SLUG,
        name="Shelves Without Borders",
        signed_by="Noor",
        time_zone="Asia/Amman",
        confirms_by_itself=True,
        publishes_match=True,
        now=began,
    )
    people = [seed_person(figure, program, now=began + timedelta(hours=place)) for place, figure in enumerate(CAST)]
    opened = round_open(program, now=now)
    since = max(read_round_times(opened).opens_at, now - OPENED_AGO)
    apply_all(opened, list(list_crowd()), since=since, now=now)
    apply_cast(opened, people, now=now - timedelta(hours=5))
    order_forecast(opened, now=now)
    send_news(program, people, now=now)
    end_a_role(program, people[-2], now=now)
    return True


def seed_person(figure: Figure, program: Program, *, now: datetime) -> Person:
    """Register one invented person, with the letters that a real one would have got."""
    person = register_person(
        address=figure.address,
        name=figure.name,
        language=figure.language,
        country=figure.country,
        time_zone=figure.zone,
        now=now,
    )
    confirm_address(person, now=now)
    set_languages(person, figure.speaks, now=now)
    for kind in (Consent.CONDUCT, Consent.CONFIDENTIALITY, *((Consent.NEWS,) if figure.likes_news else ())):
        give_consent(person, kind=kind, text_version=TEXT_VERSION, now=now)
    person.refresh_from_db()
    page = f"{settings.SITE_URL}/me/"
    queue("welcome", key=f"welcome:{person.pk}", values={"link": page}, to=person, program=program, now=now)
    if figure.role is not None:
        country = figure.country if figure.role == Role.AMBASSADOR else ""
        give_role_and_tell(person, role=figure.role, program=program, country=country, now=now)
    return person


def round_open(program: Program, *, now: datetime) -> Round:
    """Make a round whose applications opened twelve days ago, before anybody is told of it by letter."""
    opens_on = (now - OPENED_AGO).date()
    made = make_round(
        program, slug=f"shelves-{opens_on.year}", name=f"Round {opens_on.year}", opens_on=opens_on, now=now - OPENED_AGO
    )
    return _turn(made, now=now)


def ready_to_match(opened: Round) -> Round:
    """Let the applications of an open round close, and give places; the first match is ordered by that."""
    return _turn(opened, now=read_round_times(opened).grace_ends_at + TO_ARRIVE)


def pairs_meeting(ready: Round) -> Round:
    """Solve the match of a closed round, confirm it, and introduce partners on their day."""
    meets_at, matcher = read_round_times(ready).meets_at, Matcher()
    while matcher.advance(now=meets_at - timedelta(days=1)):
        continue
    run = done_run(ready)
    if run is None:
        raise Refused(Reason.MATCH_NOT_DONE)
    confirm_match(run, by=None, now=meets_at - timedelta(days=1))
    introduce_round(ready, now=meets_at)
    ready.refresh_from_db()
    return ready


def _turn(round_: Round, *, now: datetime) -> Round:
    turn_rounds(now=now)
    round_.refresh_from_db()
    return round_


def send_news(program: Program, people: list[Person], *, now: datetime) -> None:
    """Write news to everybody who said yes to it, each in their language."""
    readers = [person for person, figure in zip(people, CAST, strict=True) if figure.likes_news]
    for person in readers:
        headline, message = NEWS[person.language]
        queue(
            "news",
            key=f"news:demo:{person.pk}",
            values={"headline": headline, "message": message, "link": settings.SITE_URL},
            to=person,
            program=program,
            now=now,
        )


def end_a_role(program: Program, person: Person, *, now: datetime) -> None:
    """Let somebody have been an ambassador until today."""
    began = now - timedelta(days=5)
    held = give_role(person, role=Role.AMBASSADOR, program_id=program.pk, country=person.country, by=None, now=began)
    end_role_and_tell(held, now=now)
