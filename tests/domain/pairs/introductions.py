"""People with whole answers, and rounds whose match is confirmed, for tests of introductions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun, Pair
from pairloom.domain.pairs.services import confirm_match
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer

AGREED = {"conduct": "2026-1", "confidentiality": "2026-1", "share": "2026-1"}
NEAR = ("SE", "KE", "FR", "EG", "DE", "NG")
AMINA: dict[str, Any] = {
    "country": "SN",
    "city": "Dakar",
    "languages": {"fr": "native", "en": "good"},
    "hours": ["morning", "weekend"],
    "sector": "public",
    "stage": "early",
    "interests": ["digital-divide", "marketing", "special-collections"],
    "about": "I run a small branch near the port. We have 4,000 books and one very old cat.",
    "learn": "How others keep teenagers coming back",
    "wish_sector": "different",
    "wish_stage": "any",
    "wish_interests": "any",
    "wish_language": "any",
    **AGREED,
}
WANJIRU: dict[str, Any] = {
    "country": "KE",
    "city": "Kisumu",
    "languages": {"sw": "native", "en": "fluent"},
    "hours": ["any"],
    "sector": "academic",
    "stage": "mid",
    "interests": ["special-collections", "digital-divide", "marketing"],
    "about": "Map librarian by accident, gardener by choice.",
    "learn": "How small libraries tell their story",
    "wish_sector": "any",
    "wish_stage": "any",
    "wish_interests": "same",
    "wish_language": "mine",
    **AGREED,
}
LUCIA: dict[str, Any] = {
    "country": "PE",
    "city": "Cusco",
    "languages": {"es": "native", "en": "basic"},
    "hours": ["letters"],
    "sector": "school",
    "stage": "late",
    "interests": ["story-time", "reading"],
    "about": "",
    "learn": "How to read aloud in two languages",
    "wish_sector": "same",
    "wish_stage": "more",
    "wish_interests": "any",
    "wish_language": "any",
    **AGREED,
}
OMAR: dict[str, Any] = {
    "country": "EG",
    "city": "Alexandria",
    "languages": {"ar": "native", "en": "good", "fr": "good"},
    "hours": ["evening"],
    "sector": "national",
    "stage": "mid",
    "interests": [],
    "about": "",
    "learn": "",
    "wish_sector": "any",
    "wish_stage": "any",
    "wish_interests": "any",
    "wish_language": "any",
    **AGREED,
}


def facts(**fields: Any) -> dict[str, Any]:
    """Give the facts of one member toward another who share English and nothing else."""
    standard = {
        "shared": {}, "met": [], "missed": [], "languages": [["en", "good", "good"]], "quarters": 20,
        "letters": False, "thin": [], "rel": 900,
    }  # fmt: skip
    return standard | fields


def list_people(number: int) -> list[dict[str, Any]]:
    """List the answers of so many people whose days overlap, neighbours in different countries."""
    return [{**answer(NEAR[place % len(NEAR)], interests=["advocacy"]), **AGREED} for place in range(number)]


def make_confirmed_round(
    people: int | Sequence[dict[str, Any]] = 4, groups: Sequence[Sequence[int]] | None = None, **fields: Any
) -> Round:
    """Make a round of these people, or so many, whose match is confirmed: groups by place, neighbours without any."""
    round_ = make_closed_round(list_people(people) if isinstance(people, int) else list(people))
    run = make_run(
        round_, None if groups is None else [[list_places(round_)[one] for one in group] for group in groups]
    )
    for name, value in fields.items():
        setattr(round_.program, name, value)
    round_.program.save()
    confirm_match(run, by=None, now=OPENED)
    round_.refresh_from_db()
    return round_


def list_places(round_: Round) -> list[Application]:
    """List everybody who has a place, in order."""
    pool = Application.objects.filter(round=round_, state=ApplicationState.ACCEPTED)
    return list(pool.select_related("person").order_by("pk"))


def find_day(round_: Round) -> datetime:
    """Find the moment of introductions."""
    return read_round_times(round_).meets_at


def speak(application: Application, language: str) -> None:
    """Let a person read letters in a language."""
    Person.objects.filter(pk=application.person_id).update(language=language)


def tell_facts(run: MatchRun, one: Application, other: Application, **fields: Any) -> None:
    """Let a seat of a run know facts toward a partner."""
    seat = run.seats.get(application=one)
    seat.facts = {**seat.facts, str(other.pk): facts(**fields)}
    seat.save(update_fields=["facts"])


def states_of(round_: Round) -> list[str]:
    """List the states of the pairs of a round, by number."""
    return list(Pair.objects.filter(round=round_).order_by("number").values_list("state", flat=True))
