"""How a mailing is doing is told by its slice alone."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.letters.models import LetterEvent
from pairloom.domain.letters.queries.mailings import mailings_to_advance, next_held, observe_slice
from pairloom.domain.letters.rules.slices import Slice
from pairloom.domain.letters.states import EventKind, LetterState, MailingState
from tests.domain.letters.outbox import make_letter, make_mailing
from tests.makers import NOW

pytestmark = pytest.mark.django_db


def test_only_mailings_whose_hold_is_over_or_that_send_are_moved_on() -> None:
    due = [make_mailing(state=state) for state in (MailingState.HELD, MailingState.SENDING)]
    for state in (MailingState.HALTED, MailingState.STOPPED, MailingState.DONE):
        make_mailing(state=state)
    assert mailings_to_advance(now=NOW) == due


def test_the_next_letters_are_the_oldest_held_ones() -> None:
    mailing = make_mailing()
    make_letter(mailing=mailing, state=LetterState.SENT)
    held = [make_letter(mailing=mailing, state=LetterState.HELD).pk for _ in range(3)]
    make_letter(mailing=make_mailing(), state=LetterState.HELD)
    assert list(next_held(mailing, size=2)) == held[:2]
    assert list(next_held(mailing, size=None)) == held


@pytest.mark.parametrize("times", [1, 3])
def test_a_slice_is_observed_in_two_questions_whatever_its_size(
    times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mailing = make_mailing(state=MailingState.SENDING, slice_number=2, slice_at=NOW)
    for _ in range(times):
        for state, attempts in [("waiting", 0), ("waiting", 1), ("refused", 1), ("sent", 1)]:
            make_letter(mailing=mailing, slice_number=2, state=state, attempts=attempts)
        letter = make_letter(mailing=mailing, slice_number=2, state=LetterState.SENT, attempts=1)
        for kind in (EventKind.BOUNCED, EventKind.COMPLAINED):
            name = f"{kind}:{letter.pk}"
            LetterEvent.objects.create(letter=letter, kind=kind, source="imap", name=name, at=NOW, is_hard=True)
    make_letter(mailing=mailing, slice_number=1, state=LetterState.REFUSED)
    with django_assert_num_queries(2):
        seen = observe_slice(mailing)
    assert seen == Slice(
        size=5 * times,
        untried=times,
        ended=3 * times,
        bounced=2 * times,
        complained=times,
        released_at=NOW,
    )
