"""Give the lists of words, countries and zones that lie beside this file; they are meant to be edited."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_list(name: str) -> dict[str, Any]:
    """Load the list of this name, for example "countries"."""
    content = resources.files(__name__).joinpath(f"{name}.toml").read_bytes()
    return tomllib.loads(content.decode("utf-8"))
