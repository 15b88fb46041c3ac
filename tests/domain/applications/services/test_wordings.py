"""Moments are said in the zone of who reads them."""

import pytest

from pairloom.domain.applications.services.wordings import say_for
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("zone", "country", "said"),
    [("Asia/Kathmandu", "SE", "(Asia/Kathmandu)"), ("", "SE", "(Europe/Stockholm)"), ("", "", "(UTC)")],
)
def test_a_moment_is_said_in_the_zone_of_the_person_their_country_or_the_program(
    zone: str, country: str, said: str
) -> None:
    application = make_application(open_round(), person=make_person(time_zone=zone), country=country)
    assert say_for(OPEN, application).endswith(said)


def test_a_visitor_reads_moments_in_the_zone_of_the_program() -> None:
    round_ = open_round()
    round_.program.time_zone = "Africa/Accra"
    draft = fill_draft(round_)
    draft.round = round_
    assert say_for(OPEN, draft).endswith("(Africa/Accra)")
