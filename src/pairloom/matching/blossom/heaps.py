"""Binary heaps of (key, payload) in one array of records: the root is entry 1, and entry 0 counts.

Entries are never changed or erased in the middle; whoever pops one verifies that it is still true.
"""

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom.compiling import compiled
from pairloom.matching.blossom.layout import FAR


@compiled
def push(heap: NDArray[np.void], key: int, item: int) -> None:
    """Add an entry; the caller has made sure of the room. O(log size)."""
    size = heap[0].key + 1
    heap[0].key = size
    place = size
    while place > 1 and heap[place >> 1].key > key:
        heap[place].key = heap[place >> 1].key
        heap[place].payload = heap[place >> 1].payload
        place >>= 1
    heap[place].key = key
    heap[place].payload = item


@compiled
def earliest(heap: NDArray[np.void]) -> int:
    """Return the smallest key, FAR if the heap is empty."""
    return int(heap[1].key) if heap[0].key > 0 else FAR


@compiled
def pop(heap: NDArray[np.void]) -> int:
    """Remove the entry with the smallest key and return its item. O(log size)."""
    item = heap[1].payload
    size = heap[0].key - 1
    heap[0].key = size
    key = heap[size + 1].key
    place, child = 1, 2
    while child <= size:
        if child < size and heap[child + 1].key < heap[child].key:
            child += 1
        if heap[child].key >= key:
            break
        heap[place].key = heap[child].key
        heap[place].payload = heap[child].payload
        place, child = child, 2 * child
    heap[place].key = key
    heap[place].payload = heap[size + 1].payload
    return int(item)


@compiled
def has_room(heap: NDArray[np.void], wanted: int) -> bool:
    """Tell whether so many more entries fit."""
    return bool(heap[0].key + wanted < len(heap))


@compiled
def empty(heap: NDArray[np.void]) -> None:
    """Forget all entries."""
    heap[0].key = 0
