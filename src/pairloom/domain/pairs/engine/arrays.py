"""Pack the pool of a round as one archive of columns, so that a page can count on it with numpy alone."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.columns import Columns, Vocabulary
from pairloom.domain.pairs.engine.pools import Gathered
from pairloom.domain.pairs.engine.problem import take_family
from pairloom.domain.programs.catalogue import Form, read_form, write_form
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool

WORDS = "words"
FAMILIES = ("codes", "flags", "masks")


@dataclass(frozen=True, slots=True)
class Stored:
    """Hold an unpacked archive: columns of people who have no names and no numbers there."""

    people: int
    columns: Columns
    hours: NDArray[np.int16]
    form: Form
    plan: Plan
    vocabulary: Vocabulary

    def join(self, one: Columns) -> Pool:
        """Make a pool of all and, in its last row, one more."""
        ours = self.columns
        return Pool(
            ids=np.arange(self.people + 1, dtype=np.int64),
            codes={name: np.append(column, one.codes[name]) for name, column in ours.codes.items()},
            flags={name: np.append(column, one.flags[name]) for name, column in ours.flags.items()},
            masks={name: np.concatenate([column, one.masks[name]]) for name, column in ours.masks.items()},
            grids={names.HOURS: self.hours},
        )


def pack_pool(gathered: Gathered) -> bytes:
    """Pack a pool with its form, plan and vocabulary; numbers of people are left out."""
    zones, hours = _join_zones(gathered.vocabulary.zones, gathered.pool.grids[names.HOURS])
    pool = gathered.pool
    codes = {**pool.codes, names.ZONE: _follow(pool.codes[names.ZONE], gathered.vocabulary.zones, zones)}
    kinds = zip(FAMILIES, (codes, pool.flags, pool.masks), strict=True)
    arrays: dict[str, Any] = {f"{kind}.{name}": column for kind, columns in kinds for name, column in columns.items()}
    words = {
        "form": write_form(gathered.form),
        "plan": gathered.plan.to_dict(),
        "countries": gathered.vocabulary.countries,
        "regions": gathered.vocabulary.regions,
        "languages": gathered.vocabulary.languages,
        "zones": zones,
    }
    encoded = np.frombuffer(json.dumps(words).encode(), np.uint8)
    archive = io.BytesIO()
    np.savez_compressed(archive, allow_pickle=False, **{**arrays, names.HOURS: hours, WORDS: encoded})
    return archive.getvalue()


def unpack_pool(content: bytes) -> Stored:
    """Unpack what pack_pool has packed."""
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    words: dict[str, Any] = json.loads(arrays[WORDS].tobytes())
    codes, flags, masks = (take_family(arrays, kind) for kind in FAMILIES)
    return Stored(
        people=len(codes[names.COUNTRY]),
        columns=Columns(codes, flags, masks),
        hours=arrays[names.HOURS],
        form=read_form(words["form"]),
        plan=Plan.from_dict(words["plan"]),
        vocabulary=Vocabulary(
            tuple(words["countries"]), tuple(words["regions"]), tuple(words["languages"]), words["zones"]
        ),
    )


def _join_zones(zones: Mapping[str, int], hours: NDArray[np.int16]) -> tuple[dict[str, int], NDArray[np.int16]]:
    """Give one code to zones that share the same hours with every other: hundreds of zones become some dozen."""
    if not len(hours):
        return {}, hours
    _, first, inverse = np.unique(hours, axis=0, return_index=True, return_inverse=True)
    codes = inverse.reshape(-1).tolist()
    return {zone: codes[code] for zone, code in zones.items()}, hours[np.ix_(first, first)]


def _follow(column: NDArray[np.int16], before: Mapping[str, int], after: Mapping[str, int]) -> NDArray[np.int16]:
    """Write a column of zones in their new codes; -1 stays -1."""
    codes = np.full(len(before) + 1, -1, np.int16)
    for zone, code in before.items():
        codes[code] = after[zone]
    return codes[column]
