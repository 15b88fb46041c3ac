"""Tables of programs: what the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.programs.models import CalendarEntry
from pairloom.domain.programs.states import Moment
from tests.makers import NOW, make_program, make_round


def test_a_moment_stands_once_in_a_calendar_and_is_not_done_before_it_is_due(db: None) -> None:
    round_ = make_round()
    CalendarEntry.objects.create(round=round_, moment=Moment.OPENS, local=NOW, due_at=NOW)
    for wrong in ({"due_at": NOW}, {"number": 2, "due_at": NOW, "done_at": NOW - timedelta(seconds=1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CalendarEntry.objects.create(round=round_, moment=Moment.OPENS, local=NOW, **wrong)


def test_two_rounds_of_the_site_never_share_a_word(db: None) -> None:
    make_round(slug="spring")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_round(slug="spring")


def test_rows_are_called_by_their_words(db: None) -> None:
    round_ = make_round(make_program(slug="isle"), slug="spring")
    entry = CalendarEntry(round=round_, moment=Moment.TOPIC, number=3)
    assert [str(row) for row in (round_.program, round_, entry)] == ["isle", "spring", "topic 3"]
