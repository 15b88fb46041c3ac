"""The list of who wants to be told keeps each address once a program, and asks before it counts."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.outreach.models import NotifyMe
from tests.makers import NOW, make_program


def test_an_address_stands_once_a_program_whatever_its_capitals(db: None) -> None:
    program, other = make_program(), make_program()
    NotifyMe.objects.create(program=program, address="Ana@example.org", asked_at=NOW)
    NotifyMe.objects.create(program=other, address="ana@example.org", asked_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        NotifyMe.objects.create(program=program, address="ana@example.org", asked_at=NOW)
    assert NotifyMe.objects.count() == 2


def test_nobody_confirms_before_they_asked(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        NotifyMe.objects.create(
            program=make_program(), address="ana@example.org", asked_at=NOW, confirmed_at=NOW - timedelta(seconds=1)
        )
    assert NotifyMe.objects.count() == 0


def test_a_row_names_no_address(db: None) -> None:
    row = NotifyMe.objects.create(program=make_program(), address="ana@example.org", asked_at=NOW)
    assert str(row) == f"notify {row.pk}"
