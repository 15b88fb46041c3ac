"""Lists of the applications of a round, newest first, page by page, and what happened to one of them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries.finding import find_application
from pairloom.domain.applications.rules.setting_aside import ASIDE, BEFORE_MEETING
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs.models import Round

PAGE = 50
MOST_FOUND = 50
MOST_STEPS = 100


@dataclass(frozen=True)
class WantedApplications:
    """Which applications are wanted.

    states     empty: in whatever state
    country    "": of whatever country
    countries  the only ones that the reader may see; none: all of them
    """

    states: tuple[ApplicationState, ...] = ()
    country: str = ""
    countries: frozenset[str] | None = None


@dataclass(frozen=True)
class ApplicationPage:
    """Applications of one page; `older` is where the next page begins, none on the last one."""

    applications: list[Application]
    older: int | None = None


def list_applications(
    round_: Round, wanted: WantedApplications, *, before: int | None = None, size: int = PAGE
) -> ApplicationPage:
    """List applications without their answers, the newest first; `before` is the `older` of the page above."""
    rows = _list_wanted(round_, wanted)
    below = rows if before is None else rows.filter(pk__lt=before)
    found = list(below.order_by("-pk")[: size + 1])
    return ApplicationPage(found[:size], older=found[size - 1].pk if len(found) > size else None)


def search_applications(round_: Round, words: str, *, most: int = MOST_FOUND) -> list[Application]:
    """Search applications by a part of the name or the address, the newest first; one query."""
    wanted = words.replace("\0", "").strip()
    if not wanted:
        return []
    # SQLite compares only the letters a to z whatever their capitals: other ones are tried as people write them.
    spellings = {wanted, wanted.lower(), wanted.title()}
    named = Q(person__email__icontains=wanted)
    for spelling in sorted(spellings):
        named |= Q(name__icontains=spelling)
    return list(_list_wanted(round_, WantedApplications()).filter(named).order_by("-pk")[:most])


def find_round_application(round_: Round, key: str) -> Application | None:
    """Find an application by its key, if it belongs to a round."""
    found = find_application(key)
    return found if found is not None and found.round_id == round_.pk else None


def list_aside(round_: Round) -> QuerySet[Application]:
    """List who was taken out of the match of a round because no partner was found; nobody once pairs are introduced."""
    told_later = round_.state in BEFORE_MEETING
    rows = Application.objects.filter(round=round_, state__in=list(ASIDE), why=Why.NO_PARTNER)
    return (rows if told_later else rows.none()).select_related("person").defer("answers").order_by("name", "id")


def list_steps(application: Application) -> list[JournalEntry]:
    """List what happened to an application, oldest first, and who did it; one query."""
    lines = JournalEntry.objects.filter(about=f"application:{application.pk}").select_related("by")
    return list(lines.order_by("-id")[:MOST_STEPS])[::-1]


def list_decided(round_: Round) -> QuerySet[Application]:
    """List the applications of a round in order of arrival, for the list of decisions, without their answers."""
    rows = Application.objects.filter(round=round_).select_related("person").defer("answers")
    return rows.order_by("received_at", "id")


def countries_of(round_: Round) -> list[str]:
    """List the countries that applications of a round name, in order of their codes; one query."""
    named = Application.objects.filter(round=round_).exclude(country="").order_by("country")
    return list(named.values_list("country", flat=True).distinct())


def _list_wanted(round_: Round, wanted: WantedApplications) -> QuerySet[Application]:
    rows = Application.objects.filter(round=round_).select_related("person").defer("answers")
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.country:
        rows = rows.filter(country=wanted.country)
    return rows if wanted.countries is None else rows.filter(country__in=sorted(wanted.countries))
