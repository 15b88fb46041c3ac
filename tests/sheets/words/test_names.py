"""Tests of names for codes."""

from pairloom.sheets.words.names import Names, name_country, name_person, name_region
from tests.sheets.rounds import make_person


def test_countries_and_regions_have_english_names() -> None:
    assert (name_country("DE"), name_country(None), name_region("151")) == (
        "Germany",
        "an unknown country",
        "Eastern Europe",
    )


def test_a_person_is_named_as_written_with_titles() -> None:
    assert name_person(make_person(1, name="pan Marcin Klimko")) == "pan Marcin Klimko"


def test_a_person_without_a_name_is_named_by_number() -> None:
    assert name_person(make_person(4, name="")) == "Applicant 4"


def test_interests_stand_small_in_a_sentence_but_abbreviations_stay() -> None:
    assert [Names().name_interest(label) for label in ("Open access", "RDA cataloguing")] == [
        "open access",
        "RDA cataloguing",
    ]


def test_a_kind_of_library_has_the_label_of_the_form() -> None:
    assert (Names({"lis": "LIS student"}).name_sector("lis"), Names().name_sector("lis")) == ("LIS student", "lis")
