"""Read what the matching needs from the answers of an application: country, zone, languages, earlier partners."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.countries import find_region
from pairloom.sheets.answers.earlier import read_earlier
from pairloom.sheets.answers.languages import fold_language
from pairloom.sheets.answers.zone_names import find_country_zones, find_zones
from pairloom.sheets.folding import fold_text
from pairloom.sheets.lists import load_list
from pairloom.sheets.people import Level

LEVELS = {"basic": Level.BASIC, "good": Level.GOOD, "fluent": Level.FLUENT, "native": Level.NATIVE}
ENGLISH = "en"
LONGEST_ZONE = 64
BY_LETTERS = "letters"
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One application as it comes from the table."""

    number: int
    answers: Answers
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One application as the matching sees it.

    place      the country as it was chosen; country is what it counts as (Martinique counts as France)
    region     the UN M49 region, "" where the country is not known
    zone       an IANA name or a fixed offset; the main zone of the place when none was chosen; "" when nothing is known
    languages  code, variants folded -> level
    """

    number: int
    answers: Answers
    place: str = ""
    country: str = ""
    region: str = ""
    zone: str = ""
    languages: Mapping[str, Level] = frozenset()  # type: ignore[assignment]
    is_returner: bool = False
    prefers_letters: bool = False


def read_people(entries: Iterable[Entry], form: Form) -> list[Person]:
    """Read entries, by number."""
    return [read_person(entry, form) for entry in sorted(entries, key=lambda entry: entry.number)]


def read_person(entry: Entry, form: Form) -> Person:
    """Read one entry; what makes no sense, or was asked by another version of the form, counts as not answered."""
    answers = entry.answers
    place = _read_text(find_answer(form, answers, QuestionKind.COUNTRY)).upper()
    country = _load_parts().get(place, place)
    earlier = find_answer(form, answers, QuestionKind.EARLIER)
    hours = find_answer(form, answers, QuestionKind.HOURS)
    return Person(
        number=entry.number,
        answers=answers,
        place=place,
        country=country,
        region=find_region(country),
        zone=read_zone(_read_text(find_answer(form, answers, QuestionKind.ZONE)), place),
        languages=_read_languages(find_answer(form, answers, QuestionKind.LANGUAGES), country),
        is_returner=isinstance(earlier, Mapping) and earlier.get("took_part") is True,
        prefers_letters=isinstance(hours, Sequence) and BY_LETTERS in hours,
    )


def find_answer(form: Form, answers: Answers, kind: QuestionKind) -> object:
    """Find the answer to the first question of a kind."""
    question = form.find_kind(kind)
    return None if question is None else answers.get(question.name)


@lru_cache(maxsize=4096)
def read_zone(written: str, place: str) -> str:
    """Read a zone; without one, take the main zone of the country."""
    found = find_zones(written) if 0 < len(written) <= LONGEST_ZONE else []
    return next(iter(found or find_country_zones(place)), "")


def list_own_languages(languages: Mapping[str, Level]) -> list[str]:
    """List what "my language" means for somebody: native languages, or without one all but English."""
    native = [code for code, level in languages.items() if level is Level.NATIVE]
    return native or [code for code in languages if code != ENGLISH]


def list_earlier_pairs(entries: Sequence[Entry], form: Form) -> Iterator[tuple[int, int]]:
    """List the numbers of people who were partners, as either of the two wrote: by address, or by the whole name."""
    by_address = {entry.address.casefold(): entry.number for entry in entries if entry.address}
    by_name: dict[str, list[int]] = {}
    for entry in entries:
        by_name.setdefault(fold_text(entry.name), []).append(entry.number)
    for entry in entries:
        reading = read_earlier(_find_partners(entry, form), by_name)
        numbers = [by_address[address] for address in reading.addresses if address in by_address]
        numbers += [number for name in reading.names for number in by_name[name]]
        yield from ((min(entry.number, other), max(entry.number, other)) for other in numbers if other != entry.number)


def _find_partners(entry: Entry, form: Form) -> str:
    earlier = find_answer(form, entry.answers, QuestionKind.EARLIER)
    return _read_text(earlier.get("partners")) if isinstance(earlier, Mapping) else ""


def _read_text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _read_languages(value: object, country: str) -> dict[str, Level]:
    """Read languages; one without a level counts as good, English as native where it is spoken by most."""
    if not isinstance(value, Mapping):
        return {}
    native = load_list("countries")["english"]["native"]
    read: dict[str, Level] = {}
    for written, level in value.items():
        code = fold_language(str(written))
        unstated = Level.NATIVE if code == ENGLISH and country in native else Level.GOOD
        read[code] = max(LEVELS.get(str(level), unstated), read.get(code, Level.BASIC))
    return read


@cache
def _load_parts() -> dict[str, str]:
    parts: dict[str, str] = load_list("countries")["part_of"]
    return parts
