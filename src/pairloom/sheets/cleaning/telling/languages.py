"""Say what was unclear in the languages: none, unreadable ones, no level, variants, no English."""

from pairloom.sheets.answers.languages import LanguageEntry, LanguagesReading, name_language, suggest_languages
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import ProblemKind


def tell_about_languages(person: Applicant, reading: LanguagesReading, notebook: Notebook) -> None:
    """Say what was unclear in the languages: none, unreadable ones, no level, variants, no English."""
    for entry in reading.entries:
        _tell_about_entry(person, entry, notebook)
    if not person.languages:
        notebook.write(
            ProblemKind.LANGUAGES_MISSING,
            "No language could be read, so nobody can be matched with this person. Please ask.",
            row=person.row,
            number=person.number,
            field=Field.LANGUAGES,
            found=person.languages_written,
        )
        return
    named = [name_language(entry.code) for entry in reading.entries if entry.code and not entry.has_level]
    unstated = list(dict.fromkeys(named))
    if unstated:
        notebook.write(
            ProblemKind.LANGUAGE_WITHOUT_LEVEL,
            f"No level is given for {', '.join(unstated)}; it is read as good, English as native where it is spoken.",
            row=person.row,
            number=person.number,
            field=Field.LANGUAGES,
            found=person.languages_written,
        )
    if "en" not in person.languages:
        notebook.write(
            ProblemKind.ENGLISH_NOT_NAMED,
            "English is not among the languages. Was it forgotten? Please ask.",
            row=person.row,
            number=person.number,
            field=Field.LANGUAGES,
            found=person.languages_written,
        )


def _tell_about_entry(person: Applicant, entry: LanguageEntry, notebook: Notebook) -> None:
    if entry.code and not entry.is_folded:
        return
    suggestions = () if entry.code else suggest_languages(entry.written)
    suggested = f" Is it {' or '.join(suggestions)}?" if suggestions else ""
    notebook.write(
        ProblemKind.LANGUAGE_FOLDED if entry.code else ProblemKind.LANGUAGE_UNREADABLE,
        f"“{entry.written}” is matched as {name_language(entry.code)} and shown as it was written."
        if entry.code
        else f"The language “{entry.written}” could not be read and is not used.{suggested}",
        row=person.row,
        number=person.number,
        field=Field.LANGUAGES,
        found=entry.written,
        suggestions=suggestions,
    )
