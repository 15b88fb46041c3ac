"""Watch a round while people apply: countries near their places, countries that are missing, totals for everybody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.queries.counting import CountryCount, count_by_country
from pairloom.domain.applications.rules import count_places
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.programs.models import Round

NEAR = 0.8
"""From which share of its places a country is near them."""
LEAST_TOLD = 20
"""From how many applications on the public is told how many there are: fewer could point at single people."""


class Fullness(StrEnum):
    """How a country stands against its places."""

    FREE = "free"
    NEAR = "near"
    FULL = "full"


@dataclass(frozen=True)
class Places:
    """How many people a country may have; `most` is none where the limit does not hold."""

    confirmed: int
    most: int | None

    def judge(self, count: int) -> Fullness:
        """Tell how a country with so many confirmed people stands."""
        if self.most is None or count < NEAR * self.most:
            return Fullness.FREE
        return Fullness.NEAR if count < self.most else Fullness.FULL

    def count_waiting(self, count: int) -> int:
        """Count who of a country with so many confirmed people would wait."""
        return 0 if self.most is None else max(0, count - self.most)


@dataclass(frozen=True)
class Watched:
    """A round as it is watched: each country with its counts, the places of a country, all applications."""

    countries: list[CountryCount]
    places: Places

    @property
    def near(self) -> list[CountryCount]:
        """List the countries that are near their places, or beyond."""
        return [one for one in self.countries if one.country and self.places.judge(one.confirmed) is not Fullness.FREE]

    @property
    def waiting(self) -> list[tuple[str, int]]:
        """List from which country how many people would wait if the round closed now."""
        counted = ((one.country, self.places.count_waiting(one.confirmed)) for one in self.countries if one.country)
        return [(country, number) for country, number in counted if number]


@dataclass(frozen=True)
class PublicTotals:
    """What everybody may know of a round while people apply."""

    applications: int
    countries: int


def watch_round(round_: Round) -> Watched:
    """Count a round by country, and what the limit of a country would be now; one query."""
    countries = count_by_country(round_)
    confirmed = sum(one.confirmed for one in countries)
    most = count_places(confirmed, share=round_.program.cap_share)
    return Watched(countries, Places(confirmed, most if most < confirmed else None))


def countries_before(round_: Round) -> set[str]:
    """List the countries from which people had a place in earlier rounds of the program; one query."""
    earlier = Application.objects.filter(round__program_id=round_.program_id, round_id__lt=round_.pk)
    placed = earlier.filter(state=ApplicationState.ACCEPTED).exclude(country="").order_by("country")
    return set(placed.values_list("country", flat=True).distinct())


def list_missing(watched: Watched, expected: Iterable[str]) -> list[str]:
    """List the countries that are expected and from which nobody has applied yet."""
    return sorted(set(expected) - {one.country for one in watched.countries})


def public_totals(rounds: Iterable[Round]) -> dict[int, PublicTotals]:
    """Count applications and countries for everybody, by round; one query, none without rounds.

    A round is left out while its applications are so few that they name people.
    """
    standing = Application.objects.filter(round__in=list(rounds)).exclude(state=ApplicationState.WITHDRAWN)
    rows = standing.order_by().values_list("round_id").annotate(Count("id"), Count("country", distinct=True))
    return {number: PublicTotals(count, countries) for number, count, countries in rows if count >= LEAST_TOLD}


def count_reasons(round_: Round) -> Counter[Why]:
    """Count why applications of a round were decided as they were; one query."""
    decided = Application.objects.filter(round=round_).exclude(state=ApplicationState.WITHDRAWN)
    rows = decided.order_by().values_list("why").annotate(Count("id"))
    return Counter({Why(why): count for why, count in rows})


def count_open_doubts(round_: Round) -> int:
    """Count the applications of a round about which a question is open."""
    doubts = Doubt.objects.filter(application__round=round_, answered_at=None)
    return doubts.values("application_id").distinct().count()
