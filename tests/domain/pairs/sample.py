"""People of the sample export as entries of a form, and invented ones, for tests of pairs and for benchmarks."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pairloom.domain.pairs.engine.pools import Days
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.programs.catalogue import Form, load_template
from pairloom.sheets.cleaning import clean_table
from pairloom.sheets.mapping import guess_mapping
from pairloom.sheets.people import Applicant, Wish
from pairloom.sheets.tables import read_table

DAYS = Days(date(2026, 6, 1), date(2026, 10, 1))
SAMPLE = Path(__file__).resolve().parents[3] / "examples" / "form-export-1162.csv"
WISHES = {
    Wish.SAME_SECTOR: ("wish_sector", "same"),
    Wish.OTHER_SECTOR: ("wish_sector", "different"),
    Wish.SAME_STAGE: ("wish_stage", "same"),
    Wish.MORE_EXPERIENCED: ("wish_stage", "more"),
    Wish.SAME_INTERESTS: ("wish_interests", "same"),
    Wish.MY_LANGUAGE: ("wish_language", "mine"),
}


def read_form_of_librarians() -> Form:
    """Read the form that programs of librarians begin with."""
    return load_template("librarians").form


@cache
def read_sample() -> tuple[Applicant, ...]:
    """Read the people of the sample export."""
    table = read_table(SAMPLE)
    return tuple(clean_table(table, guess_mapping(table)).applicants)


def answer_as(applicant: Applicant) -> dict[str, Any]:
    """Give the answers that somebody of the sample would have given to the form."""
    interests = read_form_of_librarians().find("interests")
    assert interests is not None
    codes = {option.label["en"]: option.code for option in interests.options}
    return {
        "country": applicant.country or "",
        "zone": applicant.zone,
        "languages": {code: level.name.lower() for code, level in applicant.languages.items()},
        "hours": ["letters"] if applicant.prefers_email else ["any"],
        "sector": applicant.sector,
        "stage": "" if applicant.stage is None else applicant.stage.name.lower(),
        "interests": [codes[label] for label in applicant.interests if label in codes],
        "earlier": {"took_part": applicant.is_returner, "partners": ", ".join(applicant.earlier_written)},
        **dict.fromkeys(("wish_sector", "wish_stage", "wish_interests", "wish_language"), "any"),
        **dict(WISHES[wish] for wish in applicant.wishes),
    }


def list_entries() -> list[Entry]:
    """List the people of the sample as entries, by the numbers that the sheet gives them."""
    return [Entry(one.number, answer_as(one), one.folded_address, one.name) for one in read_sample()]
