"""Tests of where a person stands, as the page says it; test_looking.py reads the page itself."""

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import begin_draft
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.desk.applications.describing import HEADINGS, PAST, describe_where
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.makers import make_person


def test_each_state_has_words_for_now_and_for_later() -> None:
    assert set(HEADINGS) == set(PAST) == set(ApplicationState)


def test_without_anything_the_open_round_is_named(db: None) -> None:
    round_ = open_round()
    where = describe_where(make_person(), now=OPEN)
    assert (where.cards, where.next, where.is_next_open, where.program) == ([], round_, True, None)


def test_a_begun_form_stands_until_it_is_sent(db: None) -> None:
    person, round_ = make_person(), open_round()
    draft = begin_draft(round_, language="en", person=person, now=OPEN)
    where = describe_where(person, now=OPEN)
    assert ([one.draft for one in where.begun], where.next, where.program) == ([draft], None, round_.program)
    make_application(round_, person=person)
    assert describe_where(person, now=OPEN).begun == []


def test_a_round_that_is_over_is_an_earlier_one(db: None) -> None:
    application: Application = make_application(open_round())
    Round.objects.filter(pk=application.round_id).update(state=RoundState.ENDED)
    where = describe_where(application.person, now=OPEN)
    assert (where.cards, [past.round for past in where.past]) == ([], [application.round])
