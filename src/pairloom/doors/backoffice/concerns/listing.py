"""The list of what partners reported: what waits, and what is settled."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.queries import ConcernPlace
from pairloom.domain.pairs.states import URGENT
from pairloom.doors.backoffice.access import read_number, read_person
from pairloom.doors.backoffice.concerns.seeing import may_see
from pairloom.doors.backoffice.concerns.words import KINDS

SETTLED = "settled"


@require_safe
def list_concerns(request: HttpRequest) -> HttpResponse:
    """List reports of one pile, without their words: the urgent ones that wait first, else newest first."""
    if not may_see(request):
        raise Http404
    is_settled, after = request.GET.get("pile") == SETTLED, read_place(request)
    today = clock.now().date()
    page = queries.list_concerns(read_person(request), is_settled=is_settled, after=after, today=today)
    pile = f"pile={SETTLED}&" if is_settled else ""
    shown = {
        "concerns": [(KINDS[each.kind][0], each.kind in URGENT and not is_settled, each) for each in page.concerns],
        "is_settled": is_settled,
        "is_first": after is None,
        "older": f"?{pile}{write_place(page.older)}" if page.older else "",
        "first": f"?{pile}" if pile else request.path,
    }
    return render(request, "backoffice/concerns/list.html", shown)


def read_place(request: HttpRequest) -> ConcernPlace | None:
    """Read from the address after which report a page begins; none for the first page."""
    number = read_number(request, "before")
    return None if number is None else ConcernPlace(number, is_urgent="urgent" in request.GET)


def write_place(place: ConcernPlace) -> str:
    """Write for an address after which report a page begins."""
    return f"before={place.number}&urgent" if place.is_urgent else f"before={place.number}"
