"""Put people in an order in which a pass can leave out most pairs at a glance.

Of the points that a partner can bring, the largest part depends on the items that two people share in one column, as a
rule. Counting shared items is cheap; what all else can add at most is known of each person. So people lie by their
kind in that column, and a pass weighs only those whose shared items could be enough.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled, compiled_inside
from pairloom.matching.scoring.kernel import FUSED, LOW, Form, Scratch, count_bits, prepare_row, share_points

MOST_GAINS = 128
BARRED = -(1 << 26)


class Shelf(NamedTuple):
    """Hold people in the order of their kinds: order int32[n] (rows), starts int64[k + 1] (places of each kind).

    places   int32[n], the place of each row
    masks    uint64[n], the items of each person, in that order; classes uint16[g, n], the class in each table
    items    uint64[n], those of each row; kinds uint16[n], the kind of each row
    rest     int32[n], of each row: the most points toward anybody besides those for shared items
    shared   int64[k, k, most + 1], packed points by own kind, other kind and number of shared items
    others   int64[...], the other columns of items
    """

    order: NDArray[np.int32]
    starts: NDArray[np.int64]
    places: NDArray[np.int32]
    masks: NDArray[np.uint64]
    classes: NDArray[np.uint16]
    items: NDArray[np.uint64]
    kinds: NDArray[np.uint16]
    rest: NDArray[np.int32]
    shared: NDArray[np.int64]
    others: NDArray[np.int64]


def shelve(form: Form, size: int) -> Shelf:
    """Shelve the first ``size`` people by the column of items that brings most; all are of one kind without any."""
    lead, people = choose_lead(form), form.classes.shape[1]
    rest = np.zeros(people, np.int64)
    for table in range(len(form.counts)):
        highest = np.zeros(int(form.counts[table]), np.int64)
        find_highest(form, table, highest)
        rest += highest[form.classes[table]]
    for column in range(len(form.most)):
        if column != lead:
            rest += measure_most(form, column)
    masks, kinds, shared = np.zeros(people, np.uint64), np.zeros(people, np.uint16), np.zeros((1, 1, 1), np.int64)
    if lead >= 0:
        masks, kinds, shared = form.masks[lead], form.kinds[lead], read_shared(form, lead)
    order = np.argsort(kinds[:size], kind="stable").astype(np.int32)
    starts = np.searchsorted(kinds[order], np.arange(len(shared) + 1)).astype(np.int64)
    return Shelf(
        order=order,
        starts=starts,
        places=np.argsort(order).astype(np.int32),
        masks=masks[order],
        classes=np.ascontiguousarray(form.classes[:, order]),
        items=masks,
        kinds=kinds,
        rest=rest.astype(np.int32),
        shared=np.ascontiguousarray(shared),
        others=np.delete(np.arange(len(form.most)), lead) if lead >= 0 else np.arange(len(form.most)),
    )


def choose_lead(form: Form) -> int:
    """Choose the column of items that brings people most points; -1 where none has a table of a handy size."""
    totals = [-1]
    for column in range(len(form.most)):
        is_handy = 0 < read_shared(form, column).size <= MOST_GAINS * int(form.kind_counts[column])
        totals.append(int(measure_most(form, column).sum()) if is_handy else -1)
    return int(np.argmax(totals)) - 1


def measure_most(form: Form, column: int) -> NDArray[np.int64]:
    """Measure the most points that a column of items can bring each row."""
    points = (read_shared(form, column) & LOW).max(axis=(1, 2), initial=0)
    return np.asarray(points[form.kinds[column]], np.int64)


def read_shared(form: Form, column: int) -> NDArray[np.int64]:
    """Read the packed points of a column of items: int64[own kind, other kind, number shared]."""
    kinds, most, start = int(form.kind_counts[column]), int(form.most[column]), int(form.shared_start[column])
    return form.shared[start : start + kinds * kinds * (most + 1)].reshape(kinds, kinds, most + 1)


@compiled
def find_highest(form: Form, table: int, highest: NDArray[np.int64]) -> None:
    """Find the most points that a table gives each class toward another whom it may meet; 0 without any."""
    count, palette = form.counts[table], form.palette_start[table]
    for own in range(count):
        code = form.code_start[table] + own * count
        for other in range(count):
            packed = form.palette[palette + form.codes[code + other]]
            if packed >= 0:
                highest[own] = max(highest[own], packed & LOW)


@compiled_inside
def score_place(form: Form, shelf: Shelf, row: int, kind: int, place: int, line: NDArray[np.int64]) -> int:
    """Score a prepared row with the person at a place, of that kind: packed points, whether or not they are apart."""
    points = shelf.shared[shelf.kinds[row], kind]
    packed: int = points[min(count_bits(shelf.items[row] & shelf.masks[place]), len(points) - 1)]
    for table in range(shelf.classes.shape[0]):
        packed += line[form.line_start[table] + shelf.classes[table, place]]
    for number in range(len(shelf.others)):
        column, other = shelf.others[number], shelf.order[place]
        packed += share_points(form, column, row, other)
    return packed


@compiled
def fill_forth(form: Form, shelf: Shelf, row: int, kind: int, start: int, stop: int, scratch: Scratch) -> None:
    """Write a thin row's points toward places start..stop of one kind into ``forth``; negative if barred by a rule.

    Half as wide as packed points, and all tables of the usual plan at once.
    """
    thin, forth, gifts, mine = scratch.thin, scratch.forth, scratch.gifts, shelf.items[row]
    points = shelf.shared[shelf.kinds[row], kind]
    for shared in range(len(gifts)):
        gifts[shared] = points[min(shared, len(points) - 1)] & LOW
    one, two = thin[form.line_start[0] :], thin[form.line_start[1] :]
    three, four = thin[form.line_start[2] :], thin[form.line_start[3] :]
    first, second = shelf.classes[0][start:stop], shelf.classes[1][start:stop]
    third, fourth, masks = shelf.classes[2][start:stop], shelf.classes[3][start:stop], shelf.masks[start:stop]
    for place in range(len(masks)):
        gift = gifts[np.uint64(count_bits(mine & masks[place]))]
        forth[place] = one[first[place]] + two[second[place]] + three[third[place]] + four[fourth[place]] + gift
    for table in range(FUSED, len(form.counts)):
        more, numbers = thin[form.line_start[table] :], shelf.classes[table][start:stop]
        for place in range(len(numbers)):
            forth[place] += more[numbers[place]]
    for number in range(len(shelf.others)):
        for place in range(stop - start):
            forth[place] += share_points(form, shelf.others[number], row, shelf.order[start + place]) & LOW


@compiled
def prepare_thin(form: Form, row: int, scratch: Scratch) -> None:
    """Write what each class of each table gives this row, one way: ``thin`` int32[sum of counts]."""
    prepare_row(form, row, scratch.line)
    for place in range(len(scratch.thin)):
        scratch.thin[place] = scratch.line[place] & LOW if scratch.line[place] >= 0 else BARRED
