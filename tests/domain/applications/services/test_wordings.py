"""Moments are said in the zone of who reads them."""

import pytest

from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.services.wordings import read_told_zone, say_for
from pairloom.domain.people.models import Person
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("zone", "country", "said"),
    [("Asia/Kathmandu", "SE", "(Kathmandu)"), ("", "SE", "(Stockholm)"), ("", "", "(UTC)")],
)
def test_a_moment_is_said_in_the_zone_of_the_person_their_country_or_the_program(
    zone: str, country: str, said: str
) -> None:
    application = make_application(open_round(), person=make_person(time_zone=zone), country=country)
    assert say_for(OPEN, application).endswith(said)


def test_a_zone_that_was_told_counts_more_than_the_country() -> None:
    application = make_application(open_round(), country="US")
    application.answers |= {"zone": "America/Los_Angeles"}
    assert say_for(OPEN, application, told=read_told_zone(application)).endswith("(Los Angeles)")
    assert say_for(OPEN, application).endswith("(New York)")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"country": "PE", "zone": "Europe/Paris"}, "(Paris)"),
        ({"country": "PE", "zone": ""}, "(Lima)"),
        ({"country": "PE", "zone": "Mars/Base"}, "(Lima)"),
        ({}, "(Accra)"),
    ],
)
def test_a_visitor_reads_moments_in_the_zone_that_fits_the_answers_else_in_that_of_the_program(
    answers: dict[str, str], said: str
) -> None:
    draft = make_draft(answers)
    assert say_for(OPEN, draft).endswith(said)


@pytest.mark.parametrize(
    ("answers", "said"),
    [({}, "(Tunis)"), ({"country": "TN"}, "(Tunis)"), ({"country": "PE"}, "(Lima)")],
)
def test_a_draft_remembers_the_zone_of_the_account_unless_another_country_is_answered(
    answers: dict[str, str], said: str
) -> None:
    draft = make_draft(answers, person=make_person(country="TN", time_zone="Africa/Tunis"))
    assert say_for(OPEN, draft).endswith(said)


def make_draft(answers: dict[str, str], *, person: Person | None = None) -> Draft:
    """Make a draft with these answers alone, in a program of Accra."""
    round_ = open_round()
    round_.program.time_zone = "Africa/Accra"
    draft = fill_draft(round_, person=person)
    draft.round, draft.answers = round_, answers
    return draft
