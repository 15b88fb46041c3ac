"""Packing what was found."""

from pairloom.domain.pairs.engine.matches.answers import Answer, describe_seats, pack_answer, unpack_answer
from pairloom.domain.pairs.engine.matches.seated import Seated


def test_an_answer_is_read_as_it_was_packed() -> None:
    seats = describe_seats([Seated(0, 12, "SE", 1, facts={"13": {"rel": 900}}), Seated(1, 13, "KE", why="too-few")])
    answer = Answer(b"proof", b"result", seats, {"pairs": 1}, is_proven=True, is_refereed=False)
    assert unpack_answer(pack_answer(answer)) == answer


def test_what_is_only_counted_is_not_stored() -> None:
    told = describe_seats([Seated(0, 12, "SE", 1, rel=900, got=800, met=1)])[0]
    assert (told["application"], told["rel"], "got" in told, "row" in told) == (12, 900, False, False)
