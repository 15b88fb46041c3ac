"""Find out who was paired with whom in earlier rounds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pairloom.sheets.answers.earlier import EarlierReading, read_earlier
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.folding import fold_text, tidy_text
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import ProblemKind


def resolve_earlier_partners(
    people: list[Applicant], written: Mapping[int, str], notebook: Notebook
) -> list[Applicant]:
    """Add to each person the numbers of earlier partners; who is named by one of the two is a partner of both.

    written  number -> what the person wrote about earlier rounds
    """
    resolver = _Resolver(people, notebook)
    readings = {person.number: resolver.read(person, written.get(person.number, "")) for person in people}
    named = {person.number: set(resolver.find_partners(person, readings[person.number])) for person in people}
    partners: dict[int, set[int]] = {number: set(numbers) for number, numbers in named.items()}
    for number, numbers in named.items():
        for other in numbers:
            partners[other].add(number)
    for person in people:
        resolver.tell_one_sided(person, named)
    return [_add_partners(person, readings[person.number], partners[person.number]) for person in people]


def _add_partners(person: Applicant, reading: EarlierReading, partners: Iterable[int]) -> Applicant:
    numbers = tuple(sorted(partners))
    if not numbers and not reading.is_returner:
        return person
    return replace(
        person,
        is_returner=reading.is_returner,
        earlier=numbers,
        earlier_written=(*reading.addresses, *reading.names),
    )


class _Resolver:
    """Look people up by address and by name."""

    def __init__(self, people: Iterable[Applicant], notebook: Notebook) -> None:
        self._notebook = notebook
        self._people = {person.number: person for person in people}
        self._by_address = {person.folded_address: person for person in self._people.values()}
        self._by_name: dict[str, list[Applicant]] = {}
        for person in self._people.values():
            self._by_name.setdefault(fold_text(person.name), []).append(person)

    def read(self, person: Applicant, text: str) -> EarlierReading:
        """Read one person's sentence, and ask when it names nobody."""
        reading = read_earlier(text, self._by_name)
        if reading.is_returner and not reading.addresses and not reading.names:
            self._write(
                ProblemKind.EARLIER_WITHOUT_NAMES,
                person,
                f"“{tidy_text(text)}” says that this person took part before, but not with whom. "
                "Please ask, so that no pair is made twice.",
                found=tidy_text(text),
            )
        return reading

    def find_partners(self, person: Applicant, reading: EarlierReading) -> Iterator[int]:
        """Find the numbers of the earlier partners who are in the sheet, and ask where something is odd."""
        for partner in (*self._find_by_address(person, reading), *self._find_by_name(person, reading)):
            if partner.number == person.number:
                self._write(
                    ProblemKind.EARLIER_IS_ONESELF,
                    person,
                    "This person names themselves as an earlier partner; please ask whom they meant.",
                )
                continue
            if person.country and partner.country == person.country:
                self._write(
                    ProblemKind.EARLIER_SAME_COUNTRY,
                    person,
                    f"Person {partner.number}, named as an earlier partner, is of the same country. "
                    "Is it a slip of the pen?",
                    found=partner.folded_address,
                )
            yield partner.number

    def tell_one_sided(self, person: Applicant, named: Mapping[int, set[int]]) -> None:
        """Note partners whom this person names and who do not name them."""
        for other in sorted(named[person.number]):
            if person.number not in named[other]:
                self._write(
                    ProblemKind.EARLIER_ONE_SIDED,
                    person,
                    f"Person {other} is named as an earlier partner but does not name this person; "
                    "the two are not paired again.",
                    found=self._people[other].folded_address,
                )

    def _find_by_address(self, person: Applicant, reading: EarlierReading) -> Iterator[Applicant]:
        for address in reading.addresses:
            partner = self._by_address.get(address)
            if partner:
                yield partner
                continue
            self._write(
                ProblemKind.EARLIER_UNKNOWN,
                person,
                f"The earlier partner {address} is not in this sheet; nothing needs to be done unless it is a slip.",
                found=address,
            )

    def _find_by_name(self, person: Applicant, reading: EarlierReading) -> Iterator[Applicant]:
        for name in reading.names:
            partners = [other for other in self._by_name[name] if other.number != person.number]
            if len(partners) > 1:
                numbers = " or ".join(str(other.number) for other in partners[:6])
                self._write(
                    ProblemKind.EARLIER_AMBIGUOUS,
                    person,
                    f"“{partners[0].name}” may be person {numbers}; until it is known, all of them are kept apart.",
                    found=partners[0].name,
                )
            yield from partners

    def _write(self, kind: ProblemKind, person: Applicant, sentence: str, found: str = "") -> None:
        self._notebook.write(kind, sentence, row=person.row, number=person.number, field=Field.EARLIER, found=found)
