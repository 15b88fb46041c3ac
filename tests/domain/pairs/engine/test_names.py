"""Names of columns, and that no question can take another's."""

import pytest

from pairloom.domain.pairs.engine.names import TAKEN, name_column, name_flag, name_rule, name_wish
from pairloom.domain.programs.catalogue import Question
from pairloom.domain.programs.states import Ask, QuestionKind


def ask(name: str, about: str = "") -> Question:
    return Question(name, QuestionKind.CHOICE, "work", {"en": name}, about=about)


@pytest.mark.parametrize("name", ["hours", "country", "same_sector", "wants_rest", "question_sector", "must_be"])
def test_a_question_named_like_a_column_of_the_engine_gets_another_name(name: str) -> None:
    assert name_column(ask(name)) == f"question_{name}"
    assert name_column(ask(name)) not in TAKEN


def test_names_follow_the_question() -> None:
    wish = ask("wish_school", about="school")
    assert (name_column(ask("school")), name_rule(ask("school"))) == ("school", "must_school")
    assert [name_wish(wish, each) for each in (Ask.SAME, Ask.DIFFERENT, Ask.MORE, Ask.MINE)] == [
        "same_school",
        "other_school",
        "more_school",
        "my_language",
    ]
    assert name_wish(ask("wish_stage", about="stage"), Ask.MORE) == "more_experienced"
    assert name_flag("same_school") == "wants_same_school"
