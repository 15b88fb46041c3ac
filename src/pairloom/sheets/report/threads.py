"""Count the threads between regions of the world, and lay them out as a loom: two beams and what runs between."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pairloom.sheets.round import MatchedRound
from pairloom.sheets.words.names import name_region

MOST_REGIONS = 10
OTHERS = "Other regions"
HEIGHT = 320.0
GAP = 10.0


@dataclass(frozen=True)
class Threads:
    """Count pairs between regions: counts[a][b] = counts[b][a]; inside one region each pair counts once."""

    regions: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Beam:
    """Place one region on both beams of the loom: the same on either side."""

    name: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Give the height at which the name stands."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Thread:
    """Draw pairs between two regions as one curve from the beam at the start to the one at the end."""

    begins: float
    ends: float
    width: float


@dataclass(frozen=True)
class Loom:
    """Hold the whole drawing; lengths are units of the drawing."""

    height: float
    beams: tuple[Beam, ...]
    threads: tuple[Thread, ...]


def count_threads(matched: MatchedRound) -> Threads:
    """Count the pairs between regions; the smallest regions are counted together."""
    sizes = Counter(person.region for person in matched.people.values())
    order = sorted(sizes, key=lambda region: (-sizes[region], region))
    kept = order if len(order) <= MOST_REGIONS else order[: MOST_REGIONS - 1]
    names = [name_region(region) for region in kept] + ([OTHERS] if len(kept) < len(order) else [])
    places = {region: min(place, len(kept)) for place, region in enumerate(order)}
    counts = [[0] * len(names) for _ in names]
    for meeting in matched.meetings:
        regions = [places[member.region] for member in meeting.members]
        for place, one in enumerate(regions):
            for other in regions[place + 1 :]:
                _count_thread(counts, one, other)
    return Threads(tuple(names), tuple(tuple(row) for row in counts))


def lay_out_loom(threads: Threads) -> Loom:
    """Lay threads between two beams that show the same regions; half of a count runs each way."""
    flows = _split_flows(threads.counts)
    count = len(threads.regions)
    unit = HEIGHT / max(sum(map(sum, flows)), 1)
    sizes = [max(sum(flows[place]), sum(row[place] for row in flows)) * unit for place in range(count)]
    tops = [sum(sizes[:place]) + GAP * 2 * place for place in range(count)]
    beams = [Beam(*beam) for beam in zip(threads.regions, tops, sizes, strict=True)]
    height = (tops[-1] + sizes[-1]) if count else 0.0
    return Loom(height, tuple(beams), tuple(_draw_threads(flows, tops, unit)))


def _count_thread(counts: list[list[int]], one: int, other: int) -> None:
    counts[one][other] += 1
    if one != other:
        counts[other][one] += 1


def _split_flows(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    """Let half of the pairs of two regions run from start to end and half back; an odd one either way."""
    return [
        [count if one == other else (count + _runs_forth(one, other)) // 2 for other, count in enumerate(row)]
        for one, row in enumerate(counts)
    ]


def _runs_forth(one: int, other: int) -> bool:
    """Choose the way of an odd pair, so that both beams carry about the same."""
    is_even = (one + other) % 2 == 0
    return (one < other) is is_even


def _draw_threads(flows: Sequence[Sequence[int]], tops: Sequence[float], unit: float) -> list[Thread]:
    begins, ends = list(tops), list(tops)
    threads = []
    for one, row in enumerate(flows):
        for other, flow in enumerate(row):
            if flow:
                width = flow * unit
                threads.append(Thread(begins[one] + width / 2, ends[other] + width / 2, width))
                begins[one] += width
                ends[other] += width
    return threads
