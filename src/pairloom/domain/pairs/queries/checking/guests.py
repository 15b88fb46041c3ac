"""Read from an application what the hard rules ask: country, languages, clock, letters; by itself, for the referee."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.languages import fold_language
from pairloom.sheets.answers.zone_names import find_country_zones, find_zones
from pairloom.sheets.lists import load_list

LEVELS = {"basic": 1, "good": 2, "fluent": 3, "native": 4}
GOOD, NATIVE = 2, 4
ENGLISH = "en"
BY_LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Guest:
    """One person of a run as the hard rules see them; levels by language, 1 to 4."""

    number: int
    person: int
    group: int | None
    has_place: bool
    country: str
    zone: str
    levels: Mapping[str, int]
    prefers_letters: bool
    answers: Mapping[str, Any]
    address: str
    name: str


def read_guests(run: MatchRun, form: Form) -> list[Guest]:
    """Read everybody who sits in a run; one query."""
    seats = Seat.objects.filter(run=run).select_related("application__person").order_by("group", "id")
    return [
        read_guest(seat.application, form, group=seat.group, round_id=run.round_id)
        for seat in seats.defer("facts").iterator(chunk_size=2_000)
    ]


def read_guest(application: Application, form: Form, *, group: int | None, round_id: int) -> Guest:
    """Read one person."""
    answers = application.answers
    place = str(_find(form, answers, QuestionKind.COUNTRY) or "").strip().upper()
    country = str(load_list("countries")["part_of"].get(place, place))
    return Guest(
        number=application.pk,
        person=application.person_id,
        group=group,
        has_place=application.state == ApplicationState.ACCEPTED and application.round_id == round_id,
        country=country,
        zone=_read_zone(str(_find(form, answers, QuestionKind.ZONE) or "").strip(), place),
        levels=_read_levels(_find(form, answers, QuestionKind.LANGUAGES), country),
        prefers_letters=BY_LETTERS in (_find(form, answers, QuestionKind.HOURS) or ()),
        answers=answers,
        address=application.person.email,
        name=application.name,
    )


def _find(form: Form, answers: Mapping[str, Any], kind: QuestionKind) -> Any:  # noqa: ANN401 - an answer of any kind
    question = form.find_kind(kind)
    return None if question is None else answers.get(question.name)


def _read_zone(written: str, place: str) -> str:
    """Read a zone; where none was written, or none that exists, the main one of the country."""
    return next(iter((find_zones(written) if written else []) or find_country_zones(place)), "")


def _read_levels(told: object, country: str) -> dict[str, int]:
    """Read languages; one without a level counts as good, English as native where most speak it."""
    levels: dict[str, int] = {}
    for written, level in told.items() if isinstance(told, Mapping) else ():
        code = fold_language(str(written))
        is_home = code == ENGLISH and country in load_list("countries")["english"]["native"]
        levels[code] = max(levels.get(code, 0), LEVELS.get(str(level), NATIVE if is_home else GOOD))
    return levels
