"""Tests of finding one's own pair."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.states import PairState
from pairloom.doors.desk.partners.finding import find_pair
from tests.doors.desk.partners.meeting import find_day, list_people, make_meeting
from tests.makers import make_person


def test_one_finds_the_own_pair_and_nobody_else_does(db: None) -> None:
    pair, request = make_meeting(), RequestFactory().get("/")
    now = find_day(pair.round)
    request.user = list_people(pair)[1]
    assert find_pair(request, pair.round.slug, now=now).pair == pair
    for person, slug in ((make_person(), pair.round.slug), (request.user, "no-such-round")):
        request.user = person
        with pytest.raises(Http404):
            find_pair(request, slug, now=now)


def test_before_introductions_there_is_no_pair(db: None) -> None:
    pair, request = make_meeting(), RequestFactory().get("/")
    request.user = list_people(pair)[0]
    Pair.objects.update(state=PairState.PLANNED)
    with pytest.raises(Http404):
        find_pair(request, pair.round.slug, now=find_day(pair.round))
