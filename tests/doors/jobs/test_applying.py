"""Invented people apply in the demo as everybody does: most confirm, some have not yet."""

from collections import Counter
from datetime import timedelta

from pairloom.domain.applications.models import Application
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.services import make_program
from pairloom.doors.jobs.applying import UNCONFIRMED, apply_all
from pairloom.doors.jobs.crowd import list_crowd
from pairloom.doors.jobs.scenes import round_open
from tests.makers import NOW


def test_people_apply_one_after_the_other_and_most_confirm(db: None) -> None:
    began = NOW - timedelta(days=15)
    program = make_program(slug="shelves", name="Shelves", signed_by="Noor", now=began)
    opened = round_open(program, now=NOW)
    people = list(list_crowd(10))
    assert apply_all(opened, people, since=NOW - timedelta(days=5), now=NOW) == 10

    applications = list(Application.objects.select_related("person"))
    assert Counter(each.state for each in applications) == {"confirmed": 9, "received": 1}
    assert [each.name for each in applications] == [applicant.name for applicant in people]
    assert applications[UNCONFIRMED - 1].state == "received"
    assert {each.country for each in applications} == {applicant.answers["country"] for applicant in people}
    assert set(Letter.objects.values_list("kind", flat=True)) == {"application-received", "application-confirmed"}
