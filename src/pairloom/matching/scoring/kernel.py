"""Score one person against a block of others: a few table look-ups and one count of shared bits a pair.

The only place that scores in compiled code. Every pass over pairs calls `prepare_row` once for a person and
`fill_block` for each block of others, and reads packed numbers: points toward the other in the low 32 bits, points back
in the high ones, negative where the pair may not meet. About 4 ns a pair and core.
"""

from typing import Any, NamedTuple

import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_inside
from pairloom.matching.scoring.grouping import BROKEN

BLOCK = 1024
COARSE = 10
BINS = 1 << COARSE
FUSED = 4
WORD = 64
LOW = (1 << 32) - 1


class Scratch(NamedTuple):
    """Hold what a pass writes on while it looks at one row: its own for each thread.

    line int64[sum of counts], block int64[BLOCK], points int32[n], bins int64[2 * BINS]; of a block's pairs: forth and
    back int32[BLOCK], the rel of each direction, and weights int64[BLOCK]; thin int32[sum of counts], gifts int32[65]
    """

    line: NDArray[np.int64]
    block: NDArray[np.int64]
    forth: NDArray[np.int32]
    back: NDArray[np.int32]
    weights: NDArray[np.int64]
    points: NDArray[np.int32]
    bins: NDArray[np.int64]
    thin: NDArray[np.int32]
    gifts: NDArray[np.int32]


class Form(NamedTuple):
    """Hold a compiled pool and plan as flat arrays, for compiled code.

    classes uint16[g, n], the class of each person in each table; tables lie one after the other in ``codes`` and
    ``palette``, from the starts given. masks uint64[o, n] are the items of each overlap column, kinds uint16[o, n] the
    class of each person in it, ``shared`` its packed points by own kind, other kind and number of shared items, at
    most ``most``. skip[skip_start[i]:skip_start[i+1]] are the rows that person i may not meet besides.
    """

    classes: NDArray[np.uint16]
    counts: NDArray[np.int64]
    codes: NDArray[np.uint16]
    code_start: NDArray[np.int64]
    palette: NDArray[np.int64]
    palette_start: NDArray[np.int64]
    line_start: NDArray[np.int64]
    masks: NDArray[np.uint64]
    kinds: NDArray[np.uint16]
    shared: NDArray[np.int64]
    shared_start: NDArray[np.int64]
    kind_counts: NDArray[np.int64]
    most: NDArray[np.int64]
    skip_start: NDArray[np.int64]
    skip: NDArray[np.int32]


def make_scratch(form: Form) -> Scratch:
    """Make room to write on for one thread."""
    people = form.classes.shape[1]
    return Scratch(
        np.empty(int(form.counts.sum()), np.int64),
        np.empty(BLOCK, np.int64),
        np.empty(BLOCK, np.int32),
        np.empty(BLOCK, np.int32),
        np.empty(BLOCK, np.int64),
        np.empty(people, np.int32),
        np.empty(2 * BINS, np.int64),
        np.empty(int(form.counts.sum()), np.int32),
        np.empty(WORD + 1, np.int32),
    )


@intrinsic
def _count_bits(typing_context, word):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG001
    """Count the bits of a 64-bit word by the processor's own instruction."""

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG001
        kind = ir.IntType(64)
        function = builder.module.declare_intrinsic("llvm.ctpop", [kind])
        return builder.call(function, arguments)

    return types.int64(types.uint64), generate


count_bits: Any = _count_bits


@compiled
def prepare_row(form: Form, row: int, line: NDArray[np.int64]) -> None:
    """Write what each class of each table gives to this row: ``line`` int64[sum of counts]."""
    for table in range(len(form.counts)):
        count = form.counts[table]
        code = form.code_start[table] + form.classes[table, row] * count
        palette, to = form.palette_start[table], form.line_start[table]
        for other in range(count):
            line[to + other] = form.palette[palette + form.codes[code + other]]


@compiled
def fill_block(form: Form, row: int, start: int, stop: int, line: NDArray[np.int64], block: NDArray[np.int64]) -> None:
    """Write the packed points of the row and each of start..stop into block[0 : stop - start]."""
    if len(form.most) == 1 and len(form.counts) == FUSED:
        _add_all(form, row, start, stop, line, block)
    else:
        _add_tables(form, start, stop, line, block)
        for column in range(len(form.most)):
            _add_shared(form, column, row, start, stop, block)
    for place in range(form.skip_start[row], form.skip_start[row + 1]):
        if start <= form.skip[place] < stop:
            block[form.skip[place] - start] = BROKEN
    if start <= row < stop:
        block[row - start] = BROKEN


@compiled
def _add_all(form: Form, row: int, start: int, stop: int, line: NDArray[np.int64], block: NDArray[np.int64]) -> None:
    """Add up everything at once, for the usual plan: a block is written once, and not read again for each column."""
    classes, starts = form.classes, form.line_start
    one, two, three, four = line[starts[0] :], line[starts[1] :], line[starts[2] :], line[starts[3] :]
    first, second, third, fourth = classes[0], classes[1], classes[2], classes[3]
    most, masks, kinds = form.most[0], form.masks[0], form.kinds[0]
    mine, size = masks[row], np.uint64(most + 1)
    base = kinds[row] * form.kind_counts[0] * (most + 1)
    points = form.shared[base : base + form.kind_counts[0] * (most + 1)]
    for other in range(start, stop):
        common = np.uint64(min(count_bits(mine & masks[other]), most))
        block[other - start] = (
            one[first[other]]
            + two[second[other]]
            + three[third[other]]
            + four[fourth[other]]
            + points[kinds[other] * size + common]
        )


@compiled
def _add_tables(form: Form, start: int, stop: int, line: NDArray[np.int64], block: NDArray[np.int64]) -> None:
    """Add up what each table gives; codes without a sign spare the compiled code a look for negative places."""
    classes, starts = form.classes, form.line_start
    one, two, three, four = line[starts[0] :], line[starts[1] :], line[starts[2] :], line[starts[3] :]
    first, second, third, fourth = classes[0], classes[1], classes[2], classes[3]
    for other in range(start, stop):
        block[other - start] = one[first[other]] + two[second[other]] + three[third[other]] + four[fourth[other]]
    for table in range(FUSED, len(form.counts)):
        more, numbers = line[starts[table] :], classes[table]
        for other in range(start, stop):
            block[other - start] += more[numbers[other]]


@compiled
def _add_shared(form: Form, column: int, row: int, start: int, stop: int, block: NDArray[np.int64]) -> None:
    most, masks, kinds = form.most[column], form.masks[column], form.kinds[column]
    mine = masks[row]
    size = np.uint64(most + 1)
    base = form.shared_start[column] + kinds[row] * form.kind_counts[column] * (most + 1)
    points = form.shared[base : base + form.kind_counts[column] * (most + 1)]
    for other in range(start, stop):
        common = np.uint64(min(count_bits(mine & masks[other]), most))
        block[other - start] += points[kinds[other] * size + common]


@compiled_inside
def are_apart(form: Form, row: int, other: int) -> bool:
    """Tell whether two rows are one and the same person, or listed as people who may not meet."""
    for place in range(form.skip_start[row], form.skip_start[row + 1]):
        if form.skip[place] == other:
            return True
    return row == other


@compiled_inside
def share_points(form: Form, column: int, row: int, other: int) -> int:
    """Score what two people share of one column of items: packed points."""
    most, kinds = form.most[column], form.kinds[column]
    common = min(count_bits(form.masks[column, row] & form.masks[column, other]), most)
    base = (kinds[row] * form.kind_counts[column] + kinds[other]) * (most + 1)
    packed: int = form.shared[form.shared_start[column] + base + common]
    return packed


@compiled_inside
def score_pair(form: Form, row: int, other: int) -> int:
    """Score one pair by itself: its packed points, without preparing a row."""
    if are_apart(form, row, other):
        return BROKEN
    packed = 0
    for table in range(len(form.counts)):
        code = form.code_start[table] + form.classes[table, row] * form.counts[table] + form.classes[table, other]
        packed += form.palette[form.palette_start[table] + form.codes[code]]
    for column in range(len(form.most)):
        packed += share_points(form, column, row, other)
    return packed
