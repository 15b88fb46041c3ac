"""Ask the ambassadors of some countries to look for applicants who would help others to a partner."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.queries.wordings import find_wording
from pairloom.domain.letters.services import Reader, start_mailing
from pairloom.domain.letters.wording import LANGUAGES, Footer, Rendered, render
from pairloom.domain.letters.wording.moments import say_moment
from pairloom.domain.outreach.queries.asking import find_called, name_call
from pairloom.domain.outreach.wording import name_country, name_language
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState

KIND = "ambassador-call"


@transaction.atomic
def ask_ambassadors(round_: Round, *, gap: Mapping[str, Any], by: Person, now: datetime) -> int:
    """Write to the ambassadors of the countries that a gap names, once a gap and week; tells how many letters go.

    A gap is one of the helps of a forecast: country, unplaced, language, from. Refused when applications are not open.
    An ambassador of two of the countries gets one letter.
    """
    if round_.state != RoundState.OPEN:
        raise Refused(Reason.ROUND_CLOSED)
    called = find_called(round_, gap, today=now.date())
    if called.asked is not None or not called.ambassadors:
        return 0
    closes_at = read_round_times(round_).closes_at
    people = {role.person_id: role for role in reversed(called.ambassadors)}
    readers = [
        Reader(
            role.person,
            _fill(round_, gap, role.country, closes_at, language=role.person.language, zone=role.person.time_zone),
        )
        for role in people.values()
    ]
    mailing = start_mailing(
        KIND,
        key=name_call(round_, gap, today=now.date()),
        readers=readers,
        program=round_.program,
        about=name_row(round_),
        by=by,
        now=now,
    )
    write_journal("ambassadors.asked", about=round_, by=by, at=now, count=mailing.total, country=gap["country"])
    return mailing.total


def preview_call(round_: Round, *, gap: Mapping[str, Any]) -> Iterator[Rendered]:
    """Render the letter of a gap in each language of letters, as an ambassador of the first country would get it."""
    closes_at, program = read_round_times(round_).closes_at, round_.program
    for language in LANGUAGES:
        wording, found = find_wording(KIND, program_id=program.pk, wishes=(language, program.language))
        yield render(
            find_kind(KIND),
            wording,
            _fill(round_, gap, gap["from"][0], closes_at, language=found, zone=program.time_zone),
            language=found,
            signature=program.signed_by or program.name,
            footer=Footer(program=program.name, site=settings.SITE_URL, unsubscribe=""),
            name=find_kind(KIND).all_placeholders["name"].sample,
        )


def _fill(
    round_: Round, gap: Mapping[str, Any], home: str, closes_at: datetime, *, language: str, zone: str
) -> dict[str, str]:
    """Fill in what the letter says, in the language of who reads it."""
    return {
        "round": round_.name,
        "closes": say_moment(closes_at, language=language, zone=zone or round_.program.time_zone),
        "number": str(gap["unplaced"]),
        "country": name_country(str(gap["country"]), language),
        "language": name_language(str(gap["language"]), language),
        "home": name_country(home, language),
        "link": f"{settings.SITE_URL}/apply/{round_.slug}/",
    }
