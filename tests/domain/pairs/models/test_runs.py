"""Tables of match runs: what the database itself refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import MatchRun, Ruling, RunFile, Seat
from pairloom.domain.pairs.states import RUN_MOVES, FileKind, RulingKind, RunState
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED


def refuse(model: Any, **fields: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_rows_name_themselves_without_naming_anybody(db: None) -> None:
    round_ = make_closed_round()
    run = make_run(round_)
    proof = RunFile.objects.create(run=run, kind=FileKind.PROOF, content=b"")
    ruling = Ruling.objects.create(round=round_, kind=RulingKind.HOLD, key="hold", made_at=OPENED)
    seat = Seat.objects.first()
    assert [str(row) for row in (run, proof, ruling, seat)] == [
        "match 1", "proof", f"hold {ruling.pk}", f"seat {seat and seat.pk}",
    ]  # fmt: skip


def test_one_run_of_a_round_is_under_way_and_one_is_confirmed(db: None) -> None:
    round_ = make_closed_round()
    for first, second in ((RunState.WAITING, RunState.SOLVING), (RunState.CONFIRMED, RunState.CONFIRMED)):
        make_run(round_, state=first)
        refuse(MatchRun, round=round_, number=99, state=second, seed=1, ordered_at=OPENED)


def test_a_person_has_one_seat_in_a_run(db: None) -> None:
    run = make_run(make_closed_round())
    refuse(Seat, run=run, application=Application.objects.all()[0])


def test_the_same_ruling_holds_once_at_a_time(db: None) -> None:
    round_ = make_closed_round()
    same = {"round": round_, "kind": RulingKind.HOLD, "key": "hold", "made_at": OPENED}
    first = Ruling.objects.create(**same)
    refuse(Ruling, **same)
    first.taken_back_at = OPENED
    first.save()
    assert Ruling.objects.create(**same).pk != first.pk


def test_two_people_of_a_ruling_stand_in_order(db: None) -> None:
    round_ = make_closed_round()
    one, other = Application.objects.order_by("pk")[:2]
    refuse(Ruling, round=round_, kind=RulingKind.PIN, key="pin", one=other, other=one, made_at=OPENED)


def test_each_state_of_a_run_says_where_it_may_go() -> None:
    assert set(RUN_MOVES) == set(RunState)
