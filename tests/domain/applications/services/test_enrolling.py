"""What was told in an application becomes the account's once it is sure who told it."""

import pytest

from pairloom.domain.applications.services.enrolling import enrol_person, read_country
from tests.domain.applications.intake import ALL, OPEN, load_form, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "country", "told", "after"),
    [
        ("", "SE", "", "Europe/Stockholm"),
        ("Europe/Oslo", "SE", "", "Europe/Stockholm"),
        ("", "US", "", ""),
        ("", "US", "America/Denver", "America/Denver"),
        ("America/Denver", "US", "", ""),
    ],
)
def test_the_zone_is_what_was_told_or_the_only_one_of_the_country(
    before: str, country: str, told: str, after: str
) -> None:
    person = make_person(time_zone=before, country="NO")
    answers = ALL | {"country": country, "zone": told}
    enrol_person(make_application(open_round(), person=person, country=country, answers=answers), now=OPEN)
    person.refresh_from_db()
    assert (person.country, person.time_zone) == (country, after)


def test_a_zone_that_is_known_stays_while_the_country_does() -> None:
    person = make_person(time_zone="America/Denver", country="US")
    answers = ALL | {"country": "US"}
    enrol_person(make_application(open_round(), person=person, country="US", answers=answers), now=OPEN)
    person.refresh_from_db()
    assert person.time_zone == "America/Denver"


def test_no_languages_told_leave_those_that_are_known() -> None:
    person = make_person()
    enrol_person(make_application(open_round(), person=person), now=OPEN)
    enrol_person(make_application(open_round(), person=person, answers=ALL | {"languages": {}}), now=OPEN)
    assert person.languages.count() == 2


def test_the_country_is_read_from_the_question_of_that_kind() -> None:
    told: list[dict[str, object]] = [{"country": "SE"}, {}, {"country": None}]
    assert [read_country(load_form(), answers) for answers in told] == ["SE", "", ""]
