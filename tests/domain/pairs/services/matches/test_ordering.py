"""Ordering a match, by hand and by the worker, and taking the order back."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.rules.running import choose_seed
from pairloom.domain.pairs.services import drop_match_run, order_due_matches, order_match_run
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round
from tests.makers import make_person


def test_a_match_is_ordered_once_at_a_time_and_the_journal_says_by_whom(db: None) -> None:
    round_, noor = make_closed_round(), make_person()
    run = order_match_run(round_, by=noor, now=OPENED)
    assert (run.number, run.state, run.base, run.ordered_by) == (1, RunState.WAITING, None, noor)
    told = JournalEntry.objects.get(act="match.ordered")
    assert (told.about, told.by_id, told.details) == (f"round:{round_.pk}", noor.pk, {"run": 1})
    with pytest.raises(Refused) as refused:
        order_match_run(round_, by=noor, now=OPENED)
    assert refused.value.reason is Reason.MATCH_UNDER_WAY


def test_the_next_match_is_solved_around_the_one_that_is_done_with_the_same_lots(db: None) -> None:
    round_ = make_closed_round()
    done = make_run(round_)
    run = order_match_run(round_, by=None, now=OPENED)
    assert (run.number, run.base, run.seed) == (2, done, choose_seed(round_.slug))


@pytest.mark.parametrize(
    ("state", "reason"),
    [(RoundState.MATCHED, Reason.MATCH_CONFIRMED), (RoundState.RUNNING, Reason.PAIRS_INTRODUCED)],
)
def test_no_match_is_ordered_once_one_is_confirmed(db: None, state: RoundState, reason: Reason) -> None:
    round_ = make_closed_round()
    Round.objects.filter(pk=round_.pk).update(state=state)
    with pytest.raises(Refused) as refused:
        order_match_run(round_, by=None, now=OPENED)
    assert refused.value.reason is reason


def test_the_worker_orders_the_first_match_of_a_round_and_no_other(db: None) -> None:
    round_ = make_closed_round()
    apply(make_open_round(), [answer("SE")])
    assert [order_due_matches(now=OPENED), order_due_matches(now=OPENED)] == [1, 0]
    run = MatchRun.objects.get()
    assert (run.round, run.ordered_by) == (round_, None)
    MatchRun.objects.update(state=RunState.DROPPED)
    assert order_due_matches(now=OPENED) == 0


def test_a_round_without_places_is_not_matched(db: None) -> None:
    make_closed_round(0)
    assert order_due_matches(now=OPENED) == 0


def test_an_order_can_be_taken_back_once(db: None) -> None:
    round_, noor = make_closed_round(), make_person()
    run = order_match_run(round_, by=noor, now=OPENED)
    assert [drop_match_run(run, by=noor, now=OPENED) for _ in range(2)] == [True, False]
    assert MatchRun.objects.get().state == RunState.DROPPED
    assert JournalEntry.objects.filter(act="match.dropped", by_id=noor.pk).count() == 1
    assert order_match_run(round_, by=noor, now=OPENED).number == 2
