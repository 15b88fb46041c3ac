"""The referee of groups: every hard rule is checked from the answers, without the engine."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.pairs.models import KeptApart, MatchRun
from pairloom.domain.pairs.queries import Broken, check_groups
from pairloom.domain.pairs.services import forbid_pair, make_trio, pin_pair, pull_person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import Use
from tests.domain.pairs.introductions import list_people, list_places, make_confirmed_round
from tests.domain.pairs.matches import accept, make_closed_round, make_pair, make_run
from tests.domain.pairs.scenes import OPENED, answer
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def break_rules(*people: dict[str, Any], round_: Round | None = None) -> list[str]:
    """Name the rules that these people break when all are one group."""
    made = round_ or make_closed_round(people)
    return [broken.rule for broken in check_groups(make_run(made, [list_places(made)]))]


def test_two_people_who_keep_all_rules_break_nothing() -> None:
    assert break_rules(answer("SE"), answer("KE")) == []
    assert break_rules(*list_people(3)) == []


def test_each_group_is_named_with_its_people() -> None:
    round_ = make_closed_round([answer("SE"), answer("KE"), answer("FR"), answer("FR")])
    third, fourth = list_places(round_)[2:]
    assert check_groups(make_run(round_)) == [Broken(2, "country", (third.pk, fourth.pk))]


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        (answer("SE"), answer("SE"), ["country"]),
        (answer("FR"), answer("MQ"), ["country"]),
        (answer("SE", {"sv": "native"}), answer("KE"), ["language"]),
        (answer("SE", {"en": "basic"}), answer("KE", {"en": "basic"}), ["language"]),
        (answer("SE", {"en": "basic"}), answer("KE", {"en": "good"}), []),
        (answer("SY", {"apc": "native"}), answer("EG", {"ar": "good"}), []),
        (answer("SE", {"en": ""}), answer("KE", {"en": "basic"}), []),
        (answer("PE"), answer("PH"), ["hours"]),
        (answer("PE", hours=["letters"]), answer("PH", hours=["any"]), ["hours"]),
        (answer("PE", hours=["letters"]), answer("PH", hours=["letters", "morning"]), []),
        (answer("SE", zone="Asia/Manila"), answer("PE"), ["hours"]),
        (answer("SE", zone="nowhere"), answer("KE"), []),
        (answer("SE", {"sv": "good"}), answer("SE"), ["country", "language"]),
    ],
)
def test_what_two_people_break(one: dict[str, Any], other: dict[str, Any], rules: list[str]) -> None:
    assert break_rules(one, other) == rules


def test_a_program_without_hours_asks_for_none() -> None:
    round_ = make_closed_round([answer("PE"), answer("PH")])
    round_.program.plan = {**round_.program.plan, "common_hours": 0}
    round_.program.save()
    assert break_rules(round_=round_) == []


def test_a_trio_is_checked_two_by_two_and_four_are_too_many() -> None:
    assert break_rules(answer("SE"), answer("KE"), answer("SE")) == ["country"]
    assert break_rules(*list_people(4)) == ["size"]


def test_earlier_partners_of_any_round_and_those_who_named_each_other_are_found() -> None:
    round_ = make_closed_round(list_people(2))
    one, other = list_places(round_)
    make_pair(one, other)
    assert break_rules(round_=round_) == ["earlier"]

    round_ = make_closed_round(list_people(2))
    one, other = list_places(round_)
    one.answers = {**one.answers, "earlier": {"took_part": True, "partners": f"My partner was {other.person.email}"}}
    one.save()
    assert break_rules(round_=round_) == ["earlier"]
    one.answers = {**one.answers, "earlier": {"took_part": True, "partners": other.name.upper()}}
    one.save()
    assert break_rules(round_=round_) == ["earlier"]


def test_who_was_planned_and_never_introduced_is_no_earlier_partner() -> None:
    round_ = make_confirmed_round(2)
    assert check_groups(round_.match_runs.get()) == []


def test_who_is_kept_apart_is_found() -> None:
    round_ = make_closed_round(list_people(2))
    low, high = sorted(one.person_id for one in list_places(round_))
    KeptApart.objects.create(one_id=low, other_id=high, made_at=OPENED)
    assert break_rules(round_=round_) == ["blocked"]


def test_who_has_no_place_any_more_is_found() -> None:
    round_ = make_closed_round(list_people(2))
    run = make_run(round_)
    withdraw_application(list_places(round_)[0], by=None, now=OPENED + timedelta(days=1))
    assert [broken.rule for broken in check_groups(run)] == ["no-place"]


def make_ruled_round() -> tuple[Round, list[Application], Any]:
    round_ = make_closed_round(list_people(5))
    return round_, list_places(round_), make_person()


def list_rules(run: MatchRun) -> list[tuple[str, Sequence[int]]]:
    return [(broken.rule, broken.people) for broken in check_groups(run)]


def test_what_organisers_decided_is_obeyed() -> None:
    round_, (one, other, third, fourth, fifth), by = make_ruled_round()
    pin_pair(round_, one, third, by=by, now=OPENED)
    forbid_pair(round_, one, other, by=by, now=OPENED)
    pull_person(round_, fourth, by=by, now=OPENED)
    broken = list_rules(make_run(round_, [[one, other], [third, fourth]]))
    assert broken == [("pinned", (one.pk, third.pk)), ("forbidden", (one.pk, other.pk)), ("pulled", (fourth.pk,))]
    assert list_rules(make_run(round_, [[one, third], [other, fifth]])) == []


def test_a_trio_that_was_decided_is_whole() -> None:
    round_, (one, other, third, *_others), by = make_ruled_round()
    make_trio(round_, one, other, third, by=by, now=OPENED)
    assert list_rules(make_run(round_, [[one, other]])) == [("pinned", (one.pk, other.pk, third.pk))]
    assert list_rules(make_run(round_, [[one, other, third]])) == []


@pytest.mark.parametrize(
    ("use", "mine", "theirs", "rules"),
    [
        (Use.MUST_DIFFER, "public", "public", ["must_sector"]),
        (Use.MUST_DIFFER, "public", "school", []),
        (Use.MUST_DIFFER, "public", "", []),
        (Use.MUST_SHARE, "public", "school", ["must_sector"]),
        (Use.MUST_SHARE, "public", "public", []),
        (Use.MUST_SHARE, "public", "", []),
    ],
)
def test_what_a_program_asks_of_partners_is_checked(use: Use, mine: str, theirs: str, rules: list[str]) -> None:
    round_ = make_closed_round([answer("SE", sector=mine), answer("KE", sector=theirs)])
    assert round_.form is not None
    question = next(one for one in round_.form.document["questions"] if one["name"] == "sector")
    question.update(use=use.value, points=0, is_required=False)
    round_.form.save()
    assert break_rules(round_=Round.objects.get(pk=round_.pk)) == rules


@pytest.mark.parametrize("people", [2, 6])
def test_the_number_of_queries_does_not_grow(people: int, django_assert_num_queries: Any) -> None:
    round_ = make_closed_round([])
    accept(round_, list_people(people))
    run = make_run(round_)
    with django_assert_num_queries(6):
        check_groups(MatchRun.objects.select_related("round__program", "round__form").get(pk=run.pk))
