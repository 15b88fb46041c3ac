"""Pack what explains a match at once: how well each is served, and the prices of its proofs, as arrays."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from numpy.typing import NDArray

from pairloom.domain.pairs.engine.problem import Arrays, pack_arrays, unpack_arrays
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import (
    Claim,
    Duals,
    Level,
    NestedSets,
    Proof,
    Result,
    TrioProof,
    Unmatched,
    Weights,
    Why,
)

COLUMNS = ("rel", "points", "best", "median", "options", "prices")
LISTED = ("pairs", "pinned", "forbidden", "preview")
SETS = ("line", "begins", "ends", "prices")


def pack_result(result: Result) -> bytes:
    """Pack a result without its pool and plan; who is left over is kept with the reason alone."""
    duals = dict(_list_duals(result.proofs))
    arrays = {name: getattr(result, name) for name in (*COLUMNS, *LISTED)}
    words = {
        "seed": result.seed,
        "trios": result.trios,
        "levels": [asdict(level) for level in result.levels],
        "unmatched": [[one.person, one.why.value] for one in result.unmatched],
        "is_exact": result.is_exact,
        "proofs": [_write_proof(proof) for proof in result.proofs],
    }
    return pack_arrays({**arrays, **duals}, words)


def unpack_result(content: bytes, pool: Pool, plan: Plan) -> Result:
    """Read what pack_result has packed, for the pool and the plan that it was made from."""
    arrays, words = unpack_arrays(content)
    columns = {name: arrays[name] for name in (*COLUMNS, *LISTED)}
    return Result(
        pool=pool,
        plan=plan,
        seed=words["seed"],
        trios=tuple((one, two, three) for one, two, three in words["trios"]),
        unmatched=tuple(Unmatched(person, Why(why)) for person, why in words["unmatched"]),
        levels=tuple(_read_level(level) for level in words["levels"]),
        proofs=tuple(_read_proof(place, entry, arrays) for place, entry in enumerate(words["proofs"])),
        is_refereed=True,
        is_reproducible=True,
        is_exact=words["is_exact"],
        compiled={},
        seconds={},
        **columns,
    )


def _list_duals(proofs: tuple[Proof, ...]) -> Iterator[tuple[str, NDArray[Any]]]:
    """List the prices of all proofs under names that tell the proof, and the trio where they are for one."""
    for place, proof in enumerate(proofs):
        yield from _name_duals(str(place), proof.duals)
        for number, trio in enumerate(proof.trios):
            yield from _name_duals(f"{place}.{number}", trio.duals)


def _name_duals(name: str, duals: Duals) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{name}:people", duals.people
    yield f"{name}:seats", duals.seats
    yield from ((f"{name}:sets.{part}", getattr(duals.odd_sets, part)) for part in SETS)


def _read_duals(name: str, arrays: Arrays) -> Duals:
    sets = NestedSets(*(arrays[f"{name}:sets.{part}"] for part in SETS))
    return Duals(arrays[f"{name}:people"], arrays[f"{name}:seats"], sets)


def _write_proof(proof: Proof) -> dict[str, Any]:
    return {
        "claim": proof.claim.value,
        "at": proof.at,
        "weights": asdict(proof.weights),
        "bound": proof.bound,
        "has_trio": proof.has_trio,
        "trios": [[trio.trio, trio.is_impossible] for trio in proof.trios],
    }


def _read_proof(place: int, entry: dict[str, Any], arrays: Arrays) -> Proof:
    trios = tuple(
        TrioProof((members[0], members[1], members[2]), _read_duals(f"{place}.{number}", arrays), is_impossible)
        for number, (members, is_impossible) in enumerate(entry["trios"])
    )
    weights = Weights(**{**entry["weights"], "tiers": tuple(entry["weights"]["tiers"])})
    claim, duals = Claim(entry["claim"]), _read_duals(str(place), arrays)
    return Proof(claim, entry["at"], weights, entry["bound"], duals, trios, entry["has_trio"])


def _read_level(entry: dict[str, Any]) -> Level:
    return Level(**{**entry, "claim": Claim(entry["claim"])})
