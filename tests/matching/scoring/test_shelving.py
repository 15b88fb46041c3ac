"""People lie by their kind, and what all else can bring them is never below what it does bring."""

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.plan import load_default_plan
from pairloom.matching.scoring import compile_scores
from pairloom.matching.scoring.kernel import BLOCK, LOW, Form, make_scratch, prepare_row, score_pair
from pairloom.matching.scoring.shelving import (
    Shelf,
    choose_lead,
    fill_forth,
    prepare_thin,
    score_place,
    shelve,
)
from tests.matching.reference import make_larger_case


def open_form(seed: int, count: int) -> Form:
    """Compile a random pool with a random plan."""
    case = make_larger_case(seed, count)
    return compile_scores(case.pool, case.plan).form


def find_kind(shelf: Shelf, place: int) -> int:
    """Find the kind of a place."""
    return int(np.searchsorted(shelf.starts, place, side="right")) - 1


@pytest.mark.parametrize("seed", range(12))
def test_everybody_lies_once_among_their_kind(seed: int) -> None:
    form = open_form(seed, 40 + 5 * seed)
    shelf = shelve(form, 35)
    assert sorted(shelf.order.tolist()) == list(range(35))
    assert np.array_equal(shelf.order[shelf.places], np.arange(35))
    assert [find_kind(shelf, place) for place in range(35)] == shelf.kinds[shelf.order].tolist()
    assert np.array_equal(shelf.masks, shelf.items[shelf.order])


@pytest.mark.parametrize("seed", range(12))
def test_a_pair_scored_at_its_place_scores_as_by_itself(seed: int) -> None:
    form = open_form(100 + seed, 40)
    shelf, line = shelve(form, 40), make_scratch(form).line
    for row in range(0, 40, 7):
        prepare_row(form, row, line)
        for place, other in enumerate(shelf.order.tolist()):
            alone = score_pair(form, row, other)
            placed = score_place(form, shelf, row, find_kind(shelf, place), place, line)
            if alone >= 0:
                assert placed == alone


@pytest.mark.parametrize("seed", range(12))
def test_shared_items_and_the_rest_bound_the_points_of_every_pair(seed: int) -> None:
    form = open_form(200 + seed, 50)
    shelf = shelve(form, 50)
    for row in range(0, 50, 6):
        for other in range(50):
            packed = score_pair(form, row, other)
            common = min(int(np.bitwise_count(shelf.items[row] & shelf.items[other])), shelf.shared.shape[2] - 1)
            most = int(shelf.shared[shelf.kinds[row], shelf.kinds[other], common] & LOW) + int(shelf.rest[row])
            assert packed < 0 or packed & LOW <= most


@pytest.mark.parametrize("seed", range(12))
def test_thin_rows_hold_the_points_one_way(seed: int) -> None:
    form = open_form(300 + seed, 45)
    shelf, scratch = shelve(form, 45), make_scratch(form)
    for row in (0, 11, 44):
        prepare_thin(form, row, scratch)
        for kind in range(len(shelf.starts) - 1):
            start, stop = int(shelf.starts[kind]), int(shelf.starts[kind + 1])
            fill_forth(form, shelf, row, kind, start, stop, scratch)
            for place in range(start, stop):
                packed = score_pair(form, row, int(shelf.order[place]))
                if packed >= 0:
                    assert int(scratch.forth[place - start]) == packed & LOW


def test_librarians_lie_by_their_interests() -> None:
    form = compile_scores(make_pool(BLOCK, 3), load_default_plan()).form
    assert choose_lead(form) == 0
    shelf = shelve(form, BLOCK)
    assert len(shelf.starts) - 1 == len(np.unique(shelf.kinds)) > 1
    assert int(shelf.shared.max() & LOW) > 0


def test_nobody_needs_no_shelf() -> None:
    form = compile_scores(make_pool(0, 3), load_default_plan()).form
    shelf = shelve(form, 0)
    assert (choose_lead(form), len(shelf.order), shelf.starts.tolist()) == (-1, 0, [0, 0])
