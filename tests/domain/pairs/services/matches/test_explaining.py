"""Explaining a match in the process of a web page."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import list_trio_options, view_instead, view_pair
from tests.domain.pairs.matches import list_answers, make_closed_round, make_run
from tests.domain.pairs.scenes import answer
from tests.domain.pairs.services.matches.runs import match


def numbers_of(run: MatchRun) -> list[int]:
    """List the applications of the round of a run."""
    return list(Application.objects.filter(round=run.round).order_by("pk").values_list("pk", flat=True))


def test_a_pair_is_explained_with_one_query_and_then_with_none(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = match(make_closed_round(6))
    one, *others = numbers_of(run)
    with django_assert_num_queries(1):
        views = [view_pair(run, one, other) for other in others]
        reasons = [view_instead(run, one, other) for other in others]
    assert all(view.there.application == one and not view.broken for view in views)
    assert [reason.is_partner for reason in reasons].count(True) == 1
    seat = run.seats.get(application_id=one)
    partner = int(next(iter(seat.facts)))
    assert view_pair(run, one, partner).there.facts == seat.facts[str(partner)]


def test_who_has_no_partner_gets_pairs_to_join(db: None) -> None:
    run = match(make_closed_round([*list_answers(4), answer("NO", {"no": "native"})]))
    alone = run.seats.get(group=None).application_id
    assert list_trio_options(run, alone) == []
    placed = run.seats.filter(group=1).order_by("application_id")
    assert {option.group for option in list_trio_options(run, placed[0].application_id)} <= {2}


def test_what_cannot_be_explained_is_refused(db: None) -> None:
    run = match(make_closed_round(2))
    one, other = numbers_of(run)
    for ask, reason, rule in (
        (lambda: view_pair(run, one, one), Reason.PAIR_NOT_POSSIBLE, "same-person"),
        (lambda: view_instead(run, one, one), Reason.PAIR_NOT_POSSIBLE, "same-person"),
        (lambda: view_pair(run, one, 987_654), Reason.PAIR_NOT_POSSIBLE, "no-place"),
        (lambda: list_trio_options(run, 987_654), Reason.PAIR_NOT_POSSIBLE, "no-place"),
        (lambda: view_pair(make_run(make_closed_round(2)), one, other), Reason.MATCH_NOT_DONE, None),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert (refused.value.reason, refused.value.details.get("rule")) == (reason, rule)
