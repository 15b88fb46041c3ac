"""Tell everybody who wanted to know that applications are open, once, in growing slices."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

from pairloom.domain.core.services import name_row
from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.queries.blocks import hashes_without_news
from pairloom.domain.letters.services import Reader, start_mailing
from pairloom.domain.letters.wording.moments import say_moment
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.queries import list_people_told, list_rows_told
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times


@transaction.atomic
def tell_opening(round_: Round, *, now: datetime) -> int:
    """Write to everybody who asked for it, and to earlier applicants who like news; tells how many letters there are.

    Each address gets one letter an opening, however often it stands on the lists and however often this is called.
    """
    readers = list(list_readers(round_, now=now))
    if not readers:
        return 0
    mailing = start_mailing(
        "applications-open",
        key=f"applications-open:{round_.pk}",
        readers=readers,
        program=round_.program,
        about=name_row(round_),
        now=now,
    )
    return mailing.total


def list_readers(round_: Round, *, now: datetime) -> Iterator[Reader]:
    """Yield each reader once: people first, then addresses of the list that belong to none of them."""
    closes_at = read_round_times(round_).closes_at
    known = set(hashes_without_news(round_.program, now=now))
    for person in list_people_told(round_.program):
        mark = hash_address(person.email)
        if mark not in known:
            known.add(mark)
            yield Reader(person, _fill(round_, closes_at, language=person.language, zone=person.time_zone))
    for row in list_rows_told(round_.program):
        mark = hash_address(row.address)
        if mark not in known:
            known.add(mark)
            yield _read_row(row, round_, closes_at)


def _read_row(row: NotifyMe, round_: Round, closes_at: datetime) -> Reader:
    """Make a reader of a row of the list: the person whose address it is, else the address alone."""
    person = row.person
    if person is not None and person.is_active and person.email.casefold() == row.address.casefold():
        return Reader(person, _fill(round_, closes_at, language=person.language, zone=person.time_zone))
    values = _fill(round_, closes_at, language=row.language, zone="")
    return Reader(None, values, address=row.address, language=row.language)


def _fill(round_: Round, closes_at: datetime, *, language: str, zone: str) -> dict[str, str]:
    """Fill in what the letter says; the closing time as the reader's clock shows it, else as the program's does."""
    closes = say_moment(closes_at, language=language, zone=zone or round_.program.time_zone)
    return {"round": round_.name, "closes": closes, "link": f"{settings.SITE_URL}/apply/{round_.slug}/"}
