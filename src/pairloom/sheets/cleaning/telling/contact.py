"""Say what was tidied in an address, and where a name is missing."""

from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.folding import is_placeholder
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import ProblemKind


def tell_about_contact(person: Applicant, notebook: Notebook) -> None:
    """Say what was tidied in an address, and where a name is missing."""
    if person.address != person.folded_address:
        notebook.write(
            ProblemKind.ADDRESS_TIDIED,
            f"The address was written as “{person.address}”; {person.folded_address} is used.",
            row=person.row,
            number=person.number,
            field=Field.EMAIL,
            found=person.address,
            suggestions=(person.folded_address,),
        )
    if is_placeholder(person.name):
        notebook.write(
            ProblemKind.NAME_MISSING,
            "There is no name; letters to this person cannot greet them.",
            row=person.row,
            number=person.number,
            field=Field.NAME,
            found=person.name,
        )
