"""Pack a pool and a plan for another process, and read them there."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool

FAMILIES = ("codes", "flags", "masks", "grids")
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold what is to be solved, and how many seconds it may take."""

    pool: Pool
    plan: Plan
    seconds: float


def pack_problem(problem: Problem) -> bytes:
    """Pack a problem as an archive of arrays."""
    words = {"plan": problem.plan.to_dict(), "seconds": problem.seconds}
    return pack_arrays(list_arrays(problem.pool), words)


def unpack_problem(content: bytes) -> Problem:
    """Read what pack_problem has packed."""
    arrays, words = unpack_arrays(content)
    return Problem(take_pool(arrays), Plan.from_dict(words["plan"]), words["seconds"])


def pack_arrays(arrays: Mapping[str, NDArray[Any]], words: Mapping[str, Any]) -> bytes:
    """Pack arrays by name, and words beside them; the same ones give the same bytes."""
    told = np.frombuffer(json.dumps(words, sort_keys=True).encode(), np.uint8)
    archive = io.BytesIO()
    named: dict[str, Any] = {**arrays, "words": told}
    np.savez_compressed(archive, allow_pickle=False, **named)
    return archive.getvalue()


def unpack_arrays(content: bytes) -> tuple[Arrays, dict[str, Any]]:
    """Read what pack_arrays has packed."""
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    return arrays, json.loads(arrays.pop("words").tobytes())


def list_arrays(pool: Pool) -> Arrays:
    """List the columns of a pool under names that tell their kind."""
    columns = {f"{kind}.{name}": column for kind in FAMILIES for name, column in getattr(pool, kind).items()}
    return {"ids": pool.ids, "earlier": pool.earlier, "blocked": pool.blocked, **columns}


def take_pool(arrays: Arrays) -> Pool:
    """Take a pool out of an archive."""
    codes, flags, masks, grids = (take_family(arrays, kind) for kind in FAMILIES)
    return Pool(
        arrays["ids"],
        codes=codes,
        flags=flags,
        masks=masks,
        grids=grids,
        earlier=arrays["earlier"],
        blocked=arrays["blocked"],
    )


def take_family(arrays: Arrays, kind: str) -> Arrays:
    """Take the columns of a kind out of an archive, by their own names."""
    start = f"{kind}."
    return {name.removeprefix(start): column for name, column in arrays.items() if name.startswith(start)}
