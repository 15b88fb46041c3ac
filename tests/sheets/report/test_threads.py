"""Tests of threads between regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.report.threads import HEIGHT, MOST_REGIONS, OTHERS, Threads, count_threads, lay_out_loom
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample


def make_threads(counts: list[list[int]]) -> Threads:
    """Make symmetric counts of what is above the diagonal."""
    size = len(counts)
    rows = tuple(tuple(counts[min(a, b)][max(a, b)] for b in range(size)) for a in range(size))
    return Threads(tuple(f"region {place}" for place in range(size)), rows)


def test_pairs_are_counted_between_their_regions() -> None:
    matched = match_people(make_person(1), make_abroad(2))
    assert count_threads(matched) == Threads(("Australasia", "Western Europe"), ((0, 1), (1, 0)))


def test_many_regions_keep_the_largest_and_one_for_the_rest() -> None:
    counted = count_threads(match_sample())
    assert (len(counted.regions), counted.regions[-1]) == (MOST_REGIONS, OTHERS)
    inside = sum(counted.counts[place][place] for place in range(MOST_REGIONS))
    assert (sum(map(sum, counted.counts)) + inside) // 2 == len(match_sample().meetings)


def test_a_round_without_pairs_has_no_threads() -> None:
    assert lay_out_loom(count_threads(match_people(make_person(1), make_person(2)))).threads == ()


@given(st.lists(st.lists(st.integers(0, 9), min_size=5, max_size=5), min_size=5, max_size=5))
def test_threads_carry_every_pair_once_and_stay_on_their_beams(counts: list[list[int]]) -> None:
    threads = make_threads(counts)
    loom = lay_out_loom(threads)
    pairs = sum(threads.counts[a][b] for a in range(5) for b in range(a, 5))
    unit = HEIGHT / max(pairs, 1)
    assert sum(thread.width for thread in loom.threads) == pytest.approx(pairs * unit)
    for thread in loom.threads:
        for middle in (thread.begins, thread.ends):
            assert any(
                beam.top - 1e-6 <= middle - thread.width / 2
                and middle + thread.width / 2 <= beam.top + beam.height + 1e-6
                for beam in loom.beams
            )


def test_a_name_stands_at_the_middle_of_its_beam() -> None:
    beam = lay_out_loom(make_threads([[4]])).beams[0]
    assert (beam.top, beam.height, beam.middle) == (0.0, HEIGHT, HEIGHT / 2)
