"""A round that is called off takes its waiting letters with it, and keeps its applications."""

from datetime import date

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services.calling_off import call_off_round
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import make_round
from pairloom.domain.programs.states import RoundState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person, make_program


def make_applied(slug: str) -> Application:
    """Make a round to which somebody has applied."""
    round_ = make_round(make_program(), slug=slug, name="Spring", opens_on=date(2026, 4, 6), now=NOW)
    assert round_.form is not None
    return Application.objects.create(
        round=round_, person=make_person(), form=round_.form, received_at=NOW, changed_at=NOW
    )


def test_letters_that_wait_are_cancelled_once_and_others_go_on(db: None) -> None:
    mine, other = make_applied("spring"), make_applied("autumn")
    for application in (mine, other):
        make_letter(program=application.round.program, about=f"application:{application.pk}", state="waiting")
    make_letter(program=mine.round.program, about=f"round:{mine.round_id}", state="held")
    make_letter(program=mine.round.program, about=f"application:{mine.pk}", state="sent", ended_at=NOW)
    director = make_person()
    assert [call_off_round(mine.round, by=director, now=NOW) for _ in range(2)] == [True, False]
    letters = list(Letter.objects.order_by("id").values_list("state", flat=True))
    assert letters == ["cancelled", "waiting", "cancelled", "sent", "held"]
    told = Letter.objects.get(kind="round-called-off")
    assert (told.person_id, told.program_id, told.state) == (mine.person_id, mine.round.program_id, "held")
    assert Round.objects.get(slug="spring").state == RoundState.CANCELLED
    assert Application.objects.filter(round=mine.round).count() == 1
    assert JournalEntry.objects.get(act="letters.cancelled").details == {"count": 2, "reason": "round called off"}


def test_a_round_whose_pairs_are_meeting_keeps_its_letters(db: None) -> None:
    application = make_applied("spring")
    make_letter(program=application.round.program, about=f"application:{application.pk}", state="waiting")
    Round.objects.filter(pk=application.round_id).update(state=RoundState.RUNNING)
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        call_off_round(application.round, by=None, now=NOW)
    assert Letter.objects.get().state == "waiting"
