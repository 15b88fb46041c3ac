"""Members of pairs as plain values, for tests of words."""

from typing import Any

from pairloom.domain.pairs.wording import Side
from pairloom.domain.programs.catalogue import load_template
from tests.domain.pairs.introductions import AMINA, WANJIRU

FORM = load_template("librarians").form


def make_amina(**fields: Any) -> Side:
    """Make a librarian of Dakar."""
    standard: dict[str, Any] = {
        "number": 1, "name": "Amina Diallo", "country": "SN", "form": FORM, "zone": "Africa/Dakar",
        "address": "amina@example.org", "answers": AMINA,
    }  # fmt: skip
    return Side(**standard | fields)


def make_wanjiru(**fields: Any) -> Side:
    """Make a librarian of Kisumu."""
    standard: dict[str, Any] = {
        "number": 2, "name": "Wanjiru Kamau", "country": "KE", "form": FORM, "zone": "Africa/Nairobi",
        "address": "wanjiru@example.org", "answers": WANJIRU,
    }  # fmt: skip
    return Side(**standard | fields)


def hide(side: Side) -> Side:
    """Give what is left of somebody who has not agreed to share."""
    return Side(number=side.number, name="", country=side.country, form=side.form, shares=False)
