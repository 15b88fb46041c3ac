"""What the database itself does not let happen to applications."""

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.states import DoubtKind
from tests.domain.applications.intake import OPEN, make_application, open_round

pytestmark = pytest.mark.django_db


def test_one_application_a_person_and_round() -> None:
    round_ = open_round()
    first = make_application(round_)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_application(round_, person=first.person)
    make_application(open_round(), person=first.person)
    assert Application.objects.count() == 2


def test_one_doubt_of_a_kind_about_one_matter() -> None:
    application = make_application(open_round())
    fields = {"application": application, "kind": DoubtKind.ZONE_UNSURE, "about": "zone", "found_at": OPEN}
    Doubt.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Doubt.objects.create(**fields)


def test_an_answer_has_its_time() -> None:
    application = make_application(open_round())
    with pytest.raises(IntegrityError), transaction.atomic():
        Doubt.objects.create(application=application, kind=DoubtKind.ZONE_UNSURE, answer="UTC", found_at=OPEN)


def test_rows_are_named_without_anything_personal() -> None:
    application = make_application(open_round())
    doubt = Doubt(application=application, kind=DoubtKind.ZONE_UNSURE, about="zone")
    assert (str(application), str(doubt)) == (f"application {application.pk}", "zone-unsure zone")
