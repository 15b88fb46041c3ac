"""Tests of guessing what columns hold."""

from pathlib import Path

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field, guess_mapping
from pairloom.sheets.mapping.guessing import split_option
from pairloom.sheets.tables import Table, read_table
from pairloom.sheets.tables.table import build_table

SAMPLES = Path(__file__).parents[3] / "examples"
ANSWERS = {
    Field.TIMESTAMP: ("22/07/2026 10:00:00", "23/07/2026 10:00:00"),
    Field.EMAIL: ("ana@x.example", "ben@x.example"),
    Field.NAME: ("Ana Ruiz", "Ben de Graaf"),
    Field.COUNTRY: ("Spain", "Netherlands"),
    Field.CITY: ("Lugo", "Delft"),
    Field.SECTOR: ("Public", "Academic"),
    Field.STAGE: ("Early career", "Student"),
    Field.INTERESTS: ("Maps, Copyright", "Maps"),
    Field.LANGUAGES: ("English (good), Spanish", "English, Dutch"),
    Field.ZONE: ("Europe/Madrid", "GMT+1"),
    Field.ABOUT: ("I love books.", "New here."),
    Field.LEARN: ("All about maps", "How you work"),
    Field.WISHES: ("Open to anyone", "Same career stage"),
    Field.EARLIER: ("no", "yes"),
}
HEADINGS = {
    "English": (
        "Timestamp|Email Address|Your name|In which country are you based?|City / town|"
        "What kind of library do you work in?|Career stage|What are you interested in?|"
        "Which languages can you use with a partner?|Your time zone|Tell us a little about yourself|"
        "What would you like to learn?|What kind of partner would you like?|"
        "Have you taken part before? Who were your partners?"
    ),
    "plain": (
        "submitted at|mail|name|country|town|sector|career|interests|languages|timezone|about me|learn|"
        "partner preferences|previous partners"
    ),
    "Spanish": (
        "Marca temporal|Dirección de correo electrónico|Nombre y apellidos|¿En qué país vives?|Ciudad|"
        "Tipo de biblioteca|Etapa profesional|Áreas de interés|¿Qué idiomas hablas?|Zona horaria|"
        "Cuéntanos algo sobre ti|¿Qué te gustaría aprender?|¿Qué tipo de compañero te gustaría?|"
        "¿Has participado antes? ¿Con quién?"
    ),
    "French": (
        "Horodateur|Adresse e-mail|Nom et prénom|Pays|Ville|Type de bibliothèque|Étape de carrière|"
        "Centres d'intérêt|Langues parlées|Fuseau horaire|Parlez-nous de vous|Que souhaitez-vous apprendre ?|"
        "Quel type de partenaire souhaitez-vous ?|Avez-vous déjà participé ?"
    ),
    "Portuguese": (
        "Carimbo de data/hora|Endereço de e-mail|Nome completo|País|Cidade|Tipo de biblioteca|"
        "Fase da carreira|Áreas de interesse|Idiomas|Fuso horário|Fale um pouco sobre você|"
        "O que gostaria de aprender?|Que tipo de parceiro gostaria de ter?|Já participou antes? Com quem?"
    ),
    "German": (
        "Zeitstempel|E-Mail-Adresse|Vor- und Nachname|In welchem Land leben Sie?|Stadt|Art der Bibliothek|"
        "Karrierephase|Interessen|Welche Sprachen sprechen Sie?|Zeitzone|Erzählen Sie etwas über sich|"
        "Was möchten Sie lernen?|Welche Art von Partner wünschen Sie sich?|"
        "Haben Sie schon einmal teilgenommen?"
    ),
}


def make_table(headings: dict[str, tuple[str, ...]]) -> Table:
    rows = zip(*headings.values(), strict=True)
    return build_table([(1, tuple(headings)), *enumerate(rows, start=2)], source="test")


@pytest.mark.parametrize("language", HEADINGS)
def test_all_columns_are_known_in_five_languages(language: str) -> None:
    headings = HEADINGS[language].split("|")
    table = make_table(dict(zip(headings, ANSWERS.values(), strict=True)))

    assert dict(zip(headings, ANSWERS, strict=True)) == guess_mapping(table).columns


@pytest.mark.parametrize("sample", ["form-export-92.csv", "form-export-1162.csv"])
def test_the_samples_are_guessed_whole(sample: str) -> None:
    mapping = guess_mapping(read_table(SAMPLES / sample))

    assert list(mapping.columns.values()) == list(ANSWERS)
    assert mapping.date_order == "day"


def test_a_form_of_microsoft_is_guessed_by_content_where_its_own_columns_are_empty() -> None:
    table = make_table(
        {
            "Id": ("1", "2"),
            "Start time": ("7/22/26 9:03:00", "7/22/26 9:30:00"),
            "Completion time": ("7/22/26 9:13:00", "7/22/26 9:40:00"),
            "Email": ("anonymous", "anonymous"),
            "Name": ("", ""),
            "E-mail address": ("ana@x.example", "ben@x.example"),
            "Full name": ("Ana Ruiz", "Ben de Graaf"),
            "Country": ("Spain", "Peru"),
            "I prefer e-mail to video calls": ("Yes", ""),
        }
    )

    mapping = guess_mapping(table)

    used = {heading: field for heading, field in mapping.columns.items() if field is not Field.IGNORE}
    assert used == {
        "Completion time": Field.TIMESTAMP,
        "E-mail address": Field.EMAIL,
        "Full name": Field.NAME,
        "Country": Field.COUNTRY,
        "I prefer e-mail to video calls": Field.PREFERS_EMAIL,
    }
    assert mapping.date_order == "month"


def test_a_form_of_limesurvey_gives_each_option_a_column() -> None:
    table = make_table(
        {
            "Response ID": ("1", "2"),
            "Date submitted": ("2026-07-22 09:03:00", "2026-07-23 09:03:00"),
            "Last page": ("3", "3"),
            "Start language": ("en", "en"),
            "Seed": ("123", "456"),
            "First name": ("Ana", "Ben"),
            "Last name": ("Ruiz", "de Graaf"),
            "E-mail": ("ana@x.example", "ben@x.example"),
            "Country": ("Spain", "Peru"),
            "Your interests [Maps]": ("Yes", "No"),
            "Your interests [Copyright]": ("No", "Yes"),
            "Languages you speak [English]": ("fluent", "good"),
            "Languages you speak [Spanish]": ("native", ""),
        }
    )

    columns = guess_mapping(table).columns

    assert [columns[heading] for heading in table.headings] == [
        Field.IGNORE,
        Field.TIMESTAMP,
        Field.IGNORE,
        Field.IGNORE,
        Field.IGNORE,
        Field.GIVEN_NAME,
        Field.FAMILY_NAME,
        Field.EMAIL,
        Field.COUNTRY,
        Field.INTERESTS,
        Field.INTERESTS,
        Field.LANGUAGES,
        Field.LANGUAGES,
    ]


def test_content_tells_what_headings_do_not() -> None:
    table = make_table({"A": ("ana@x.example", "ben@x.example"), "B": ("Spain", "Peru"), "C": ("English", "Spanish")})

    columns = guess_mapping(table).columns

    assert (columns["A"], columns["B"]) == (Field.EMAIL, Field.COUNTRY)


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ({"Name": ("Ana",), "Country": ("Spain",)}, "No column with e-mail addresses"),
        ({"Email": ("ana@x.example",), "Name": ("Ana",)}, "No column with countries"),
    ],
)
def test_a_sheet_without_addresses_or_countries_is_refused(headings: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(SheetError, match=said):
        guess_mapping(make_table(headings))


def test_an_option_is_split_from_its_question() -> None:
    assert split_option("Your interests [Maps]") == ("Your interests", "Maps")
    assert split_option("Your interests") == ("Your interests", "")
