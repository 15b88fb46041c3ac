"""The list of what partners reported: what waits, and what is settled."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.pairs import queries
from pairloom.doors.backoffice.access import read_number, read_person
from pairloom.doors.backoffice.concerns.seeing import may_see
from pairloom.doors.backoffice.concerns.words import KINDS

SETTLED = "settled"


@require_safe
def list_concerns(request: HttpRequest) -> HttpResponse:
    """List reports of one pile, newest first, without their words."""
    if not may_see(request):
        raise Http404
    is_settled, before = request.GET.get("pile") == SETTLED, read_number(request, "before")
    today = clock.now().date()
    page = queries.list_concerns(read_person(request), is_settled=is_settled, before=before, today=today)
    pile = f"pile={SETTLED}&" if is_settled else ""
    shown = {
        "concerns": [(KINDS[each.kind][0], each) for each in page.concerns],
        "is_settled": is_settled,
        "is_first": before is None,
        "older": f"?{pile}before={page.older}" if page.older else "",
        "first": f"?{pile}" if pile else request.path,
    }
    return render(request, "backoffice/concerns/list.html", shown)
