"""Tests of which rule keeps a few people apart, and of what a program weighs."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.pairs.engine.ruling import Weight, find_broken_rules, list_weights
from pairloom.domain.programs.catalogue import load_template
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import RoundTimes
from tests.domain.pairs.scenes import answer

BEGIN = datetime(2027, 4, 1, tzinfo=UTC)
TIMES = RoundTimes(*(BEGIN + timedelta(days=days) for days in (0, 20, 20, 30, 90, 150)))
TEMPLATE = load_template("librarians")
PROGRAM = Program(template="librarians", plan=dict(TEMPLATE.plan))


def find(*people: dict[str, Any]) -> list[str]:
    """Find the rules that some people break."""
    entries = [Entry(number, answers) for number, answers in enumerate(people, start=1)]
    return find_broken_rules(entries, TEMPLATE.form, PROGRAM, TIMES)


@pytest.mark.parametrize(
    ("others", "broken"),
    [
        ([answer("KE")], []),
        ([answer("KE"), answer("PE")], []),
        ([answer("SE")], ["country"]),
        ([answer("KE", {"sw": "native"})], ["language"]),
        ([answer("KE"), answer("KE")], ["country"]),
        ([answer("TO")], ["hours"]),
    ],
)
def test_the_rules_that_any_two_break_are_named(others: list[dict[str, Any]], broken: list[str]) -> None:
    assert find(answer("SE"), *others) == broken


def test_what_people_wrote_about_earlier_partners_counts() -> None:
    earlier = {"took_part": True, "partners": "wanjiru@example.org"}
    entries = [
        Entry(1, answer("SE")),
        Entry(2, answer("KE"), address="wanjiru@example.org"),
    ]
    name = next(one.name for one in TEMPLATE.form.questions if one.kind == "earlier")
    entries[0].answers[name] = earlier  # type: ignore[index]
    assert find_broken_rules(entries, TEMPLATE.form, PROGRAM, TIMES) == ["earlier"]


def test_weights_stand_in_the_order_of_the_plan_with_where_they_come_from() -> None:
    weights = list_weights(TEMPLATE.form, PROGRAM)
    assert weights[0] == Weight("interests", 400, "interests")
    assert Weight("my_language", 250, "wish_language", "mine") in weights
    assert weights[-1] == Weight("other_region", 50)
