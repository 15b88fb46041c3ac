"""What a person's own page shows, and how it is changed there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from pairloom.domain.letters import services as letters
from pairloom.domain.letters.queries.due import is_suppressed
from pairloom.domain.letters.states import Block
from pairloom.domain.people import queries, services
from pairloom.domain.people.models import ConsentGiven, KnownLanguage, Person, RoleHeld
from pairloom.domain.people.states import Consent, Level

NEWS_VERSION = "2026-11"


@dataclass(frozen=True)
class Portrait:
    """What is known about a person beside the fields of their own row."""

    languages: list[KnownLanguage]
    roles: list[RoleHeld]
    consents: list[ConsentGiven]
    wants_news: bool

    @property
    def shares(self) -> bool:
        """Tell whether the person agreed that partners see name, address and answers."""
        return any(consent.kind == Consent.SHARE_WITH_PARTNER for consent in self.consents)


def describe_person(person: Person, *, now: datetime) -> Portrait:
    """Collect what a person's own page shows."""
    return Portrait(
        languages=list(person.languages.all()),
        roles=queries.roles_of(person, today=now.date()),
        consents=list(person.consents.filter(withdrawn_at=None)),
        wants_news=wants_news(person, now=now),
    )


def wants_news(person: Person, *, now: datetime) -> bool:
    """Tell whether news go to a person: they said yes, and did not press the link that ends news since."""
    is_blocked = is_suppressed(person.email, block=Block.NO_NEWS, now=now)
    return queries.has_consented(person, Consent.NEWS) and not is_blocked


@transaction.atomic
def begin_news(person: Person, *, now: datetime) -> None:
    """Send news to a person from now on."""
    services.give_consent(person, kind=Consent.NEWS, text_version=NEWS_VERSION, now=now)
    letters.allow_address(person.email, block=Block.NO_NEWS, now=now)


@transaction.atomic
def end_news(person: Person, *, now: datetime) -> None:
    """Send a person no news from now on, from no program."""
    services.withdraw_consent(person, kind=Consent.NEWS, now=now)
    letters.suppress_address(person.email, block=Block.NO_NEWS, now=now)


def read_details(person: Person) -> dict[str, str]:
    """Read what the form of details begins with."""
    return {name: getattr(person, name) for name in ("name", "language", "country", "time_zone")}


@transaction.atomic
def save_details(person: Person, details: Mapping[str, Any], known: Mapping[str, Level], *, now: datetime) -> None:
    """Save name, language, place and known languages: all of it or, when one is refused, nothing."""
    services.rename(person, name=details["name"], by=person, now=now)
    services.choose_language(person, language=details["language"], now=now)
    services.choose_place(person, country=details["country"], time_zone=details["time_zone"], now=now)
    services.set_languages(person, known, now=now)
