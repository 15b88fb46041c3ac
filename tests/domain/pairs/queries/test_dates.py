"""Tests of the dates of a round."""

from pairloom.domain.pairs.queries.dates import list_dates
from pairloom.domain.programs.states import Moment
from tests.domain.pairs.scenes import make_open_round


def test_dates_stand_in_order_of_time_and_topics_have_their_names(db: None) -> None:
    dates = list_dates(make_open_round(), zone="Pacific/Auckland")
    topics = [one.topic for one in dates if one.moment is Moment.TOPIC]
    assert [one.day for one in dates] == sorted(one.day for one in dates)
    assert (dates[0].moment, dates[-1].moment) == (Moment.OPENS, Moment.ENDS)
    assert (topics[0], topics[-1]) == ("getting-to-know-you", "reflection-and-review")
    assert {one.topic for one in dates if one.moment is not Moment.TOPIC} == {""}
