"""Tests of reading all answers of one person."""

import pytest

from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.people import Level, Stage, Wish, ZoneState
from tests.sheets.makers import COLUMNS, clean_rows


def test_a_plain_row_becomes_an_applicant() -> None:
    person = clean_rows(
        {
            Field.NAME: "Dr. Ana  Ruiz",
            Field.CITY: "Nantes",
            Field.INTERESTS: "Maps, Law",
            Field.WISHES: "Same career stage",
            Field.ABOUT: "I love maps.",
            Field.LEARN: "see above",
        }
    ).applicants[0]

    assert (person.name, person.country, person.region, person.city) == ("Dr. Ana Ruiz", "FR", "155", "Nantes")
    assert (person.sector, person.stage, person.interests) == ("public", Stage.EARLY, ("Maps", "Law"))
    assert (person.languages, person.languages_written) == ({"en": Level.GOOD}, "English (good)")
    assert (person.zone, person.zone_state) == ("Europe/Paris", ZoneState.STATED)
    assert person.wishes == {Wish.SAME_STAGE}
    assert (person.about, person.learn) == ("I love maps.", "")
    assert (person.is_returner, person.prefers_email, person.has_access_note) == (False, False, False)


def test_free_text_about_access_raises_a_question_and_no_flag() -> None:
    person = clean_rows({Field.ABOUT: "Internet at work is slow, e-mail is best for me."}).applicants[0]

    assert (person.has_access_note, person.prefers_email) == (True, False)


@pytest.mark.parametrize(
    ("written", "is_ticked"), [("Yes", True), ("I prefer e-mail", True), ("No", False), ("", False)]
)
def test_only_the_own_tick_says_that_somebody_prefers_email(written: str, *, is_ticked: bool) -> None:
    assert clean_rows({Field.PREFERS_EMAIL: written}).applicants[0].prefers_email is is_ticked


def test_the_parts_of_a_name_are_put_together_as_the_form_asks_for_them() -> None:
    columns = {heading: field for heading, field in COLUMNS.items() if field is not Field.NAME}
    mapping = Mapping(columns | {"city": Field.FAMILY_NAME, "name": Field.GIVEN_NAME})

    person = clean_rows({Field.NAME: "Ana", Field.CITY: "Ruiz"}, mapping=mapping).applicants[0]

    assert person.name == "Ana Ruiz"


def test_corrections_of_the_mapping_win() -> None:
    mapping = Mapping(
        COLUMNS,
        sectors={"Maps room": "special"},
        stages={"Boss": Stage.LATE},
        wishes={"a wizard": frozenset({Wish.MORE_EXPERIENCED})},
        countries={"Narnia": "PL"},
        languages={"Elvish": "cy"},
    )

    person = clean_rows(
        {
            Field.SECTOR: "maps ROOM",
            Field.STAGE: "boss",
            Field.WISHES: "A wizard",
            Field.COUNTRY: "narnia",
            Field.LANGUAGES: "Elvish (native)",
            Field.ZONE: "",
        },
        mapping=mapping,
    ).applicants[0]

    assert (person.sector, person.stage) == ("special", Stage.LATE)
    assert person.wishes == {Wish.MORE_EXPERIENCED}
    assert (person.country, person.languages, person.zone) == ("PL", {"cy": Level.NATIVE}, "Europe/Warsaw")


def test_people_of_far_parts_keep_their_own_hours() -> None:
    person = clean_rows({Field.COUNTRY: "La Réunion", Field.ZONE: ""}).applicants[0]

    assert (person.country, person.zone) == ("FR", "Indian/Reunion")
