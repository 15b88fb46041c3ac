"""Drafts and applications are found by key, by person and by round."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from pairloom.domain.applications.queries import (
    Confirmation,
    application_of,
    applications_of,
    doubts_of,
    draft_of,
    find_application,
    find_confirmation,
    find_doubt,
    find_draft,
    pool_of,
    rounds_to_decide,
)
from pairloom.domain.applications.services import begin_draft, raise_doubt, receive_application
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Why
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
S = ApplicationState


def test_a_key_finds_its_row_and_what_is_no_key_finds_nothing() -> None:
    round_ = open_round()
    draft, application = begin_draft(round_, language="en", now=OPEN), make_application(round_)
    assert (find_draft(str(draft.key)), find_application(application.key)) == (draft, application)
    for key in (str(uuid4()), "", "nonsense", "' OR 1=1"):
        assert (find_draft(key), find_application(key)) == (None, None)


def test_all_applications_of_a_person_come_newest_round_first_in_one_query(django_assert_num_queries: Any) -> None:
    first, second = open_round(), open_round()
    person = make_person()
    older, newer = make_application(first, person=person), make_application(second, person=person)
    make_application(second)
    with django_assert_num_queries(1):
        found = applications_of(person)
        assert [one.round.program.name for one in found] == [second.program.name, first.program.name]
    assert (found, application_of(person, first)) == ([newer, older], older)


def test_only_a_draft_that_was_begun_signed_in_and_not_sent_is_a_persons() -> None:
    round_, person = open_round(), make_person()
    assert draft_of(person, round_) is None
    draft = fill_draft(round_, person=person)
    assert draft_of(person, round_) == draft
    receive_application(draft, received_at=OPEN, now=OPEN)
    assert draft_of(person, round_) is None


def test_a_confirmation_speaks_of_an_application_or_of_a_draft_that_would_take_its_place() -> None:
    round_ = open_round()
    application = make_application(round_)
    draft = fill_draft(round_, address=application.person.email.upper())
    assert find_confirmation(draft.key) is None
    receive_application(draft, received_at=OPEN, now=OPEN)
    draft.refresh_from_db()
    assert find_confirmation(draft.key) == Confirmation(application, draft)
    assert find_confirmation(application.key) == Confirmation(application)
    assert find_confirmation(uuid4()) is None


def test_the_pool_is_who_has_confirmed_and_after_the_decisions_who_has_a_place() -> None:
    round_ = open_round()
    confirmed = make_application(round_)
    make_application(round_, state=S.RECEIVED)
    assert list(pool_of(round_)) == [confirmed]
    round_.state = RoundState.CLOSED
    assert list(pool_of(round_)) == [confirmed]
    accepted = make_application(round_, state=S.ACCEPTED, decided_at=NOW)
    make_application(round_, state=S.WAITING, decided_at=NOW)
    assert list(pool_of(round_)) == [accepted]


def test_open_questions_are_listed_and_one_is_found_only_through_its_own_application() -> None:
    round_ = open_round()
    mine, other = make_application(round_), make_application(round_)
    doubt = raise_doubt(mine, kind=DoubtKind.ZONE_UNSURE, about="zone", choices=["Europe/Oslo"], now=OPEN)
    done = raise_doubt(mine, kind=DoubtKind.NO_LANGUAGE, about="languages", choices=["en"], now=OPEN)
    done.answer, done.answered_at = "en", OPEN
    done.save()
    assert doubts_of(mine) == [doubt]
    assert (find_doubt(mine, done.pk), find_doubt(other, doubt.pk)) == (done, None)


def test_rounds_wait_for_decisions_while_somebody_in_them_does() -> None:
    round_, decided, late, open_ = (open_round(state=RoundState.CLOSED) for _ in range(4))
    open_.state = RoundState.OPEN
    open_.save()
    make_application(round_)
    make_application(decided, state=S.ACCEPTED, decided_at=NOW)
    make_application(late, state=S.RECEIVED, why=Why.LATE, received_at=NOW + timedelta(days=40))
    make_application(open_)
    assert rounds_to_decide() == [round_]
