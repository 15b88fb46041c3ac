import numpy as np

from pairloom.matching.blossom.heaps import earliest, empty, has_room, pop, push
from pairloom.matching.blossom.layout import FAR, make_heap


def test_entries_come_out_in_the_order_of_their_keys(rng: np.random.Generator) -> None:
    heap = make_heap(500)
    keys = rng.integers(-50, 50, 500).tolist()
    for item, key in enumerate(keys):
        push(heap, key, item)
    items = []
    for key in sorted(keys):
        assert earliest(heap) == key
        items.append(pop(heap))
        assert keys[items[-1]] == key
    assert sorted(items) == list(range(500))
    assert earliest(heap) == FAR


def test_a_heap_knows_its_room() -> None:
    heap = make_heap(3)
    push(heap, 5, 0)
    assert has_room(heap, 2)
    assert not has_room(heap, 3)
    empty(heap)
    assert has_room(heap, 3)
    assert earliest(heap) == FAR
