"""Put into words what letters about applications say: moments in the reader's zone, and what comes next."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.letters.wording.moments import say_moment
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import FormVersion
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.zone_names import find_own_zones, list_zones


def say_for(at: datetime, whom: Draft | Application, *, told: str = "") -> str:
    """Say a moment in the language and zone of who reads it; in the program's zone where theirs is not known.

    Many letters at once go by the account and the country alone; a single one may know which zone was `told`.
    """
    language = whom.language if isinstance(whom, Draft) else whom.person.language
    zones = _list_drafts_zones(whom) if isinstance(whom, Draft) else _list_zones(whom, told)
    return say_moment(at, language=language, zone=next(filter(None, zones), whom.round.program.time_zone))


def read_told_zone(whom: Draft | Application) -> str:
    """Read the zone that was answered; "" where none was, or one that does not exist."""
    told = _read_answer(whom.form, whom.answers, QuestionKind.ZONE)
    return told if told in list_zones() else ""


def _list_zones(application: Application, told: str) -> Iterator[str]:
    """List the zones an applicant may have, surest first: that of the account, the answered one, the country's."""
    yield application.person.time_zone
    yield told
    yield from find_own_zones(application.country)


def _list_drafts_zones(draft: Draft) -> Iterator[str]:
    """List the zones of who fills in a form, surest first: what is answered counts more than what is remembered."""
    yield read_told_zone(draft)
    country = _read_answer(draft.form, draft.answers, QuestionKind.COUNTRY)
    yield _recall_zone(draft.person, country)
    yield from find_own_zones(country)


def _recall_zone(person: Person | None, country: str) -> str:
    """Recall the zone of an account, unless another country is answered now."""
    return "" if person is None or country not in {"", person.country} else person.time_zone


def _read_answer(version: FormVersion, answers: Mapping[str, object], kind: QuestionKind) -> str:
    question = read_form(version.document).find_kind(kind)
    return "" if question is None else str(answers.get(question.name) or "")
