"""Kind words to who has no partner."""

from pairloom.domain.pairs.states import Unplaced
from pairloom.domain.pairs.wording import say_unplaced, say_what_next

KIND = "It has nothing to do with how good your answers were."


def test_each_reason_is_said_to_the_person() -> None:
    said = {why: say_unplaced(why.value) for why in Unplaced}
    assert len(set(said.values())) == len(Unplaced)
    assert [one for one in said.values() if not one.endswith(KIND)] == []
    assert say_unplaced("") == say_unplaced(Unplaced.OUT_OF_TIME)


def test_who_was_left_alone_reads_that() -> None:
    assert say_unplaced("", is_left_alone=True).startswith("We had found a partner for you, who had to withdraw")


def test_what_comes_next_depends_on_whether_one_stands_by() -> None:
    assert say_what_next(stands_by=True, until="7 June 2027").startswith("You stand by, and you come first")
    assert "7 June 2027" in say_what_next(stands_by=True, until="7 June 2027")
    assert say_what_next(stands_by=False, until="7 June 2027") == (
        "When the next round opens, your answers will be there, ready to be sent again, and you come first."
    )


def test_who_knew_the_partner_reads_that_the_partner_left() -> None:
    assert say_unplaced("", is_left_alone=True, has_met=True) == (
        "Your partner had to withdraw and cannot go on. That has nothing to do with you."
    )
