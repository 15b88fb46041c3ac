"""Why a run is out of date, in words: who left, who came, whose answers changed, which rulings it does not know."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import Staleness
from pairloom.doors.backoffice.templatetags.office import number


def describe_stale(run: MatchRun | None) -> dict[str, object]:
    """Describe why a run is out of date; nothing of none."""
    staleness = Staleness() if run is None else queries.read_staleness(run)
    named = queries.name_applications(staleness.withdrawn + staleness.missing + staleness.changed) if staleness else []
    return {"is_stale": bool(staleness), "stale_words": list(say_stale(staleness)), "stale_people": named}


def say_stale(staleness: Staleness) -> Iterator[str]:
    """Say each reason in a sentence."""
    for count, sentence in (
        (len(staleness.withdrawn), _say_withdrawn),
        (len(staleness.missing), _say_missing),
        (len(staleness.changed), _say_changed),
    ):
        if count:
            yield sentence(count)
    if staleness.rulings_changed:
        yield _("You decided something that this match does not know yet.")


def name_person(application: Application) -> str:
    """Name somebody."""
    return application.name or application.person.name or application.person.email


def _say_withdrawn(count: int) -> str:
    words = ngettext("%(number)s person has no place any more.", "%(number)s people have no place any more.", count)
    return words % {"number": number(count)}


def _say_missing(count: int) -> str:
    words = ngettext("%(number)s person got a place since.", "%(number)s people got a place since.", count)
    return words % {"number": number(count)}


def _say_changed(count: int) -> str:
    words = ngettext("%(number)s person changed an answer since.", "%(number)s people changed an answer since.", count)
    return words % {"number": number(count)}
