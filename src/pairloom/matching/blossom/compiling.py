"""How this package compiles: cached on disk, without Python's global lock, without counting references."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])

ALLOCATING: dict[str, Any] = {"cache": True, "nogil": True}
UNCOUNTED: dict[str, Any] = {**ALLOCATING, "_nrt": False}  # numba's own name for it, not in its type stubs


def compiled(function: Function) -> Function:
    """Compile a function that makes no new arrays, on its first call, and keep the machine code on disk.

    The lock is released while it runs, so threads may solve side by side. Counting references to arrays is switched
    off: the caller holds all of them, and counting took more than half of the time of a search. The cache of a function
    is renewed when its own file changes, not when a file that it calls changes: after editing, remove `__pycache__`.
    """
    return cast("Function", njit(**UNCOUNTED)(function))


def compiled_inside(function: Function) -> Function:
    """Compile a small function into each function that calls it.

    Handing over a record of many arrays takes longer than a few operations on them.
    """
    return cast("Function", njit(**UNCOUNTED, forceinline=True)(function))


def compiled_allocating(function: Function) -> Function:
    """Compile a function that makes new arrays; they are counted, as usual."""
    return cast("Function", njit(**ALLOCATING)(function))
