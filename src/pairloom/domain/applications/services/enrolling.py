"""Carry over to the person what they told in an application, once it is sure that it was them."""

from datetime import datetime

from pairloom.domain.applications.models import Application
from pairloom.domain.people import services as people
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Consent, Level
from pairloom.domain.programs.catalogue import Form, read_form
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.zone_names import find_country_zones

CONSENTS = {
    "conduct": Consent.CONDUCT,
    "confidentiality": Consent.CONFIDENTIALITY,
    "share": Consent.SHARE_WITH_PARTNER,
    "news": Consent.NEWS,
}
"""What each consent of a form stands for, by the name of its question; others stay in the answers alone."""


def enrol_person(application: Application, *, now: datetime) -> Person:
    """Confirm a person's address, and set name, place, languages and consents from the answers."""
    person, form = application.person, read_form(application.form.document)
    people.confirm_address(person, now=now)
    if application.name:
        people.rename(person, name=application.name, by=person, now=now)
    _set_place(person, form, application, now=now)
    _set_languages(person, form, application, now=now)
    _give_consents(person, form, application, now=now)
    person.refresh_from_db()
    return person


def read_answer(form: Form, application: Application, kind: QuestionKind) -> object:
    """Read the answer to the first question of a kind."""
    question = form.find_kind(kind)
    return None if question is None else application.answers.get(question.name)


def read_country(form: Form, answers: dict[str, object]) -> str:
    """Read the country of a person from their answers."""
    question = form.find_kind(QuestionKind.COUNTRY)
    return "" if question is None else str(answers.get(question.name) or "")[:2]


def _set_place(person: Person, form: Form, application: Application, *, now: datetime) -> None:
    """Set country and zone; a country that has one zone says it, else the one that was known stays."""
    country = application.country or person.country
    told = str(read_answer(form, application, QuestionKind.ZONE) or "")
    zones = find_country_zones(country)
    known = person.time_zone if country == person.country else ""
    people.choose_place(person, country=country, time_zone=told or known or _choose_only(zones), now=now)


def _choose_only(zones: tuple[str, ...]) -> str:
    return zones[0] if len(zones) == 1 else ""


def _set_languages(person: Person, form: Form, application: Application, *, now: datetime) -> None:
    told = read_answer(form, application, QuestionKind.LANGUAGES)
    if isinstance(told, dict) and told:
        people.set_languages(person, {code: Level(level) for code, level in told.items()}, now=now)


def _give_consents(person: Person, form: Form, application: Application, *, now: datetime) -> None:
    """Note what was agreed to, with the version of its text; what was not ticked changes nothing."""
    for question in form.questions:
        kind, version = CONSENTS.get(question.name), str(application.answers.get(question.name) or "")
        if question.kind is QuestionKind.CONSENT and kind is not None and version:
            people.give_consent(person, kind=kind, text_version=version, now=now)
