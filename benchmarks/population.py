"""Make invented librarians as columns, in the shape of real rounds: for benchmarks, and for tests of any size."""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.problem import Pool

COUNTRIES, LANGUAGES, ZONES, REGIONS, SECTORS, INTERESTS = 145, 40, 60, 6, 8, 48
QUARTERS = 96
FIRST_HOUR, LAST_HOUR = 8 * 4, 20 * 4
STAGE_SHARES = (0.12, 0.28, 0.38, 0.22)
SECTOR_SHARES = (0.34, 0.26, 0.12, 0.10, 0.06, 0.05, 0.04, 0.03)
NUMBER_OF_INTERESTS = (0.09, 0.12, 0.20, 0.33, 0.18, 0.08)
WISHES = {
    "wants_same_sector": 0.22,
    "wants_other_sector": 0.12,
    "wants_same_stage": 0.18,
    "wants_more_experienced": 0.20,
    "wants_same_interests": 0.30,
    "wants_my_language": 0.07,
    "prefers_email": 0.15,
}
Mask = NDArray[np.uint64]


def make_pool(count: int, seed: int) -> Pool:
    """Make ``count`` people with every column of the default plan; the same seed gives the same people.

    Countries are as in the rounds of a real program: the share of the country at rank r is in proportion to
    1 / (r + 4)^2. Everybody speaks the language of the country, four of five English as well, some a third one.
    Time: about a second for 200,000 people.
    """
    rng = np.random.default_rng(seed)
    country = draw_countries(rng, count)
    home = rng.permutation(COUNTRIES)
    languages = draw_languages(rng, home[country] % LANGUAGES)
    zone = (home[country] * ZONES // COUNTRIES + draw_step(rng, count)) % ZONES
    codes = {
        "country": country,
        "region": home[country] % REGIONS,
        "zone": np.where(rng.random(count) < 0.01, -1, zone),
        "sector": rng.choice(SECTORS, count, p=SECTOR_SHARES),
        "stage": rng.choice(4, count, p=STAGE_SHARES),
        "first_timer": rng.integers(0, 2, count),
    }
    return Pool(
        ids=rng.permutation(np.arange(1, count + 1)) * 7,
        codes={name: column.astype(np.int16) for name, column in codes.items()},
        flags={name: rng.random(count) < share for name, share in WISHES.items()},
        masks={"interests": draw_interests(rng, count), **languages},
        grids={"hours": measure_hours()},
    )


def draw_countries(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    """Draw a country each, the frequent ones first."""
    shares = 1 / (np.arange(1, COUNTRIES + 1) + 4.0) ** 2
    return rng.choice(COUNTRIES, count, p=shares / shares.sum())


def draw_step(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    """Draw how far the zone is from the country's own: large countries span two or three."""
    return rng.choice(3, count, p=(0.8, 0.15, 0.05))


def draw_languages(rng: np.random.Generator, mother: NDArray[np.int64]) -> dict[str, Mask]:
    """Draw languages by level, each mask within the one below; language 0 is English."""
    count = len(mother)
    spoken = np.stack([mother, np.zeros(count, np.int64), rng.integers(1, LANGUAGES, count)], axis=1)
    levels = np.stack([np.full(count, 4), draw_english(rng, count), draw_third(rng, count)], axis=1)
    names = ("languages_basic", "languages_good", "languages_fluent", "languages_native")
    masks = {name: join_bits(spoken, levels > level) for level, name in enumerate(names)}
    return {**masks, "own_languages": masks["languages_native"]}


def draw_english(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    """Draw the level of English: 0 for none, 1 basic, 2 good, 3 fluent."""
    return rng.choice(4, count, p=(0.06, 0.16, 0.48, 0.30))


def draw_third(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    """Draw the level of a third language; most people name none."""
    return rng.choice(4, count, p=(0.70, 0.15, 0.10, 0.05))


def draw_interests(rng: np.random.Generator, count: int) -> Mask:
    """Draw up to five interests, the popular ones more often; some people name none."""
    popular = np.minimum((rng.random((count, 5)) ** 1.6 * INTERESTS).astype(np.int64), INTERESTS - 1)
    named = rng.choice(6, count, p=NUMBER_OF_INTERESTS)
    return join_bits(popular, np.arange(5)[None, :] < named[:, None])


def join_bits(items: NDArray[np.int64], chosen: NDArray[np.bool_]) -> Mask:
    """Join the chosen items of each row into one 64-bit word."""
    bits = np.where(chosen, np.left_shift(np.uint64(1), items.astype(np.uint64)), np.uint64(0))
    return np.asarray(np.bitwise_or.reduce(bits, axis=1)[:, None], np.uint64)


def measure_hours() -> NDArray[np.int16]:
    """Measure the quarters of an hour that two zones share between 8:00 and 20:00: int16[zones, zones]."""
    quarters = np.arange(QUARTERS)
    offsets = np.arange(ZONES) * QUARTERS // ZONES
    local = (quarters[None, :] + offsets[:, None]) % QUARTERS
    awake = (local >= FIRST_HOUR) & (local < LAST_HOUR)
    return np.asarray((awake[:, None, :] & awake[None, :, :]).sum(axis=2), np.int16)
