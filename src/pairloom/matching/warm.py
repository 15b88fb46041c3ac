"""Compile the engine once, so that the first match does not wait for it: python -m pairloom.matching.warm."""

import numpy as np

from pairloom.matching.plan import load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.solver import solve

PEOPLE = 41


def make_small_pool(people: int) -> Pool:
    """Make a small pool in which everything that the default plan reads occurs."""
    rows = np.arange(people, dtype=np.int16)
    one = np.ones((people, 1), np.uint64)
    flags = ("same_sector", "other_sector", "same_stage", "more_experienced", "same_interests", "my_language")
    wishes = {f"wants_{name}": rows % (place + 3) == 0 for place, name in enumerate(flags)}
    levels = ("languages_basic", "languages_good", "languages_fluent", "languages_native", "own_languages")
    return Pool(
        ids=rows.astype(np.int64),
        codes={
            "country": rows % 7,
            "region": rows % 3,
            "zone": rows % 2,
            "sector": rows % 4,
            "stage": rows % 4,
            "first_timer": rows % 2,
        },
        flags={**wishes, "prefers_email": rows % 9 == 0},
        masks={"interests": (rows % 16).astype(np.uint64)[:, None], **dict.fromkeys(levels, one)},
        grids={"hours": np.full((2, 2), 20, np.int16)},
    )


def main() -> None:
    """Solve a small odd and a small even pool: that compiles every part."""
    plan = load_default_plan()
    solve(make_small_pool(PEOPLE), plan)
    solve(make_small_pool(PEOPLE + 1), plan)


if __name__ == "__main__":
    main()
