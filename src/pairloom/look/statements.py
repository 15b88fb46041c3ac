"""Show what is stated about a match: the same on the public page and for auditors."""

from dataclasses import dataclass

from babel.numbers import format_decimal

from pairloom.domain.pairs.queries import Statement
from pairloom.domain.pairs.wording import say_bound, say_level
from pairloom.look.locales import find_locale


@dataclass(frozen=True)
class ShownLevel:
    """One level in words: what was reached, and whether more is possible."""

    words: str
    bound: str
    is_proven: bool


@dataclass(frozen=True)
class ShownStatement:
    """A statement with its numbers written as the reader writes them."""

    stated: Statement
    plan: list[str]
    levels: list[ShownLevel]
    placed: str
    pairs: str
    trios: str
    countries: str
    mean: str
    offered: str
    value: str
    bound: str
    versions: str


def show_statement(stated: Statement, plan: list[str]) -> ShownStatement:
    """Prepare a statement for a page, with its plan in sentences."""
    levels = [
        ShownLevel(say_level(one, write=write_number), say_bound(one, write=write_number), one.is_proven)
        for one in stated.levels
    ]
    names = ("placed", "pairs", "trios", "countries", "mean", "offered", "value", "bound")
    numbers = {name: write_number(getattr(stated, name)) for name in names}
    versions = ", ".join(f"{name} {version}" for name, version in sorted(stated.versions.items()))
    return ShownStatement(stated=stated, plan=plan, levels=levels, versions=versions, **numbers)


def write_number(number: int) -> str:
    """Write a number as the reader does."""
    return str(format_decimal(number, locale=find_locale()))
