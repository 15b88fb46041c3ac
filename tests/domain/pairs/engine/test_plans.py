"""From the form and the plan of a program to the plan of the engine."""

from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.programs.catalogue import load_template
from pairloom.matching.plan import Rules, ShareRule, load_default_plan
from tests.domain.pairs.engine.forms import make_form, make_nurses_form


def test_the_template_for_librarians_gives_the_plan_that_ships_with_the_engine() -> None:
    template = load_template("librarians")
    assert compile_plan(template.form, template.plan) == load_default_plan()


def test_points_of_zero_and_hours_of_zero_leave_a_thing_out() -> None:
    plan = compile_plan(make_form(), {"common_hours": 0, "hours_points": 0, "region_points": 30}, name="nurses")
    assert (plan.name, [criterion.name for criterion in plan.criteria]) == ("nurses", ["other_region"])
    assert plan.rules == Rules(differ=("country",), share=(ShareRule("language", "languages_basic", "languages_good"),))


def test_first_timers_count_only_where_the_form_asks_for_them() -> None:
    plan = {"first_timer_points": 50}
    assert compile_plan(make_form(), plan).criteria == ()
    asked = {"name": "before", "kind": "earlier", "section": "all", "label": {"en": "Before?"}}
    assert [criterion.name for criterion in compile_plan(make_form(asked), plan).criteria] == ["first_timer"]


def test_questions_in_which_partners_must_differ_or_share_become_rules() -> None:
    rules = compile_plan(make_nurses_form(), {"common_hours": 3}).rules
    assert rules.differ == ("country", "must_employer")
    assert [rule.name for rule in rules.share] == ["language", "must_shift", "must_tools"]
    assert [(rule.name, rule.at_least) for rule in rules.grid] == [("hours", 12)]
