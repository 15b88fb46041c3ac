"""Read all answers of one person."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pairloom.sheets.answers.choices import is_tick, read_sector, read_stage
from pairloom.sheets.answers.countries import CountryReader
from pairloom.sheets.answers.interests import InterestReader
from pairloom.sheets.answers.keywords import find_words
from pairloom.sheets.answers.languages import LanguageReader
from pairloom.sheets.answers.wishes import WishesReading, read_wishes
from pairloom.sheets.answers.zones import ZoneReader
from pairloom.sheets.cleaning import telling
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.cleaning.queue import Entry
from pairloom.sheets.folding import fold_text, is_placeholder, tidy_text
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.people import Applicant, Stage, Wish


@dataclass(slots=True)
class Readers:
    """Hold the readers of a sheet; each works out a distinct answer once."""

    countries: CountryReader
    languages: LanguageReader
    zones: ZoneReader
    interests: InterestReader
    stages: dict[str, Stage | None]
    sectors: dict[str, str]
    wishes: dict[str, frozenset[Wish]]
    known_stages: dict[str, Stage | None] = field(default_factory=dict)
    known_sectors: dict[str, str] = field(default_factory=dict)
    known_wishes: dict[str, WishesReading] = field(default_factory=dict)
    known_access: dict[str, bool] = field(default_factory=dict)

    def read_stage(self, text: str) -> Stage | None:
        """Read a stage as the mapping or the words say."""
        if text not in self.known_stages:
            folded = fold_text(text)
            self.known_stages[text] = self.stages[folded] if folded in self.stages else read_stage(text)
        return self.known_stages[text]

    def read_sector(self, text: str) -> str:
        """Read a kind of library as the mapping or the words say."""
        if text not in self.known_sectors:
            folded = fold_text(text)
            self.known_sectors[text] = self.sectors[folded] if folded in self.sectors else read_sector(text)
        return self.known_sectors[text]

    def read_wishes(self, text: str) -> WishesReading:
        """Read wishes as the mapping or the words say."""
        if text not in self.known_wishes:
            self.known_wishes[text] = read_wishes(text, self.wishes)
        return self.known_wishes[text]

    def has_access_note(self, *texts: str) -> bool:
        """Tell whether a free text speaks of slow Internet, e-mail only and the like."""
        for text in texts:
            if text not in self.known_access:
                folded = fold_text(text)
                self.known_access[text] = find_words("choices", "access", "words").search(folded) is not None
        return any(self.known_access[text] for text in texts)


def make_readers(mapping: Mapping, *, interests: Iterable[str], year: int) -> Readers:
    """Make the readers of a sheet from its mapping; the year is the one whose clock changes count."""
    return Readers(
        countries=CountryReader(mapping.countries, mapping.territories),
        languages=LanguageReader(mapping.languages),
        zones=ZoneReader(year),
        interests=InterestReader(interests, mapping.interests),
        stages={fold_text(answer): stage for answer, stage in mapping.stages.items()},
        sectors={fold_text(answer): code for answer, code in mapping.sectors.items()},
        wishes={fold_text(answer): wishes for answer, wishes in mapping.wishes.items()},
    )


def read_person(entry: Entry, readers: Readers, notebook: Notebook) -> Applicant:
    """Read all answers of one person but the earlier partners, and write down what is not clear."""
    texts = entry.submission.texts

    def get(wanted: Field) -> str:
        return texts.get(wanted, "")

    country = readers.countries.read(get(Field.COUNTRY))
    zone = readers.zones.read(get(Field.ZONE), country=country.place, city=get(Field.CITY))
    languages = readers.languages.read(get(Field.LANGUAGES), country=country.code)
    wishes = readers.read_wishes(get(Field.WISHES))
    applicant = Applicant(
        number=entry.number,
        row=entry.submission.row,
        rows=entry.rows,
        applied_at=entry.applied_at,
        address=entry.submission.address,
        folded_address=entry.submission.folded_address,
        name=_read_name(texts),
        country=country.code,
        country_written=tidy_text(get(Field.COUNTRY)),
        region=country.region,
        city=tidy_text(get(Field.CITY)),
        sector=readers.read_sector(get(Field.SECTOR)),
        stage=readers.read_stage(get(Field.STAGE)),
        interests=readers.interests.read(get(Field.INTERESTS)),
        languages=languages.levels,
        languages_written=tidy_text(get(Field.LANGUAGES)),
        zone=zone.zone,
        zone_state=zone.state,
        zone_alternatives=zone.alternatives,
        wishes=wishes.wishes,
        contradictions=wishes.contradictions,
        about=_drop_placeholder(get(Field.ABOUT)),
        learn=_drop_placeholder(get(Field.LEARN)),
        prefers_email=is_tick(get(Field.PREFERS_EMAIL)) or _repeats_choice(get(Field.PREFERS_EMAIL)),
        has_access_note=readers.has_access_note(get(Field.ABOUT), get(Field.LEARN)),
    )
    telling.tell_about_contact(applicant, notebook)
    telling.tell_about_country(applicant, country, notebook)
    telling.tell_about_zone(applicant, get(Field.ZONE), notebook)
    telling.tell_about_languages(applicant, languages, notebook)
    telling.tell_about_choices(applicant, texts, wishes.unread, notebook)
    return applicant


def _read_name(texts: dict[Field, str]) -> str:
    """Read the name as it was written; a form that asks for its parts gives them in its own order."""
    whole = tidy_text(texts.get(Field.NAME, ""))
    if whole:
        return whole
    parts = (texts.get(Field.GIVEN_NAME, ""), texts.get(Field.FAMILY_NAME, ""))
    return " ".join(tidy_text(part) for part in parts if part.strip())


def _repeats_choice(text: str) -> bool:
    """Tell whether a ticked box repeats its own words ("I prefer e-mail") instead of saying yes."""
    folded = fold_text(text)
    return find_words("headings", "prefers_email", "sure").search(folded) is not None


def _drop_placeholder(text: str) -> str:
    return "" if is_placeholder(text) else text.strip()
