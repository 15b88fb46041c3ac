"""Tests of threads between countries."""

import pytest

from pairloom.sheets.report.countries import (
    CountryThreads,
    Joined,
    Strong,
    count_country_threads,
    list_joined,
    list_strongest,
    say_threads,
)
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample

THREADS = CountryThreads((("AU", "DE", 3), ("AU", "US", 1)), {"AU": 4, "DE": 3, "US": 1})


def test_pairs_are_counted_between_their_countries() -> None:
    counted = count_country_threads(match_people(make_person(1), make_abroad(2), make_person(3), make_abroad(4)))
    assert counted == CountryThreads((("AU", "FR", 2),), {"AU": 2, "FR": 2})


def test_a_group_of_three_counts_as_the_pairs_in_it() -> None:
    matched = match_people(make_person(1), make_abroad(2), make_person(3, country="ES"))
    assert matched.result.trios == ((1, 2, 3),)
    assert count_country_threads(matched).counts == (("AU", "ES", 1), ("AU", "FR", 1), ("ES", "FR", 1))


def test_no_pair_of_a_whole_round_is_lost() -> None:
    matched = match_sample()
    counted = count_country_threads(matched)
    trios = len(matched.result.trios)
    assert sum(count for _, _, count in counted.counts) == len(matched.result.pairs) + 3 * trios
    assert sum(counted.people.values()) == 2 * len(matched.result.pairs) + 3 * trios


def test_each_country_is_listed_with_those_it_is_joined_to() -> None:
    assert list_joined(THREADS) == (
        Joined("Australia", 4, (("Germany", 3), ("United States", 1))),
        Joined("Germany", 3, (("Australia", 3),)),
        Joined("United States", 1, (("Australia", 1),)),
    )


def test_partners_in_one_country_are_listed_once_and_are_no_thread() -> None:
    threads = CountryThreads((("AU", "AU", 2),), {"AU": 4})
    assert (list_joined(threads), threads.abroad) == ((Joined("Australia", 4, (("Australia", 2),)),), ())
    assert say_threads(threads) == "No thread runs between two countries."


def test_only_threads_of_several_pairs_are_called_strong() -> None:
    assert list_strongest(THREADS) == (Strong("Australia and Germany", 3, 0.75),)


@pytest.mark.parametrize(
    ("threads", "said"),
    [
        (
            THREADS,
            (
                "2 threads join 3 countries. Australia reaches furthest, with partners in 2 other countries. "
                "2 countries have partners in one other country only."
            ),
        ),
        (CountryThreads((("AU", "US", 9),), {"AU": 9, "US": 9}), "1 thread joins 2 countries."),
        (
            CountryThreads((("AU", "US", 2), ("AU", "DE", 1), ("DE", "US", 1)), {"AU": 3, "US": 3, "DE": 2}),
            "3 threads join 3 countries. Each of them has partners in 2 other countries.",
        ),
        (
            CountryThreads(
                (("GB", "US", 2), ("AU", "US", 1), ("AU", "GB", 1), ("AU", "FR", 1), ("FR", "US", 1)),
                {"US": 4, "AU": 3, "GB": 3, "FR": 2},
            ),
            (
                "5 threads join 4 countries. "
                "The United States and Australia reach furthest, with partners in 3 other countries."
            ),
        ),
    ],
)
def test_it_is_said_at_a_glance_how_far_the_threads_reach(threads: CountryThreads, said: str) -> None:
    assert say_threads(threads) == said
