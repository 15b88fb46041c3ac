"""Questions about an application are said in words, and so is each answer."""

import pytest

from pairloom.domain.applications.models import Doubt
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.applications.wording import describe_doubt, list_choices
from tests.domain.applications.intake import load_form


@pytest.mark.parametrize("kind", list(DoubtKind))
def test_each_kind_has_a_sentence_of_its_own(kind: DoubtKind) -> None:
    said = describe_doubt(Doubt(kind=kind, about="wish_stage"), load_form(), "en")
    assert "?" in said
    assert "%(" not in said


def test_the_wish_is_named_as_the_form_does() -> None:
    question = load_form().find("wish_stage")
    assert question is not None
    said = describe_doubt(Doubt(kind=DoubtKind.WISH_IMPOSSIBLE, about="wish_stage"), load_form(), "en")
    assert question.label["en"] in said


@pytest.mark.parametrize(
    ("about", "choices", "named"),
    [
        ("zone", ["America/New_York", "keep"], ["New York", "Leave it as it is"]),
        ("languages", ["sw", "en"], ["Swahili", "English"]),
        ("wish_stage", ["same", "any"], ["The same as mine", "Look without this wish"]),
        ("", ["x"], ["x"]),
    ],
)
def test_each_answer_has_its_words(about: str, choices: list[str], named: list[str]) -> None:
    doubt = Doubt(kind=DoubtKind.ZONE_UNSURE, about=about, choices=choices)
    assert list_choices(doubt, load_form(), "en") == list(zip(choices, named, strict=True))


def test_an_option_is_named_as_the_form_does_and_an_unknown_language_by_its_code() -> None:
    doubt = Doubt(kind=DoubtKind.NOBODY_POSSIBLE, about="hours", choices=["evening", "zzz"])
    option = next(one for one in load_form().questions if one.name == "hours").find_option("evening")
    assert option is not None
    assert list_choices(doubt, load_form(), "en") == [("evening", option.label["en"]), ("zzz", "zzz")]
    doubt = Doubt(kind=DoubtKind.NO_LANGUAGE, about="languages", choices=["sw"])
    assert list_choices(doubt, load_form(), "no such") == [("sw", "sw")]
