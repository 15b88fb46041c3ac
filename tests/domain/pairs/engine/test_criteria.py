"""From questions and wishes to criteria."""

from pairloom.domain.pairs.engine.criteria import compare_further, is_ordered, list_choices, list_criteria
from pairloom.matching.plan import Comparison, Overlap
from tests.domain.pairs.engine.forms import ask, make_form, make_nurses_form, offer


def test_uses_come_first_then_wishes_each_with_its_points() -> None:
    found = [(each.name, each.points, each.wish, each.when) for each in list_criteria(make_nurses_form())]
    assert found == [
        ("ward", 120, False, None),
        ("size", 80, False, None),
        ("topics", 300, False, None),
        ("same_size", 60, True, "wants_same_size"),
        ("more_size", 60, True, "wants_more_size"),
        ("other_ward", 60, True, "wants_other_ward"),
    ]


def test_the_same_answer_is_worth_all_and_the_next_step_something_where_options_stand_in_order() -> None:
    criteria = {each.name: each for each in list_criteria(make_nurses_form())}
    assert isinstance(criteria["ward"], Comparison)
    assert isinstance(criteria["same_size"], Comparison)
    assert isinstance(criteria["topics"], Overlap)
    assert (criteria["ward"].table, criteria["same_size"].table) == (
        "same",
        ((100, 40, 0, 0), (40, 100, 40, 0), (0, 40, 100, 40), (0, 0, 40, 100)),
    )


def test_further_along_is_best_and_the_last_step_is_content_with_its_like() -> None:
    assert compare_further(3) == ((25, 100, 100), (0, 25, 100), (0, 0, 80))
    assert compare_further(1) == ((80,),)


def test_a_choice_is_in_order_when_somebody_may_wish_for_more() -> None:
    plain = ask("stage", "choice", options=offer("new", "old"))
    wish = ask("wish", "wish", about="stage", asks=["any", "more"], use="as-wished", points=10)
    without, with_wish = make_form(plain), make_form(plain, wish)
    found = [is_ordered(form.questions[2], form) for form in (without, with_wish)]
    assert found == [False, True]


def test_no_preference_is_not_among_the_choices() -> None:
    ward = make_nurses_form().find("ward")
    assert ward is not None
    assert [option.code for option in list_choices(ward)] == ["child", "heart"]


def test_two_wishes_for_the_same_thing_count_once() -> None:
    wishes = [ask(name, "wish", about="tongues", asks=["any", "mine"], use="as-wished", points=10) for name in "ab"]
    assert [each.name for each in list_criteria(make_form(*wishes))] == ["my_language"]
