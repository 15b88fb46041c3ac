"""A plan in words."""

from pairloom.domain.pairs.wording import describe_plan
from pairloom.domain.programs.catalogue import load_template
from tests.domain.pairs.engine.forms import make_form, make_nurses_form


def test_the_plan_of_librarians_is_said_with_the_weightiest_first() -> None:
    template = load_template("librarians")
    assert describe_plan(template.form, template.plan, "en") == [
        "Partners live in different countries, share a language, and have 2 hours a day when both are up.",
        "Two people who both prefer e-mail need no common hours.",
        "Nobody gets an earlier partner again.",
        "Most important: shared interests.",
        (
            "Important: a wish about the kind of workplace; a wish about the career; a wish for the same interests; "
            "a wish for one's own language."
        ),
        (
            "It helps a little: a language that both speak well (good is enough); three common hours a day; "
            "another region of the world; somebody new together with somebody who has taken part before."
        ),
    ]


def test_other_forms_are_said_by_what_they_ask() -> None:
    assert describe_plan(make_nurses_form(), {}, "en") == [
        "Partners live in different countries and share a language.",
        "Partners always have an answer in common to: Shift?",
        "Partners always differ in: Employer?",
        "Partners always have an answer in common to: Tools?",
        "Nobody gets an earlier partner again.",
        "Most important: what both chose for “Topics?”.",
        "Important: the same answer to “Ward?”.",
        "It helps a little: another answer to “Size?”; a wish about “Size?”; a wish about “Ward?”.",
    ]


def test_a_form_that_weighs_nothing_names_only_the_rules() -> None:
    assert len(describe_plan(make_form(), {}, "en")) == 2


def test_every_language_has_a_sentence_for_everything() -> None:
    template = load_template("librarians")
    counts = {len(describe_plan(template.form, template.plan, language)) for language in ("en", "es", "fr", "ar")}
    assert counts == {6}
