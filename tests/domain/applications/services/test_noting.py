"""What should be asked is noted once, and dropped when it is well."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.applications.services import raise_doubt, settle_doubts
from pairloom.domain.applications.services.noting import note_doubts, note_first_doubts
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.core.models import JournalEntry
from tests.domain.applications.intake import ALL, OPEN, load_form, make_application, open_round

pytestmark = pytest.mark.django_db


def test_a_doubt_is_raised_once_and_follows_new_choices_until_it_is_answered() -> None:
    application = make_application(open_round())
    _first, doubt = [
        raise_doubt(application, kind=DoubtKind.WISH_IMPOSSIBLE, about="wish_stage", choices=choices, now=OPEN)
        for choices in (["any"], ["any", "keep"])
    ]
    assert (application.doubts.get().choices, JournalEntry.objects.filter(act="doubt.raised").count()) == (
        ["any", "keep"],
        1,
    )
    doubt.answer, doubt.answered_at = "keep", OPEN
    doubt.save()
    raise_doubt(application, kind=DoubtKind.WISH_IMPOSSIBLE, about="wish_stage", choices=["any"], now=OPEN)
    assert (application.doubts.get().choices, application.doubts.get().answer) == (["any", "keep"], "keep")


def test_only_open_doubts_of_the_kinds_named_are_settled() -> None:
    application = make_application(open_round())
    for kind in DoubtKind:
        raise_doubt(application, kind=kind, now=OPEN)
    application.doubts.filter(kind=DoubtKind.NO_LANGUAGE).update(answer="en", answered_at=OPEN)
    kinds = [DoubtKind.NO_LANGUAGE, DoubtKind.WISH_IMPOSSIBLE, DoubtKind.NOBODY_POSSIBLE]
    assert [settle_doubts(application, kinds=kinds, now=OPEN) for _ in range(2)] == [2, 0]
    assert application.doubts.count() == len(DoubtKind) - 2


def test_what_the_answers_leave_open_is_noted_and_dropped_when_they_say_it() -> None:
    application = make_application(open_round(), answers=ALL | {"country": "US", "languages": {}})
    raise_doubt(application, kind=DoubtKind.NOBODY_POSSIBLE, now=OPEN)
    note_doubts(application, load_form(), now=OPEN)
    assert application.doubts.count() == 3
    application.answers = ALL
    note_doubts(application, load_form(), now=OPEN)
    assert [doubt.kind for doubt in application.doubts.all()] == [DoubtKind.NOBODY_POSSIBLE]


def test_what_a_new_application_leaves_open_is_noted_in_one_statement_and_the_journal_is_left_to_the_caller() -> None:
    application = make_application(open_round(), answers=ALL | {"country": "US", "languages": {}})
    with CaptureQueriesContext(connection) as asked:
        lines = note_first_doubts(application, load_form(), now=OPEN)
    kinds = [DoubtKind.ZONE_UNSURE, DoubtKind.NO_LANGUAGE]
    assert (len(asked), [doubt.kind for doubt in application.doubts.all()]) == (1, kinds)
    assert [(line.act, line.about, line.details) for line in lines] == [
        ("doubt.raised", f"application:{application.pk}", {"kind": kind}) for kind in kinds
    ]
    assert not JournalEntry.objects.filter(act="doubt.raised").exists()
    with CaptureQueriesContext(connection) as asked:
        assert note_first_doubts(make_application(application.round), load_form(), now=OPEN) == []
    assert not [one for one in asked if "doubt" in one["sql"]]
