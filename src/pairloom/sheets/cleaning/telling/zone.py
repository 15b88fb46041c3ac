"""Say where a time zone comes from when the person did not write one that can be true."""

from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.folding import tidy_text
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant, ZoneState
from pairloom.sheets.problems import ProblemKind
from pairloom.sheets.words.hours import name_place
from pairloom.sheets.words.names import place_country

_MOST_ZONES_NAMED = 3
_SAID_OF_ZONES = {
    ZoneState.FROM_COUNTRY: (
        ProblemKind.ZONE_MISSING,
        "There is no time zone; {zone} time is used, because of the country.",
    ),
    ZoneState.FROM_CITY: (
        ProblemKind.ZONE_MISSING,
        "There is no time zone; {zone} time is used, because of the town.",
    ),
    ZoneState.ASSUMED_MAIN: (
        ProblemKind.ZONE_UNSURE,
        "There is no time zone, and {country} has several: {zone} time is assumed, or it is {others}. Please ask.",
    ),
    ZoneState.UNREADABLE: (
        ProblemKind.ZONE_UNREADABLE,
        "The time zone “{written}” could not be read, and {country} has several: {zone} time is assumed. Please ask.",
    ),
    ZoneState.IMPOSSIBLE: (
        ProblemKind.ZONE_IMPOSSIBLE,
        "“{written}” is not the time of any place in {country}: {zone} time is assumed. Please ask.",
    ),
    ZoneState.SIGN_TURNED: (
        ProblemKind.ZONE_SIGN_TURNED,
        "“{written}” fits no place in {country}, but with the sign turned it does: {zone} time is assumed. Please ask.",
    ),
    ZoneState.UNKNOWN: (ProblemKind.ZONE_UNREADABLE, "No time zone of {country} is known. Please ask."),
}


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
    country = place_country(person.country) if person.country else "an unknown country"
    said = _SAID_OF_ZONES.get(person.zone_state)
    if said is None or (person.zone_state is ZoneState.UNKNOWN and not person.country):
        return None
    kind, sentence = said
    if kind is ProblemKind.ZONE_MISSING and written:
        kind, sentence = (
            ProblemKind.ZONE_UNREADABLE,
            "The time zone “{written}” could not be read; {zone} time is used.",
        )
    others = _list_zones(person.zone_alternatives)
    return kind, sentence.format(written=written, country=country, zone=name_place(person.zone), others=others)


def _list_zones(zones: tuple[str, ...]) -> str:
    named = ", ".join(name_place(zone) for zone in zones[:_MOST_ZONES_NAMED])
    return f"{named} and {len(zones) - _MOST_ZONES_NAMED} more" if len(zones) > _MOST_ZONES_NAMED else named
