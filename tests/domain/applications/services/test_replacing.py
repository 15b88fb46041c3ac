"""A newer form takes the place of an application when the owner of the address says so."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.services import (
    begin_draft,
    receive_application,
    replace_answers,
    withdraw_application,
)
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round

pytestmark = pytest.mark.django_db
S = ApplicationState
LATER = OPEN + timedelta(hours=2)


def wait(application: Application, **changes: object) -> Draft:
    """Let a form wait for the owner's yes."""
    draft = fill_draft(application.round, address=application.person.email, changes=changes)
    receive_application(draft, received_at=OPEN, now=OPEN)
    return draft


@pytest.fixture
def round_() -> Round:
    """Open a round."""
    return open_round()


def test_the_newer_answers_take_the_place_and_the_place_in_the_queue_stays(round_: Round) -> None:
    mine = make_application(round_)
    draft = wait(mine, country="NO", city="Oslo")
    first, changed = [replace_answers(draft, now=LATER) for _ in range(2)]
    assert first == changed
    assert (changed.pk, changed.country, changed.answers["city"]) == (mine.pk, "NO", "Oslo")
    assert (changed.version, changed.state, changed.received_at) == (2, S.CONFIRMED, mine.received_at)
    changed.person.refresh_from_db()
    assert (changed.person.country, changed.person.name) == ("NO", "Åsa Öberg")


def test_it_confirms_an_application_that_was_not_confirmed(round_: Round) -> None:
    mine = make_application(round_, state=S.RECEIVED, confirmed_at=None)
    changed = replace_answers(wait(mine), now=LATER)
    assert (changed.state, changed.confirmed_at) == (S.CONFIRMED, LATER)
    assert Letter.objects.filter(kind="application-confirmed").count() == 1


def test_it_lets_a_withdrawn_application_stand_again(round_: Round) -> None:
    mine = make_application(round_)
    withdraw_application(mine, by=mine.person, now=OPEN)
    changed = replace_answers(wait(mine), now=LATER)
    assert (changed.state, changed.withdrawn_at) == (S.CONFIRMED, None)


def test_not_after_places_were_given(round_: Round) -> None:
    mine = make_application(round_)
    draft = wait(mine, city="Oslo")
    mine.state, mine.decided_at = S.ACCEPTED, LATER
    mine.save()
    round_.state = RoundState.CLOSED
    round_.save()
    with pytest.raises(Refused) as refusal:
        replace_answers(draft, now=LATER + timedelta(days=40))
    assert refusal.value.reason == Reason.ROUND_CLOSED


def test_only_a_form_that_was_sent_waits(round_: Round) -> None:
    for draft in (begin_draft(round_, language="en", now=OPEN), fill_draft(round_)):
        with pytest.raises(Refused) as refusal:
            replace_answers(draft, now=LATER)
        assert refusal.value.reason == Reason.LINK_BROKEN
