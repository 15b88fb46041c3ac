"""Check the countries, languages and territories that a mapping names by their codes."""

from pairloom.sheets.answers.language_names import load_folds
from pairloom.sheets.answers.world_names import (
    load_country_names,
    load_english_country_names,
    load_english_language_names,
)
from pairloom.sheets.errors import SheetError
from pairloom.sheets.folding import fold_text


def check_countries(lines: dict[str, str]) -> dict[str, str]:
    """See that each answer is given a country, by its ISO code or its name; raises SheetError otherwise."""
    for answer, written in lines.items():
        if not _is_country(written) and fold_text(written) not in load_country_names():
            raise SheetError(f"{_say(written, answer, 'countries')} the ISO code of a country, such as AU, is wanted.")
    return lines


def check_languages(lines: dict[str, str]) -> dict[str, str]:
    """See that each answer is given the code of a language, and write it small; raises SheetError otherwise."""
    for answer, written in lines.items():
        code = written.strip().lower()
        if code not in load_english_language_names() and code not in load_folds():
            raise SheetError(f"{_say(written, answer, 'languages')} the ISO code of a language, such as es, is wanted.")
    return {answer: written.strip().lower() for answer, written in lines.items()}


def check_territories(lines: dict[str, str]) -> dict[str, str]:
    """See that both codes of each line exist, and write them large; raises SheetError otherwise."""
    for territory, country in lines.items():
        if not (_is_country(territory) and _is_country(country)):
            wanted = "two ISO codes, such as PR and US, are wanted."
            raise SheetError(f"{_say(country, territory, 'territories')} {wanted}")
    return {territory.strip().upper(): country.strip().upper() for territory, country in lines.items()}


def _is_country(written: str) -> bool:
    return written.strip().upper() in load_english_country_names()


def _say(written: str, answer: str, part: str) -> str:
    return f"The mapping says {written!r} for {answer!r} in [{part}];"
