import pytest

from pairloom.domain.letters.delivery.message import name_message
from pairloom.domain.letters.queries.incoming import find_letter_by_message_id
from tests.domain.letters.outbox import make_letter

pytestmark = pytest.mark.django_db


def test_a_letter_is_found_by_the_name_it_went_out_under() -> None:
    letter = make_letter()
    assert find_letter_by_message_id(name_message(letter)) == letter
    assert find_letter_by_message_id(name_message(letter).strip("<>").upper()) == letter


def test_a_name_that_is_not_ours_finds_no_letter() -> None:
    letter = make_letter()
    ours = name_message(letter)
    others = ["", "<x@y.example>", ours.replace("localhost", "else.example"), ours.replace(".letter", "0.letter")]
    assert [find_letter_by_message_id(name) for name in others] == [None] * 4
