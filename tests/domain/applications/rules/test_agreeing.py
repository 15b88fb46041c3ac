"""What must still be agreed to, and what is taken as agreed."""

import pytest

from pairloom.domain.applications.rules import list_missing_agreements, read_agreements
from pairloom.domain.core.errors import Reason, Refused
from tests.domain.applications.intake import load_form

NEEDED = ["conduct", "confidentiality", "share"]


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, NEEDED),
        ({"conduct": "2026-1"}, ["confidentiality", "share"]),
        ({"conduct": "", "confidentiality": "2026-1", "share": "2026-1"}, ["conduct"]),
        (dict.fromkeys(NEEDED, "2026-1"), []),
    ],
)
def test_a_consent_that_was_not_given_is_missing(answers: dict[str, object], missing: list[str]) -> None:
    assert [one.name for one in list_missing_agreements(load_form(), answers)] == missing


def test_what_is_missing_must_be_agreed_to_and_nothing_else_is_taken() -> None:
    form, answers = load_form(), {"conduct": "2026-1"}
    with pytest.raises(Refused) as refused:
        read_agreements(form, answers, {"share": "2026-2"})
    assert (refused.value.reason, refused.value.details) == (Reason.AGREEMENT_MISSING, {"question": "confidentiality"})
    agreed = {"conduct": "2099-1", "confidentiality": "2026-2", "share": "2026-2", "news": "2026-2"}
    assert read_agreements(form, answers, agreed) == {"confidentiality": "2026-2", "share": "2026-2"}
