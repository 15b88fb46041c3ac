"""Tests of the form of a report."""

import pytest

from pairloom.domain.pairs.queries import pairs_of
from pairloom.domain.pairs.states import ConcernKind
from pairloom.doors.desk.partners.report_form import KINDS, ReportForm
from tests.doors.desk.partners.meeting import ASTRID, LINH, WANJIRU, find_day, list_people, make_meeting


def test_every_kind_is_explained() -> None:
    assert set(KINDS) == set(ConcernKind)


@pytest.mark.django_db
def test_in_a_trio_one_says_from_whom_to_be_kept_apart() -> None:
    pair = make_meeting(ASTRID, WANJIRU, LINH)
    others = pairs_of(list_people(pair)[0], now=find_day(pair.round))[0].others
    form = ReportForm({"kind": "unwell", "apart": [str(others[1].member.pk)]}, partners=others)
    assert form.is_valid()
    assert form.list_apart() == [others[1]]
    assert not ReportForm({"kind": "unwell", "apart": ["999999"]}, partners=others).is_valid()


def test_words_may_be_left_out_and_the_kind_may_not() -> None:
    assert ReportForm({"kind": "other"}, partners=[]).is_valid()
    assert "Please choose what comes nearest." in str(ReportForm({}, partners=[]).errors)
