"""All pairs of a run: by kind and country, page by page; a search that leaves no name in an address; a file."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import SeatKind
from pairloom.doors.backoffice.access import read_number, read_person
from pairloom.doors.backoffice.intake.applicants import LONGEST_SEARCH, read_country
from pairloom.doors.backoffice.intake.live import sort_countries
from pairloom.doors.backoffice.match.around import describe_around
from pairloom.doors.backoffice.match.exporting import write_pairs
from pairloom.doors.backoffice.match.finding import find_run
from pairloom.doors.backoffice.match.groups import show_group
from pairloom.doors.backoffice.match.words import KINDS, MEANINGS


@require_safe
def list_pairs(request: HttpRequest, slug: str) -> HttpResponse:
    """List pairs, by kind and country."""
    run, kind, country = find_run(request, slug), read_kind(request), read_country(request)
    before = read_number(request, "before") or 0
    page = queries.list_seats(run, kind=kind, country=country, before=before)
    further = request.GET.copy()
    further["before"] = str(page.further)
    shown = {
        "groups": [show_group(group) for group in page.groups],
        "kind": kind.value,
        "meaning": MEANINGS.get(kind, ""),
        "country": country,
        "is_filtered": kind is not SeatKind.ALL or bool(country),
        "further": f"?{further.urlencode()}" if page.further else "",
        "is_first": not before,
    }
    return show_list(request, run, shown)


@require_POST
def find_pairs(request: HttpRequest, slug: str) -> HttpResponse:
    """Search people of a run; that somebody looked is noted, for whom they looked is not."""
    run, words = find_run(request, slug), read_words(request)
    found = queries.search_seats(run, words)
    write_journal("pairs.searched", about=run, by=read_person(request), at=clock.now(), found=len(found))
    shown = {"groups": [show_group(group) for group in found], "is_search": True, "words": words, "is_first": True}
    return show_list(request, run, shown)


@require_POST
def export_pairs(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """Give all pairs as a file, and note who took it."""
    run = find_run(request, slug)
    content, kind = write_pairs(run, suffix)
    write_journal("pairs.exported", about=run, by=read_person(request), at=clock.now(), suffix=suffix)
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}-pairs-{run.number}.{suffix}"'
    return answer


def read_kind(request: HttpRequest) -> SeatKind:
    """Read a kind from the address; all pairs where it is none."""
    kind = request.GET.get("kind", "")
    return SeatKind(kind) if kind in set(SeatKind) else SeatKind.ALL


def read_words(request: HttpRequest) -> str:
    """Read what is searched for."""
    return request.POST.get("words", "")[:LONGEST_SEARCH].replace("\0", "")


def show_list(request: HttpRequest, run: MatchRun, shown: Mapping[str, object]) -> HttpResponse:
    """Show a list of groups, with what it can be narrowed by."""
    around = describe_around(run, "office_match_pairs") | {
        "kinds": [(kind.value, words) for kind, words in KINDS.items()],
        "countries": sort_countries(queries.countries_of_seats(run)),
    }
    return render(request, "backoffice/match/pairs.html", {**around, **shown})
