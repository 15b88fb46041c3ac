"""Read what a group has in common from what its members' rows keep toward each other."""

from collections.abc import Sequence
from itertools import permutations
from typing import Protocol

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Member
from pairloom.domain.pairs.wording.partners import NO_FACTS, Facts


class Seated(Protocol):
    """Somebody of a group."""

    @property
    def member(self) -> Member:
        """Give the row of the member."""

    @property
    def application(self) -> Application:
        """Give the application."""


def read_facts(one: Seated, other: Seated) -> Facts:
    """Read the facts of one member toward another."""
    return {**NO_FACTS, **one.member.facts.get(str(other.application.pk), {})}


def is_by_letters(members: Sequence[Seated]) -> bool:
    """Tell whether all members prefer letters, whatever their clocks say."""
    return all(read_facts(one, other)["letters"] for one, other in permutations(members, 2))
