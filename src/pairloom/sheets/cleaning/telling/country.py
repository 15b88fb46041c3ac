"""Say how a country was read when it was not written plainly."""

from pairloom.sheets.answers.countries import Certainty, CountryReading, name_country
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import ProblemKind


def tell_about_country(person: Applicant, reading: CountryReading, notebook: Notebook) -> None:
    """Say how a country was read when it was not written plainly."""
    written = person.country_written
    kind, sentence = _describe_country(written, reading)
    if kind:
        notebook.write(
            kind,
            sentence,
            row=person.row,
            number=person.number,
            field=Field.COUNTRY,
            found=written,
            suggestions=reading.suggestions,
        )


def _describe_country(written: str, reading: CountryReading) -> tuple[ProblemKind | None, str]:
    name = name_country(reading.code) if reading.code else ""
    suggested = f" Is it {' or '.join(reading.suggestions)}?" if reading.suggestions else ""
    if reading.certainty is Certainty.RESPELLED:
        return ProblemKind.COUNTRY_RESPELLED, f"“{written}” is read as {name}."
    if reading.certainty is Certainty.GUESSED:
        return ProblemKind.COUNTRY_GUESSED, f"“{written}” is read as {name}; please check."
    if reading.certainty is Certainty.AMBIGUOUS:
        return (
            ProblemKind.COUNTRY_UNREADABLE,
            f"“{written}” could not be read as a country, so the person waits.{suggested}",
        )
    if reading.certainty is Certainty.MISSING:
        return ProblemKind.COUNTRY_MISSING, "There is no country, so the person waits. Please ask where they are based."
    return None, ""
