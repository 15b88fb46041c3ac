"""Tests of the figures of a report."""

import itertools

import numpy as np
import pytest

from pairloom.sheets.people import Level
from pairloom.sheets.report.figures import (
    Distribution,
    Group,
    Offer,
    compare_with_chance,
    count_distribution,
    find_main_language,
    group_by_country,
    group_by_experience,
    group_by_language,
    list_own_bests,
    list_served,
    list_shares,
    measure_chance,
    measure_offer,
    say_mean,
)
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample


def test_values_are_counted_in_bins_from_the_middle_on() -> None:
    counted = count_distribution(np.array([500, 524, 525, 975, 1000]), top=1000, bins=20)
    assert counted == Distribution(500, 1000, (2, 1, *(0,) * 16, 0, 2), 704.8, 525.0)


def test_low_values_move_the_beginning_of_the_axis_down_by_fifths() -> None:
    lows = [
        count_distribution(np.array([value, 1000]), top=1000, bins=20).low for value in (0, 199, 200, 499, 500, 900)
    ]
    assert lows == [0, 0, 200, 400, 500, 500]


def test_every_value_is_counted_once() -> None:
    values = np.arange(0, 1001, 7)
    assert sum(count_distribution(values, top=1000, bins=20).counts) == len(values)


def test_nothing_is_counted_where_nobody_has_a_partner() -> None:
    assert sum(count_distribution(np.array([], np.int64), top=1000, bins=20).counts) == 0


def test_people_without_a_partner_have_no_served_value_but_perhaps_an_own_best() -> None:
    matched = match_people(make_person(1), make_abroad(2), make_abroad(3, languages={"hi": 3}))
    assert list_served(matched).tolist() == [1000, 1000]
    assert list_shares(matched).tolist() == [100, 100]
    assert len(list_own_bests(matched)) == 2


def test_groups_tell_people_their_mean_and_who_is_left() -> None:
    matched = match_people(make_person(1), make_abroad(2, is_returner=True), make_abroad(3, languages={"hi": 3}))
    assert group_by_country(matched) == (Group("Australia", 2, 1000.0, 1), Group("France", 1, 1000.0, 0))
    assert group_by_language(matched) == (Group("English", 2, 1000.0, 0), Group("Hindi", 1, None, 1))
    assert group_by_experience(matched) == (
        Group("First-timers", 2, 1000.0, 1),
        Group("Have taken part before", 1, 1000.0, 0),
    )


def test_groups_of_a_whole_round_count_everybody() -> None:
    matched = match_sample()
    assert sum(group.people for group in group_by_country(matched)) == len(matched.people)
    assert sum(group.left_over for group in group_by_experience(matched)) == len(matched.unmatched)


def test_the_offer_counts_wishes_and_means() -> None:
    assert measure_offer(match_people(make_person(1), make_person(2))) == Offer(0.0, 0.0, 0, 0)
    offer = measure_offer(match_sample())
    assert 0 < offer.given <= offer.best <= 1000
    assert 0 < offer.wishes_met < offer.wishes_asked


def test_chance_is_that_of_counting_all_pairs_of_two_countries() -> None:
    groups = [("FR", "EU"), ("FR", "EU"), ("ES", "EU"), ("AU", "OC"), ("NZ", "OC"), ("BR", None)]
    possible = [(one, other) for one, other in itertools.combinations(groups, 2) if one[0] != other[0]]
    inside = [pair for pair in possible if pair[0][1] is not None and pair[0][1] == pair[1][1]]
    assert measure_chance(groups) == pytest.approx(len(inside) / len(possible))


def test_chance_of_one_country_is_nothing() -> None:
    assert measure_chance([("FR", "EU"), ("FR", "EU")]) == 0.0


def test_pairs_inside_a_region_and_a_language_are_set_against_chance() -> None:
    natives = {"en": Level.NATIVE}
    matched = match_people(make_abroad(1, languages=natives), make_abroad(2, country="NZ", languages=natives))
    assert [(share.name, share.found, share.by_chance) for share in compare_with_chance(matched)] == [
        ("Both from one region of the world", 1.0, 1.0),
        ("Both native speakers of English", 1.0, 1.0),
    ]


def test_the_main_language_is_the_one_most_are_native_in() -> None:
    people = [make_person(1, languages={"pl": Level.NATIVE, "en": Level.GOOD}), make_person(2)]
    assert find_main_language(people) == "pl"
    assert find_main_language([make_person(2)]) == ""


def test_a_mean_is_said_without_decimals_or_as_a_dash() -> None:
    assert (say_mean(951.6), say_mean(None)) == ("952 of 1,000", "-")
