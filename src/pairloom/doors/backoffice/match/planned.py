"""What has changed about planned pairs since the match was confirmed: who withdrew, and who is kept apart by now."""

from dataclasses import dataclass

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import Member
from pairloom.domain.pairs.queries import Apart
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round


@dataclass(frozen=True)
class ShownApart:
    """Two planned partners who are kept apart: the number of their group, who they are, who else is in it."""

    number: int
    two: tuple[Member, ...]
    others: tuple[Member, ...]


def describe_planned(round_: Round, reader: Person) -> dict[str, object]:
    """Describe which planned pairs lost somebody, and which hold two who are kept apart; four queries."""
    return {"shrunk": queries.list_shrunk(round_), "apart": list_apart(round_, reader)}


def list_apart(round_: Round, reader: Person) -> list[ShownApart]:
    """List the planned partners who are kept apart, as a reader may know them; two queries."""
    told = list_told(round_, reader)
    groups = queries.read_planned_groups([one.group for one in told])
    return [show_apart(one, groups[one.group]) for one in told if one.group in groups]


def list_told(round_: Round, reader: Person) -> list[Apart]:
    """List the same without their names; what another wishes about the reader is not told to them."""
    return [one for one in queries.list_planned_apart(round_) if not one.is_secret_to(reader)]


def show_apart(apart: Apart, members: list[Member]) -> ShownApart:
    """Show two of a group who are kept apart."""
    two = tuple(one for one in members if one.application_id in apart.applications)
    return ShownApart(members[0].pair.number, two, tuple(one for one in members if one not in two))
