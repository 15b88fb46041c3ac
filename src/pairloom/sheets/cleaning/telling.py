"""Say in plain sentences what was not clear in somebody's answers, and what was done about it."""

from collections.abc import Iterator

from pairloom.sheets.answers.countries import Certainty, CountryReading, name_country
from pairloom.sheets.answers.languages import LanguageEntry, LanguagesReading, name_language, suggest_languages
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.folding import is_placeholder, tidy_text
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant, Wish, ZoneState
from pairloom.sheets.problems import ProblemKind

_MOST_ZONES_NAMED = 6
_WISHES = {
    Wish.SAME_SECTOR: "the same type of library",
    Wish.OTHER_SECTOR: "another type of library",
    Wish.SAME_STAGE: "the same career stage",
    Wish.MORE_EXPERIENCED: "somebody more experienced",
}

_CONTRADICTION = "Both {} and {} are asked for. Please ask which; until then neither counts."
_ACCESS_NOTE = "A free text tells of limits in how this person can be reached. Please ask what would help."
_SAID_OF_ZONES = {
    ZoneState.FROM_COUNTRY: (ProblemKind.ZONE_MISSING, "There is no time zone; {zone} is taken from the country."),
    ZoneState.FROM_CITY: (ProblemKind.ZONE_MISSING, "There is no time zone; {zone} is taken from the city."),
    ZoneState.ASSUMED_MAIN: (
        ProblemKind.ZONE_UNSURE,
        "There is no time zone, and {country} has several: {zone} is assumed; it may also be {others}. Please ask.",
    ),
    ZoneState.UNREADABLE: (
        ProblemKind.ZONE_UNREADABLE,
        "The time zone {written!r} could not be read, and {country} has several: {zone} is assumed. Please ask.",
    ),
    ZoneState.IMPOSSIBLE: (
        ProblemKind.ZONE_IMPOSSIBLE,
        "{written!r} is not the time of any place in {country}: {zone} is assumed. Please ask.",
    ),
    ZoneState.SIGN_TURNED: (
        ProblemKind.ZONE_SIGN_TURNED,
        "{written!r} fits no place in {country}, but with the sign turned it does: {zone} is assumed. Please ask.",
    ),
    ZoneState.UNKNOWN: (ProblemKind.ZONE_UNREADABLE, "No time zone of {country} is known. Please ask."),
}


def tell_about_contact(person: Applicant, notebook: Notebook) -> None:
    """Say what was tidied in an address, and where a name is missing."""
    if person.address != person.folded_address:
        notebook.write(
            ProblemKind.ADDRESS_TIDIED,
            f"The address was written as {person.address!r}; {person.folded_address} is used.",
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
        return ProblemKind.COUNTRY_RESPELLED, f"{written!r} is read as {name}."
    if reading.certainty is Certainty.GUESSED:
        return ProblemKind.COUNTRY_GUESSED, f"{written!r} is read as {name}; please check."
    if reading.certainty is Certainty.AMBIGUOUS:
        return (
            ProblemKind.COUNTRY_UNREADABLE,
            f"{written!r} could not be read as a country, so the person waits.{suggested}",
        )
    if reading.certainty is Certainty.MISSING:
        return ProblemKind.COUNTRY_MISSING, "There is no country, so the person waits. Please ask where they are based."
    return None, ""


def tell_about_zone(person: Applicant, written: str, notebook: Notebook) -> None:
    """Say where a time zone comes from when the person did not write one that can be true."""
    described = _describe_zone(person, tidy_text(written))
    if described is None:
        return
    kind, sentence = described
    notebook.write(
        kind,
        sentence,
        row=person.row,
        number=person.number,
        field=Field.ZONE,
        found=tidy_text(written),
        suggestions=person.zone_alternatives,
    )


def _describe_zone(person: Applicant, written: str) -> tuple[ProblemKind, str] | None:
    country = name_country(person.country) if person.country else "an unknown country"
    said = _SAID_OF_ZONES.get(person.zone_state)
    if said is None or (person.zone_state is ZoneState.UNKNOWN and not person.country):
        return None
    kind, sentence = said
    if kind is ProblemKind.ZONE_MISSING and written:
        kind, sentence = ProblemKind.ZONE_UNREADABLE, "The time zone {written!r} could not be read; {zone} is taken."
    others = _list_zones(person.zone_alternatives)
    return kind, sentence.format(written=written, country=country, zone=person.zone, others=others)


def _list_zones(zones: tuple[str, ...]) -> str:
    named = ", ".join(zones[:_MOST_ZONES_NAMED])
    return f"{named} and {len(zones) - _MOST_ZONES_NAMED} more" if len(zones) > _MOST_ZONES_NAMED else named


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
    unstated = [name_language(entry.code) for entry in reading.entries if entry.code and not entry.has_level]
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
        f"{entry.written!r} is matched as {name_language(entry.code)} and shown as it was written."
        if entry.code
        else f"The language {entry.written!r} could not be read and is not used.{suggested}",
        row=person.row,
        number=person.number,
        field=Field.LANGUAGES,
        found=entry.written,
        suggestions=suggestions,
    )


def tell_about_choices(
    person: Applicant, texts: dict[Field, str], unread_wishes: tuple[str, ...], notebook: Notebook
) -> None:
    """Say what was unclear in sector, stage, interests and wishes, and what a free text tells of access."""
    wished = tidy_text(texts.get(Field.WISHES, ""))
    said = [
        *_describe_empty_choices(person, texts),
        *(
            (ProblemKind.WISH_UNREADABLE, Field.WISHES, f"The wish {wish!r} could not be read and is not used.", wish)
            for wish in unread_wishes
        ),
        *(
            (
                ProblemKind.WISHES_CONTRADICT,
                Field.WISHES,
                _CONTRADICTION.format(_WISHES[first], _WISHES[second]),
                wished,
            )
            for first, second in person.contradictions
        ),
    ]
    if person.has_access_note:
        found = tidy_text(f"{person.about} {person.learn}")
        said.append((ProblemKind.ACCESS_NOTE, Field.ABOUT, _ACCESS_NOTE, found))
    for kind, field, sentence, found in said:
        notebook.write(kind, sentence, row=person.row, number=person.number, field=field, found=found)


def _describe_empty_choices(
    person: Applicant, texts: dict[Field, str]
) -> Iterator[tuple[ProblemKind, Field, str, str]]:
    if Field.SECTOR in texts and not person.sector:
        yield ProblemKind.SECTOR_MISSING, Field.SECTOR, "There is no kind of library.", ""
    if Field.STAGE in texts and person.stage is None:
        written = tidy_text(texts[Field.STAGE])
        if is_placeholder(written):
            yield ProblemKind.STAGE_MISSING, Field.STAGE, "There is no career stage.", written
        else:
            sentence = f"The career stage {written!r} could not be read."
            yield ProblemKind.STAGE_UNREADABLE, Field.STAGE, sentence, written
    if Field.INTERESTS in texts and not person.interests:
        written = tidy_text(texts[Field.INTERESTS])
        sentence = f"{written!r} names no interest." if written else "No interests are named."
        yield ProblemKind.INTERESTS_MISSING, Field.INTERESTS, sentence, written
