"""Match whole pools on the graph of all pairs, and tell time, memory and what is proven."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.population import make_pool
from benchmarks.sampling import RUNS, read_peak
from pairloom.matching import warm
from pairloom.matching.plan import Plan, load_default_plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Result
from pairloom.matching.solver import solve
from pairloom.sheets.cap import apply_cap
from pairloom.sheets.cleaning import clean_table
from pairloom.sheets.cleaning.clean import find_last_time
from pairloom.sheets.mapping import guess_mapping
from pairloom.sheets.pool import build_pool
from pairloom.sheets.tables import read_table

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "form-export-1162.csv"
SEED = 1
LARGEST_REPEATED = 10_000
CAP = 0.20


class SolvedError(Exception):
    """Leave a solve whose time is all that is wanted, before the referee begins."""


@dataclass
class Marks:
    """Hold when the referee began, in seconds after the start, and the peak memory until then."""

    is_last: bool
    started: float = field(default_factory=perf_counter)
    solved: float = 0.0
    peak: int = 0

    def note(self, step: str, done: float) -> None:
        """Note that the solve is done, and go no further unless the referee is wanted too."""
        if step == "check" and done == 0.0:
            self.solved, self.peak = perf_counter() - self.started, read_peak()
            if not self.is_last:
                raise SolvedError


def match_whole(people: str, aims: str, gap: float, seconds: float | None) -> dict[str, Any]:
    """Match a pool of so many people ("sample": the real export) by all aims or by "sum" alone."""
    warm.main()
    pool = read_sample() if people == "sample" else make_pool(int(people), SEED)
    plan = load_default_plan() if aims == "all" else keep_sum(load_default_plan())
    times: list[float] = []
    while len(times) < RUNS - 1 and len(pool) <= LARGEST_REPEATED:
        marks = Marks(is_last=False)
        with suppress(SolvedError):
            solve(pool, plan, progress=marks.note)
        times.append(marks.solved)
    marks = Marks(is_last=True)
    result = solve(pool, plan, gap=gap, seconds=seconds, progress=marks.note)
    times.append(marks.solved)
    return {"seconds": median(times), "runs": len(times), "peak_mb": marks.peak, **describe(pool, result)}


def describe(pool: Pool, result: Result) -> dict[str, Any]:
    """Describe what one run reached, with the seconds of its steps; the referee's apart."""
    steps = {step: round(seconds, 4) for step, seconds in result.seconds.items() if step != "check"}
    return {
        "people": len(pool),
        "referee_seconds": result.seconds.get("check"),
        "referee_peak_mb": read_peak(),
        "is_refereed": result.is_refereed,
        "is_proven": result.is_proven,
        "gap": result.gap,
        "value": result.value,
        "bound": result.bound,
        "worst_off": result.worst_off,
        "trios": len(result.trios),
        "unmatched": len(result.unmatched),
        "steps": steps,
        "levels": [[str(level.claim), level.at, level.value, level.bound] for level in result.levels],
    }


def keep_sum(plan: Plan) -> Plan:
    """Keep of the objective only who is placed, the sum and the lot."""
    return replace(plan, objective=replace(plan.objective, threshold=False, tiers=(), percentile=0))


def read_sample() -> Pool:
    """Read the form export of a real round, with the usual cap a country, as `pairloom match` does."""
    table = read_table(SAMPLE)
    cleaned = clean_table(table, guess_mapping(table))
    people, _ = apply_cap(cleaned.applicants, CAP)
    last = find_last_time(cleaned.applicants)
    if last is None:
        raise ValueError(f"{SAMPLE.name} has no time stamps; the round's dates follow from them")
    starts = last.date() + timedelta(days=14)
    pool, _ = build_pool(people, starts=starts, ends=starts + timedelta(days=122))
    return pool
