"""Join words to lists and choose between one and many."""

from collections.abc import Sequence


def join_words(words: Sequence[str], *, most: int | None = None, last: str = "and") -> str:
    """Join words as a person would: a, b and c; past ``most`` the rest is counted; a long last word gets a comma."""
    shown = list(words)
    if most is not None and len(shown) > most:
        shown = [*shown[:most], f"{len(words) - most:,} more"]
    if len(shown) < 2:
        return "".join(shown)
    comma = "," if len(shown) > 2 and " " in last else ""
    return f"{', '.join(shown[:-1])}{comma} {last} {shown[-1]}"


def count_things(count: int, one: str, many: str | None = None) -> str:
    """Count things in words: 1 person, 1,162 people."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def count_people(count: int) -> str:
    """Count people in words."""
    return count_things(count, "person", "people")


def say_share(share: float) -> str:
    """Say a share of 1 as a percentage, finer where it is small."""
    percent = 100 * share
    digits = 0 if percent >= 10 or not percent else 1 if percent >= 0.1 else 3
    return f"{percent:.{digits}f} %"
