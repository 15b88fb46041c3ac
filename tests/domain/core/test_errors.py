"""Refusals."""

from pairloom.domain.core.errors import Reason, Refused


def test_every_reason_has_its_own_code() -> None:
    codes = [reason.value for reason in Reason]
    assert len(set(codes)) == len(codes)


def test_a_refusal_carries_its_reason_and_the_words_of_its_sentence() -> None:
    refused = Refused(Reason.NAME_LONG, found=201, most=200)
    assert (str(refused), refused.reason, refused.details) == (
        "name-long",
        Reason.NAME_LONG,
        {"found": 201, "most": 200},
    )
