"""One row of a sheet while the form is answered from it: who, what stands in the cells, what is found meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pairloom.domain.applications.parsing.cells import CellReader
from pairloom.domain.applications.parsing.columns import Columns
from pairloom.domain.applications.parsing.findings import Finding, FindingKind, find
from pairloom.domain.applications.parsing.options import Options
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.sheets.folding import tidy_text
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant
from pairloom.sheets.tables import Table


@dataclass(frozen=True)
class Headings:
    """Where the columns of a sheet stand: those of the usual words, and those of the form's own questions."""

    names: tuple[str, ...]
    usual: Mapping[Field, tuple[int, ...]]
    own: Mapping[str, int]


def find_headings(columns: Columns, table: Table) -> Headings:
    """Find where each column stands."""
    usual = {each: columns.mapping.find_places(table, each) for each in Field}
    places = {heading: place for place, heading in enumerate(table.headings)}
    own = {name: places[heading] for heading, name in columns.questions.items() if heading in places}
    return Headings(table.headings, usual, own)


@dataclass
class Row:
    """One person of a sheet, with the cells of their row, and what is found while the form is answered."""

    form: Form
    reader: CellReader
    headings: Headings
    person: Applicant
    cells: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)

    def read(self, usual: Field) -> str:
        """Read what stands in the columns of a usual word, as it was written."""
        texts = (self.cells[place].strip() for place in self.headings.usual[usual])
        return "; ".join(text for text in texts if text)

    def read_own(self, question: Question) -> object:
        """Read the column that the form's own question names."""
        place = self.headings.own[question.name]
        answer, unread = self.reader.read(question, self.cells[place])
        for text in unread:
            self.note(FindingKind.OPTION_UNKNOWN, column=self.headings.names[place], found=text)
        return answer

    def find_options(self, question: Question) -> Options:
        """Find the options of a question."""
        return self.reader.find_options(question)

    def note(self, kind: FindingKind, *, found: str, usual: Field | None = None, column: str = "") -> None:
        """Write down what could not be taken as it stands."""
        places = self.headings.usual[usual] if usual else ()
        name = self.headings.names[places[0]] if places else column
        self.findings.append(find(kind, self.person.row, column=name, found=tidy_text(found)))
