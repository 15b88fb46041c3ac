"""One way to compile: cached on disk, and without Python's global lock."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Compile a function on its first call and keep the machine code on disk.

    The lock is released while it runs, so threads may solve side by side. The cache of a function is renewed when
    its own file changes, not when a file that it calls changes: after editing, remove `__pycache__`.
    """
    return cast("Function", njit(cache=True, nogil=True)(function))
