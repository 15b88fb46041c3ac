"""Tests of settling by one press what a form that is not sent yet leaves open."""

import pytest

from pairloom.domain.applications.queries import doubts_in
from pairloom.domain.applications.services import settle_draft
from pairloom.domain.core.errors import Reason, Refused
from tests.domain.applications.intake import OPEN, fill_draft, open_round


def test_a_zone_is_chosen_by_one_press(db: None) -> None:
    draft = fill_draft(open_round(), changes={"country": "BR"})
    zone = doubts_in(draft)[0].choices[-1]
    saved = settle_draft(draft, about="zone", answer=zone, now=OPEN)
    assert (saved.draft.answers["zone"], saved.draft.answers["city"], saved.faults) == (zone, "Umeå", {})


@pytest.mark.parametrize(
    ("about", "answer"), [("zone", "Mars/Base"), ("wish_stage", "keep"), ("city", "Umeå"), ("", "any"), ("gone", "any")]
)
def test_what_is_not_offered_is_refused(db: None, about: str, answer: str) -> None:
    draft = fill_draft(open_round(), changes={"country": "BR", "stage": "", "wish_stage": "same"})
    with pytest.raises(Refused) as refused:
        settle_draft(draft, about=about, answer=answer, now=OPEN)
    assert refused.value.reason is Reason.ANSWER_WRONG
