"""One press changes one answer."""

import pytest

from pairloom.domain.applications.rules.answering import apply_answer
from tests.domain.applications.intake import load_form


@pytest.mark.parametrize(
    ("name", "before", "answer", "after"),
    [
        ("zone", "", "America/Denver", "America/Denver"),
        ("wish_sector", "same", "any", "any"),
        ("languages", {"sv": "native"}, "en", {"sv": "native", "en": "good"}),
        ("languages", {"en": "native"}, "en", {"en": "native"}),
        ("languages", None, "en", {"en": "good"}),
        ("interests", ["reading"], "advocacy", ["reading", "advocacy"]),
        ("interests", ["reading"], "reading", ["reading"]),
        ("hours", None, "evening", ["evening"]),
        ("sector", "public", "school", "school"),
    ],
)
def test_what_an_answer_changes(name: str, before: object, answer: str, after: object) -> None:
    question = load_form().find(name)
    assert question is not None
    assert apply_answer(question, before, answer) == after
