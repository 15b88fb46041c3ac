"""What a search returns: the matching, its duals, and its odd sets."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.layout import State
from pairloom.matching.blossom.settle import order_leaves


@dataclass(frozen=True)
class OddSets:
    """Hold odd sets of vertices with a positive dual each, in the units of the vertex duals.

    Sets are nested or apart. They are kept as ranges of one order of the vertices, because writing thousands of nested
    sets out would take quadratic memory; `members` and `starts` do write them out, on demand.
    """

    order: NDArray[np.int32]  # (n,) all vertices
    begins: NDArray[np.int32]  # (k,) set i is order[begins[i]:ends[i]]
    ends: NDArray[np.int32]  # (k,)
    dual: NDArray[np.int64]  # (k,) z > 0

    def __len__(self) -> int:
        """Return the number of sets."""
        return len(self.dual)

    def members_of(self, i: int) -> NDArray[np.int32]:
        """Return the vertices of set i."""
        return self.order[self.begins[i] : self.ends[i]]

    @cached_property
    def members(self) -> NDArray[np.int32]:
        """Return the vertices of all sets, one set after the other; set i is members[starts[i]:starts[i + 1]]."""
        return np.concatenate([np.empty(0, np.int32), *(self.members_of(i) for i in range(len(self)))])

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Return where each set begins in `members`, and at the end their length; shape (k + 1,)."""
        return np.concatenate([[0], np.cumsum(self.ends - self.begins, dtype=np.int64)])


@dataclass(frozen=True)
class Matching:
    """Hold a matching with the duals that prove it.

    The duals belong to weights times 4, plus 4 times `lift`: for every edge (u, v) of weight w,
    dual[u] + dual[v] + (duals of the odd sets that hold u and v) >= 4 (w + lift), no dual is negative, and
    4 (weight of the matching + lift * pairs) = sum of dual + sum over odd sets of dual * (size // 2).
    """

    mate: NDArray[np.int32]  # (n,) partner, or -1
    dual: NDArray[np.int64]  # (n,)
    lift: int  # what was added to every weight so that pairs count most; 0 without max_cardinality
    odd_sets: OddSets

    def spread(self) -> NDArray[np.int64]:
        """Give duals of vertices alone that cover every edge: each member of an odd set bears half of its dual.

        Edges within an innermost set that were tight stay so; for each set, one pair or two become loose.
        """
        sets, dual = self.odd_sets, self.dual.copy()
        borne = np.zeros(len(sets.order) + 1, np.int64)
        np.add.at(borne, sets.begins, sets.dual)
        np.subtract.at(borne, sets.ends, sets.dual)
        dual[sets.order] += (borne.cumsum()[:-1] + 1) // 2
        return dual


def read_answer(state: State, lift: int) -> Matching:
    """Copy the answer out of the state of a finished search. O(n)."""
    n = len(state.vertices)
    order, place = order_leaves(state)
    real = state.blossoms[n:]
    kept = real[(real["leaf_count"] > 0) & (real["dual"] > 0)]
    begins = place[kept["leaf_first"]]
    return Matching(
        mate=state.blossoms["mate_out"][:n].copy(),
        dual=state.vertices["dual"].copy(),
        lift=lift,
        odd_sets=OddSets(order=order, begins=begins, ends=begins + kept["leaf_count"], dual=kept["dual"].copy()),
    )
