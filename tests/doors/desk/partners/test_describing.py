"""Tests of what a pair is told about itself."""

import pytest
from django.utils.translation import override

from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.queries import PairStanding, pairs_of
from pairloom.doors.desk.partners.describing import (
    call_everybody,
    call_partners,
    describe_card,
    list_partners,
    say_met,
    say_tongues,
    say_why,
    show_clocks,
)
from tests.domain.pairs.scenes import answer
from tests.doors.desk.partners.meeting import ASTRID, LINH, WANJIRU, find_day, list_people, make_meeting

pytestmark = pytest.mark.django_db


def stand(pair: Pair) -> PairStanding:
    """Stand where the first of a pair stands, three weeks into their meetings."""
    return pairs_of(list_people(pair)[0], now=find_day(pair.round))[0]


def test_a_partner_is_shown_by_name_and_place_with_short_words_before_each_answer() -> None:
    with override("en"):
        [partner] = list_partners(stand(make_meeting()))
    assert (partner.name, partner.place, partner.shares) == ("Wanjiru Kamau", "Kisumu, Kenya", True)
    assert [(one.label, one.words) for one in partner.answers] == [
        ("Good times", "In the evening"),
        ("Works in", "Academic library"),
        ("Career", "Early career"),
        ("Interests", "Reading promotion, Story time"),
        ("In their own words", "I run the children's corner.\nOn Saturdays we read by the lake."),
        ("Wants to learn", "How others keep teenagers reading."),
    ]


def test_who_does_not_share_is_a_partner_in_a_country_without_a_clock() -> None:
    standing = stand(make_meeting(ASTRID, answer("KE", city="Kisumu", about="Secret")))
    with override("en"):
        [partner] = list_partners(standing)
        clocks = show_clocks(standing)
    assert (partner.name, partner.place, partner.address, partner.answers) == (
        "Your partner in Kenya", "Kenya", "", [],
    )  # fmt: skip
    assert (len(clocks.places), clocks.rows) == (1, [])


def test_two_and_three_are_called_and_told_why() -> None:
    two, three = stand(make_meeting()), stand(make_meeting(ASTRID, WANJIRU, LINH))
    with override("en"):
        assert (call_partners(two), call_everybody(two)) == ("Wanjiru Kamau", "You and Wanjiru Kamau")
        assert call_everybody(three) == "You, Wanjiru Kamau and Nguyễn Thị Linh"
        assert ["reading promotion" in sentence for sentence in say_why(two)] == [True]
        assert say_why(three)[0].startswith("All three of you care about")
        assert say_tongues(two) == ["You can both use English."]
        assert len(say_tongues(three)) == 2


def test_without_facts_nothing_is_invented() -> None:
    pair = make_meeting()
    pair.members.update(facts={})
    assert (say_why(stand(pair)), say_tongues(stand(pair))) == ([], [])


def test_a_card_says_who_their_clock_todays_hours_and_the_topic() -> None:
    with override("en"):
        card = describe_card(stand(make_meeting()))
    assert (card.names, card.count, card.topic, card.number) == ("Wanjiru Kamau", 1, "Library spaces", 2)
    assert (card.hours, [place for place, _now in card.now]) == ("08:00–19:00", ["Nairobi"])


def test_countries_of_earlier_partners_are_named() -> None:
    with override("en"):
        assert say_met(["KE", "PE"]) == "You met colleagues in: Kenya and Peru"
        assert say_met([]) == ""
