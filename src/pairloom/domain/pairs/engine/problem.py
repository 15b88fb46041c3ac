"""Pack a pool and a plan for another process, and read them there."""

import io
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool

FAMILIES = ("codes", "flags", "masks", "grids")


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold what is to be solved, and how many seconds it may take."""

    pool: Pool
    plan: Plan
    seconds: float


def pack_problem(problem: Problem) -> bytes:
    """Pack a problem as an archive of arrays."""
    pool, words = problem.pool, {"plan": problem.plan.to_dict(), "seconds": problem.seconds}
    columns = {f"{kind}.{name}": column for kind in FAMILIES for name, column in getattr(pool, kind).items()}
    arrays: dict[str, Any] = {"ids": pool.ids, "earlier": pool.earlier, "blocked": pool.blocked, **columns}
    archive = io.BytesIO()
    np.savez(archive, allow_pickle=False, words=np.frombuffer(json.dumps(words).encode(), np.uint8), **arrays)
    return archive.getvalue()


def unpack_problem(content: bytes) -> Problem:
    """Read what pack_problem has packed."""
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    words: dict[str, Any] = json.loads(arrays["words"].tobytes())
    codes, flags, masks, grids = (take_family(arrays, kind) for kind in FAMILIES)
    pool = Pool(
        arrays["ids"],
        codes=codes,
        flags=flags,
        masks=masks,
        grids=grids,
        earlier=arrays["earlier"],
        blocked=arrays["blocked"],
    )
    return Problem(pool, Plan.from_dict(words["plan"]), words["seconds"])


def take_family(arrays: dict[str, NDArray[Any]], kind: str) -> dict[str, NDArray[Any]]:
    """Take the columns of a kind out of an archive, by their own names."""
    start = f"{kind}."
    return {name.removeprefix(start): column for name, column in arrays.items() if name.startswith(start)}
