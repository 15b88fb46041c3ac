"""What receiving a form asks for comes in one query, and who sent it in another one."""

from typing import Any

import pytest

from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.queries.arriving import read_applicant, read_arriving
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.programs.queries import read_round_times
from tests.domain.applications.intake import fill_draft, make_application, open_round
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
WHOLE = Draft.objects.select_related("round__program")


def test_a_form_arrives_with_the_times_of_its_round_in_one_query(django_assert_num_queries: Any) -> None:
    round_ = open_round()
    draft = fill_draft(round_)
    with django_assert_num_queries(1):
        arriving = read_arriving(WHOLE, draft.pk)
        times = arriving.times
    assert (arriving.draft, times) == (draft, read_round_times(round_))


def test_a_round_without_calendar_has_no_times() -> None:
    draft = fill_draft(open_round())
    draft.round.calendar.all().delete()
    with pytest.raises(Refused, match=Reason.CALENDAR_MISSING):
        _times = read_arriving(WHOLE, draft.pk).times


def test_the_sender_is_who_is_signed_in_else_who_has_the_address_whatever_its_capitals() -> None:
    round_, person, other = open_round(), make_person(email="Asa@example.org"), make_person()
    drafts = [
        fill_draft(round_, address="asa@example.org"),
        fill_draft(round_, person=other),
        fill_draft(round_, address="new@example.org"),
    ]
    assert [read_arriving(WHOLE, draft.pk).person for draft in drafts] == [person.pk, other.pk, None]


def test_whether_the_program_words_letters_itself_is_known() -> None:
    worded, plain = fill_draft(open_round()), fill_draft(open_round())
    WordingChange.objects.create(
        program=worded.round.program, kind="standby", language="en", version=1, text="A\n\nB", changed_at=NOW
    )
    assert [read_arriving(WHOLE, draft.pk).is_worded for draft in (worded, plain)] == [True, False]


def test_who_applies_is_read_with_the_application_that_they_have_in_one_query(django_assert_num_queries: Any) -> None:
    round_, person = open_round(), make_person()
    make_application(open_round(round_.program), person=person)
    with django_assert_num_queries(1):
        before = read_applicant(person.pk, round_)
    mine = make_application(round_, person=person)
    after = read_applicant(person.pk, round_)
    assert before is not None
    assert after is not None
    assert (before.person, before.standing, before.has_waited) == (person, None, False)
    assert (after.person, after.standing) == (person, mine.pk)


def test_somebody_who_has_gone_meanwhile_is_nobody() -> None:
    assert read_applicant(0, open_round()) is None
