"""Tests of places in words."""

from pairloom.sheets.words.places import name_place_of, name_places
from tests.sheets.rounds import make_abroad, make_person


def test_a_country_of_one_zone_is_its_own_place_and_a_larger_one_has_towns() -> None:
    assert name_places((make_person(1, country="PL", zone="Europe/Warsaw"), make_abroad(2))) == ("Poland", "Brisbane")


def test_an_offset_is_named_after_the_country() -> None:
    assert name_place_of(make_person(1, country="US", zone="UTC-05:00")) == "the United States"


def test_a_zone_that_few_people_know_gets_the_name_they_know() -> None:
    assert name_place_of(make_person(1, country="DE", zone="Europe/Busingen")) == "Berlin"


def test_two_places_never_have_the_same_name() -> None:
    two = (make_person(1, country="IN", zone="Asia/Kolkata"), make_person(2, country="LK", zone="Asia/Kolkata"))
    assert name_places(two) == ("India", "Sri Lanka")
