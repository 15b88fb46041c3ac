"""Tests of the advice on wishes; tests/doors/website/apply/test_sending.py reads it on the page."""

import pytest

from pairloom.doors.website.apply.advising import Advice, advise, say_about
from pairloom.look.questions import Showing
from tests.domain.applications.intake import ALL, load_form, open_round


@pytest.mark.parametrize(("number", "said"), [(0, 0), (7, 7), (19, 19), (20, 20), (47, 40), (1162, 1160)])
def test_many_people_are_counted_by_tens(number: int, said: int) -> None:
    assert say_about(number) == said


def test_fewer_than_ten_are_few() -> None:
    assert [Advice(fit, 100, "", "", fit).is_few for fit in (9, 10)] == [True, False]


def test_there_is_no_advice_before_anybody_is_there(db: None) -> None:
    assert advise(open_round(), load_form(), ALL, Showing("en")) is None
