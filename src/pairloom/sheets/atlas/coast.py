"""Load the coastlines that the site shows, for a page that must hold them itself."""

import re
from functools import cache
from pathlib import Path

import pairloom

DRAWING = Path(pairloom.__file__).parent / "static" / "look" / "world.svg"


@cache
def load_coast() -> str:
    """Load the land of the world as one path, in units of the map."""
    (land,) = re.findall(r'<path d="([^"]+)"', DRAWING.read_text(encoding="utf-8"))
    return " ".join(land.split())
