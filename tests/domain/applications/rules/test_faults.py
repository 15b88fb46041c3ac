"""What is wrong with an answer is found by kind; the first fault of each question is said."""

import pytest

from pairloom.domain.applications.rules import find_faults
from pairloom.domain.applications.rules.faults import find_fault
from pairloom.domain.core.errors import Reason
from pairloom.domain.programs.catalogue import Option, Question
from pairloom.domain.programs.states import Ask, QuestionKind
from tests.domain.applications.intake import ALL, ANSWERS, load_form

OPTIONS = (Option("any", {"en": "any"}, is_open=True), *(Option(code, {"en": code}) for code in ("a", "b", "c")))


def ask(kind: QuestionKind, *, most: int = 0, is_required: bool = False) -> Question:
    """Make a question of a kind."""
    return Question(
        "q", kind, "s", {"en": "Q"}, options=OPTIONS, asks=(Ask.ANY, Ask.SAME), most=most, is_required=is_required
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        (ask(QuestionKind.SHORT), "x" * 500, None),
        (ask(QuestionKind.SHORT), "x" * 501, Reason.ANSWER_LONG),
        (ask(QuestionKind.SHORT, most=3), "abcd", Reason.ANSWER_LONG),
        (ask(QuestionKind.SHORT, is_required=True), " \u202e ", Reason.ANSWER_MISSING),
        (ask(QuestionKind.LONG), "x" * 100_000, Reason.ANSWER_LONG),
        (ask(QuestionKind.CHOICE), "a", None),
        (ask(QuestionKind.CHOICE), "zzz", Reason.ANSWER_WRONG),
        (ask(QuestionKind.CHOICE), "", None),
        (ask(QuestionKind.SCALE), "zzz", Reason.ANSWER_WRONG),
        (ask(QuestionKind.SEVERAL), ["a", "zzz"], Reason.ANSWER_WRONG),
        (ask(QuestionKind.SEVERAL, most=2), ["a", "b", "c"], Reason.ANSWER_MANY),
        (ask(QuestionKind.HOURS), ["any", "a"], Reason.ANSWER_BOTH_WAYS),
        (ask(QuestionKind.HOURS), ["any"], None),
        (ask(QuestionKind.HOURS, is_required=True), [], Reason.ANSWER_MISSING),
        (ask(QuestionKind.COUNTRY), "se", None),
        (ask(QuestionKind.COUNTRY), "ZZ", Reason.ANSWER_WRONG),
        (ask(QuestionKind.COUNTRY), "EU", Reason.ANSWER_WRONG),
        (ask(QuestionKind.LANGUAGES), {"en": "good"}, None),
        (ask(QuestionKind.LANGUAGES), {"en": "perfect"}, Reason.ANSWER_WRONG),
        (ask(QuestionKind.LANGUAGES), {"en": "good", "fr": ""}, Reason.LEVEL_MISSING),
        (ask(QuestionKind.LANGUAGES), {"klingonese": "good"}, Reason.ANSWER_WRONG),
        (ask(QuestionKind.LANGUAGES, is_required=True), {}, Reason.ANSWER_MISSING),
        (ask(QuestionKind.ZONE), "", None),
        (ask(QuestionKind.ZONE), "Europe/Atlantis", Reason.ANSWER_WRONG),
        (ask(QuestionKind.WISH), "", None),
        (ask(QuestionKind.WISH), "mine", Reason.ANSWER_WRONG),
        (ask(QuestionKind.EARLIER), {"took_part": True, "partners": "x" * 30_000}, Reason.ANSWER_LONG),
        (ask(QuestionKind.EARLIER), {"took_part": True, "partners": "Kwame"}, None),
        (ask(QuestionKind.CONSENT, is_required=True), "", Reason.AGREEMENT_MISSING),
        (ask(QuestionKind.CONSENT, is_required=True), "2026-1", None),
    ],
)
def test_the_fault_of_an_answer(question: Question, answer: object, reason: Reason | None) -> None:
    fault = find_fault(question, answer)
    assert (None if fault is None else fault.reason) == reason


def test_a_text_that_is_too_long_is_refused_with_its_length_and_the_limit() -> None:
    fault = find_fault(ask(QuestionKind.LONG, most=1_500), "é" * 1_501)
    assert fault is not None
    assert fault.details == {"question": "q", "found": 1_501, "most": 1_500}


def test_a_form_that_is_filled_in_has_no_fault() -> None:
    assert find_faults(load_form(), "", ALL) == {}


def test_faults_are_found_for_one_section_or_for_all() -> None:
    form = load_form()
    assert list(find_faults(form, "work", {})) == ["sector", "stage"]
    missing = ["country", "languages", "sector", "stage", "conduct", "confidentiality", "share"]
    assert list(find_faults(form, "", {})) == missing
    assert find_faults(form, "work", ANSWERS["work"]) == {}
