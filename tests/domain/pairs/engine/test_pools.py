"""The pool of a round, as the engine gets it."""

import numpy as np
import pytest

from pairloom.domain.pairs.engine.plans import compile_plan
from pairloom.domain.pairs.engine.pools import build_pool, read_window
from pairloom.domain.programs.catalogue import load_template
from pairloom.matching.values import read_rules
from pairloom.sheets.pool import build_pool as build_pool_of_sheet
from tests.domain.pairs.sample import DAYS, list_entries, read_sample
from tests.domain.pairs.scenes import answer, gather


def test_the_sample_gives_the_same_pool_as_its_sheet() -> None:
    template = load_template("librarians")
    plan = compile_plan(template.form, template.plan)
    ours = build_pool(list_entries(), template.form, plan, DAYS).pool
    theirs, _ = build_pool_of_sheet(read_sample(), starts=DAYS.starts, ends=DAYS.ends)
    assert np.array_equal(ours.ids, theirs.ids)
    assert np.array_equal(ours.earlier, theirs.earlier)
    assert {name for name in theirs.flags if not np.array_equal(theirs.flags[name], ours.flags[name])} == set()
    for row in range(len(theirs)):
        found, wanted = read_rules(ours, plan, row), read_rules(theirs, plan, row)
        assert {name for name in wanted if not np.array_equal(found[name], wanted[name])} == set()


def test_a_pool_of_nobody_and_of_people_without_answers_is_a_pool() -> None:
    assert len(gather([]).pool) == 0
    pool = gather([{}, {}]).pool
    assert {name: column.tolist() for name, column in pool.codes.items()}["country"] == [-1, -1]


def test_zones_are_measured_though_nobody_lives_there() -> None:
    vocabulary = gather([answer("SE")], more_zones=["Asia/Tokyo"]).vocabulary
    assert vocabulary.zones == {"Asia/Tokyo": 0, "Europe/Stockholm": 1}


@pytest.mark.parametrize(("plan", "window"), [({}, (8, 20)), ({"hours_from": 7, "hours_until": 22}, (7, 22))])
def test_the_hours_of_the_day_come_from_the_plan(plan: dict[str, int], window: tuple[int, int]) -> None:
    assert read_window(plan) == window
