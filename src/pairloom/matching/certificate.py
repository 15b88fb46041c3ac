"""Write a result as a certificate that anyone can check, and read it again."""

import gzip
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.errors import ProofError
from pairloom.matching.problem import Pool
from pairloom.matching.result import Duals, Proof, Result

FORMAT, VERSION = "pairloom-proof", 2
NOTICE = (
    "This file is personal data. It holds numbers and codes, no names or addresses; but rare answers and the prices of "
    "people still point at persons. Keep it like the application form itself, and delete it with it."
)


def make_certificate(result: Result) -> dict[str, Any]:
    """Make the certificate of a result as plain values; raises ProofError when it was stopped too early for one."""
    if not result.is_exact:
        raise ProofError("the solve was stopped before everybody's own best was known; give it more time for a proof")
    threshold = next((level.value for level in result.levels if level.claim == "threshold"), 0)
    return {
        "format": FORMAT,
        "version": VERSION,
        "notice": NOTICE,
        "seed": result.seed,
        "plan": result.plan.to_dict(),
        "threshold": threshold,
        "pool": _write_pool(result.pool),
        "pinned": result.pinned.tolist(),
        "forbidden": result.forbidden.tolist(),
        "preview": result.preview.tolist(),
        "pairs": result.pairs.tolist(),
        "trios": [list(trio) for trio in result.trios],
        "unmatched": [person.person for person in result.unmatched],
        "levels": [
            {"claim": level.claim.value, "at": level.at, "value": level.value, "bound": level.bound}
            for level in result.levels
        ],
        "proofs": [_write_proof(proof) for proof in result.proofs],
    }


def write_certificate(result: Result, path: Path | str) -> None:
    """Write the certificate of a result as compressed JSON, the same bytes for the same result."""
    text = json.dumps(make_certificate(result), separators=(",", ":"))
    with Path(path).open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
        packed.write(text.encode())


def _write_pool(pool: Pool) -> dict[str, Any]:
    return {
        "ids": pool.ids.tolist(),
        "codes": {name: column.tolist() for name, column in pool.codes.items()},
        "flags": {name: column.astype(int).tolist() for name, column in pool.flags.items()},
        "masks": {name: {"words": column.shape[1], "items": list_items(column)} for name, column in pool.masks.items()},
        "grids": {name: grid.tolist() for name, grid in pool.grids.items()},
        "earlier": pool.earlier.tolist(),
        "blocked": pool.blocked.tolist(),
    }


def list_items(masks: NDArray[np.uint64]) -> list[list[int]]:
    """List the items of each person's mask, rising."""
    bits = np.unpackbits(masks.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    return [np.flatnonzero(row).tolist() for row in bits]


def _write_proof(proof: Proof) -> dict[str, Any]:
    weights = proof.weights
    return {
        "claim": proof.claim.value,
        "at": proof.at,
        "weights": {
            "floor": weights.floor,
            "pair": weights.pair,
            "rel": weights.rel,
            "tiers": list(weights.tiers),
            "percentile": weights.percentile,
            "preview": weights.preview,
            "scale": weights.scale,
            "lot": weights.lot,
        },
        "bound": proof.bound,
        "has_trio": proof.has_trio,
        "duals": _write_duals(proof.duals),
        "trios": [
            {"trio": list(trio.trio), "impossible": trio.is_impossible, "duals": _write_duals(trio.duals)}
            for trio in proof.trios
        ],
    }


def _write_duals(duals: Duals) -> dict[str, Any]:
    sets = duals.odd_sets
    return {
        "people": duals.people.tolist(),
        "seats": duals.seats.tolist(),
        "odd_sets": {
            "line": sets.line.tolist(),
            "begins": sets.begins.tolist(),
            "ends": sets.ends.tolist(),
            "prices": sets.prices.tolist(),
        },
    }


def read_certificate(path: Path | str) -> Mapping[str, Any]:
    """Read a certificate file; raises ProofError for a file that is missing, broken, or something else."""
    try:
        with gzip.open(path, "rb") as file:
            certificate = json.loads(file.read().decode("utf-8"))
    except FileNotFoundError as error:
        raise ProofError(f"there is no file {str(path)!r}") from error
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise ProofError(f"{str(path)!r} cannot be read as a compressed proof: {error}") from error
    if not isinstance(certificate, dict) or certificate.get("format") != FORMAT:
        raise ProofError(f"{str(path)!r} is not a proof of Pairloom")
    return certificate
