"""Draw the threads between countries on the map of the world; the template only writes what is placed here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pairloom.sheets.atlas.coast import load_coast
from pairloom.sheets.atlas.frame import Frame, fit_frame
from pairloom.sheets.atlas.labels import Label, place_labels
from pairloom.sheets.atlas.threads import MOST_THREADS, Thread, lay_threads
from pairloom.sheets.atlas.world import Dot, load_points, place_dots
from pairloom.sheets.report.countries import CountryThreads
from pairloom.sheets.words.listing import count_things, join_words
from pairloom.sheets.words.names import name_country, place_country

LETTERS, MOST_NAMES = 15.0, 24
LARGE_LETTERS, FEW_NAMES = 38.0, 7


@dataclass(frozen=True)
class Names:
    """Hold names of countries on the map, with the height of their letters."""

    size: float
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class WorldMap:
    """Hold the whole drawing: land, all weak threads as one path, the strong ones, dots, names. Units of the map.

    few  a few names in large letters, for a narrow screen
    """

    frame: Frame
    coast: str
    faint: str
    threads: tuple[Thread, ...]
    dots: tuple[Dot, ...]
    names: Names
    few: Names
    description: str
    notes: str


def draw_map(threads: CountryThreads) -> WorldMap:
    """Draw the map as near as all countries allow; sizes look the same at any nearness."""
    dots = place_dots(threads.people)
    frame = fit_frame(dots)
    near = [replace(dot, radius=round(dot.radius * frame.scale, 1)) for dot in dots]
    laid = lay_threads(threads.abroad, most=len(threads.abroad))
    weak, strong = laid[:-MOST_THREADS], laid[-MOST_THREADS:]
    return WorldMap(
        frame,
        load_coast(),
        "".join(thread.path for thread in weak),
        tuple(replace(thread, thickness=round(thread.thickness * frame.scale, 1)) for thread in strong),
        tuple(near),
        _write_names(near, frame, size=LETTERS, most=MOST_NAMES),
        _write_names(near, frame, size=LARGE_LETTERS, most=FEW_NAMES),
        f"A map of the world. {count_things(len(laid), 'thread')} between {_count_countries(dots)}.",
        f"{_say_edge(laid)} {_say_missing(threads)}".strip(),
    )


def _write_names(dots: Sequence[Dot], frame: Frame, *, size: float, most: int) -> Names:
    height = size * frame.scale
    return Names(round(height, 1), tuple(place_labels(dots, frame, name_country, size=height, most=most)))


def _count_countries(dots: Sequence[Dot]) -> str:
    return count_things(len(dots), "country", "countries")


def _say_edge(laid: Sequence[Thread]) -> str:
    is_round = any(thread.leaves for thread in laid)
    return "A thread over the Pacific leaves the map on one side and comes back on the other." if is_round else ""


def _say_missing(threads: CountryThreads) -> str:
    """Say what no thread on the map can show: places that are on no map, and partners in one country."""
    unknown = [place_country(country) for country in threads.people if country not in load_points()]
    places = f"Not on the map: {join_words(unknown)}." if unknown else ""
    inside = sum(count for one, other, count in threads.counts if one == other)
    home = f"{count_things(inside, 'pair')} in one country: the map shows no thread for them." if inside else ""
    return f"{places} {home}".strip()
