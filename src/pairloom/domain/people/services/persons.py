"""Register people, and change what is known of them."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from zoneinfo import available_timezones

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people import rules
from pairloom.domain.people.models import KnownLanguage, Person
from pairloom.domain.people.queries import find_person
from pairloom.domain.people.states import Level
from pairloom.sheets.answers.world_names import load_english_country_names, load_english_language_names


@transaction.atomic
def register_person(
    *, address: str, name: str = "", language: str = "en", country: str = "", time_zone: str = "", now: datetime
) -> Person:
    """Register a person by address; refused when it belongs to somebody already."""
    person = _make_person(address=address, name=name, language=language, now=now)
    rules.check_country(country, known=load_english_country_names())
    rules.check_zone(time_zone, known=_list_zones())
    person.country, person.time_zone = country, time_zone
    _save_address(person)
    write_journal("person.registered", about=person, at=now)
    return person


def register_newcomer(*, address: str, name: str, language: str, now: datetime) -> Person:
    """Register somebody whose address nobody had a moment ago, in the caller's transaction.

    IntegrityError when somebody was quicker. The caller writes "person.registered" into the journal with its own lines.
    """
    person = _make_person(address=address, name=name, language=language, now=now)
    person.save(force_insert=True)
    return person


def _make_person(*, address: str, name: str, language: str, now: datetime) -> Person:
    """Make a person who is not stored yet."""
    _check_site_language(language)
    cleaned = rules.clean_name(name) if name else ""
    person = Person(email=rules.clean_address(address), name=cleaned, language=language, joined_at=now)
    person.set_unusable_password()
    return person


@transaction.atomic
def rename(person: Person, *, name: str, by: Person | None = None, now: datetime) -> None:
    """Change how a person is called."""
    person = _lock(person)
    cleaned = rules.clean_name(name)
    if cleaned == person.name:
        return
    person.name = cleaned
    person.save(update_fields=["name"])
    write_journal("person.renamed", about=person, by=by, at=now)


@transaction.atomic
def change_address(person: Person, *, address: str, by: Person | None = None, now: datetime) -> str:
    """Give a person a new, confirmed address and end all of their sessions; gives the old address.

    The notice to the old address is queued by `letters`, which calls this in the same transaction.
    """
    person = _lock(person)
    old, cleaned = person.email, rules.clean_address(address)
    if cleaned == old:
        return old
    person.email, person.address_confirmed_at, person.unreachable_since = cleaned, now, None
    _save_address(person, fields=["email", "address_confirmed_at", "unreachable_since"])
    end_sessions(person)
    write_journal("person.address-changed", about=person, by=by, at=now)
    return old


@transaction.atomic
def confirm_address(person: Person, *, now: datetime) -> None:
    """Note that a person has shown that letters to their address reach them; the first time counts."""
    person = _lock(person)
    if person.address_confirmed_at is not None:
        return
    person.address_confirmed_at = now
    person.save(update_fields=["address_confirmed_at"])
    write_journal("person.address-confirmed", about=person, by=person, at=now)


@transaction.atomic
def choose_language(person: Person, *, language: str, now: datetime) -> None:
    """Choose the language of pages and letters."""
    _check_site_language(language)
    person = _lock(person)
    if person.language == language:
        return
    person.language = language
    person.save(update_fields=["language"])
    write_journal("person.language-chosen", about=person, by=person, at=now, language=language)


@transaction.atomic
def choose_place(person: Person, *, country: str, time_zone: str, now: datetime) -> None:
    """Choose the country a person works in and the time zone of their dates."""
    rules.check_country(country, known=load_english_country_names())
    rules.check_zone(time_zone, known=_list_zones())
    person = _lock(person)
    if (person.country, person.time_zone) == (country, time_zone):
        return
    person.country, person.time_zone = country, time_zone
    person.save(update_fields=["country", "time_zone"])
    write_journal("person.place-chosen", about=person, by=person, at=now)


@transaction.atomic
def set_languages(person: Person, levels: Mapping[str, Level], *, now: datetime) -> None:
    """Set the languages a person works in, each with its level; those not named are taken away."""
    rules.check_languages(levels, known=load_english_language_names())
    person = _lock(person)
    if dict(person.languages.values_list("code", "level")) == {code: level.value for code, level in levels.items()}:
        return
    person.languages.all().delete()
    KnownLanguage.objects.bulk_create(
        KnownLanguage(person=person, code=code, level=level) for code, level in sorted(levels.items())
    )
    write_journal("person.languages-set", about=person, by=person, at=now, count=len(levels))


@transaction.atomic
def mark_unreachable(person: Person, *, now: datetime) -> None:
    """Note that letters do not reach a person; the first time counts."""
    if Person.objects.filter(pk=person.pk, unreachable_since=None).update(unreachable_since=now):
        write_journal("person.unreachable", about=person, at=now)


@transaction.atomic
def mark_reachable(person: Person, *, now: datetime) -> None:
    """Note that letters reach a person again."""
    if Person.objects.filter(pk=person.pk, unreachable_since__isnull=False).update(unreachable_since=None):
        write_journal("person.reachable", about=person, at=now)


def end_sessions(person: Person) -> None:
    """End all sessions of a person: each carries the number that was valid when it began."""
    Person.objects.filter(pk=person.pk).update(session_number=F("session_number") + 1)


def _lock(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _save_address(person: Person, fields: list[str] | None = None) -> None:
    """Save a person whose address is new; refused when somebody else has it, even since a moment ago."""
    other = find_person(person.email)
    if other is not None and other.pk != person.pk:
        raise Refused(Reason.ADDRESS_TAKEN)
    try:
        with transaction.atomic():
            person.save(update_fields=fields)
    except IntegrityError as error:
        raise Refused(Reason.ADDRESS_TAKEN) from error


def _check_site_language(code: str) -> None:
    """Refuse a language the site does not speak."""
    rules.check_language(code, known=dict(settings.LANGUAGES))


@cache
def _list_zones() -> frozenset[str]:
    return frozenset(available_timezones())
