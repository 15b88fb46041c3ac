"""The page of one import: what the file would do, what was found in it, how its columns are read; what was done."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.models import ImportRun
from pairloom.domain.applications.queries import importing as queries
from pairloom.domain.applications.services import importing
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.access import find_led_round, read_number, read_person
from pairloom.doors.backoffice.imports.fields import name_meanings
from pairloom.doors.backoffice.imports.showing import list_columns, list_lines, list_piles, name_pile
from pairloom.look.refusals import say_refusal


@require_safe
def show_import(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show an import: what it would do while it waits, else what it did."""
    round_ = find_led_round(request, slug)
    run = find_or_404(round_, number)
    if run.done_at is not None:
        is_silent = run.asked_at is not None and run.asked_at == run.done_at
        shown = {"round": round_, "run": run, "is_possible": queries.takes_imports(round_), "is_silent": is_silent}
        return render(request, "backoffice/imports/done.html", shown)
    return render(request, "backoffice/imports/look.html", prepare(request, round_, run))


@require_POST
def correct_columns(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Read the columns as the organiser says, and show what the file would do then."""
    round_ = find_led_round(request, slug)
    run = find_or_404(round_, number)
    chosen = {one.heading: request.POST.get(f"column-{one.number}", "") for one in list_columns(run)}
    try:
        importing.correct_columns(
            run,
            columns=chosen,
            date_order=request.POST.get("date_order", ""),
            by=read_person(request),
            now=clock.now(),
        )
        messages.success(request, _("The file is read in this way now."))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_import", round_.slug, run.pk)


def find_or_404(round_: Round, number: int) -> ImportRun:
    """Find an import of a round; that of another one does not exist here."""
    run = queries.find_import(round_, number)
    if run is None:
        raise Http404
    return run


def prepare(request: HttpRequest, round_: Round, run: ImportRun) -> dict[str, object]:
    """Prepare what the page of a waiting file shows; the first kind of finding is open unless another is chosen."""
    piles = list_piles(run.findings)
    first = piles[0][1][0].kind if piles else ""
    kind = request.GET.get("kind", first)
    form = read_form(round_.form.document) if round_.form else None
    return {
        "round": round_,
        "run": run,
        "numbers": run.numbers,
        "columns": list_columns(run),
        "meanings": name_meanings(queries.list_column_meanings(round_), form) if form else [],
        "piles": piles,
        "kind": kind,
        "pile": name_pile(kind),
        "page": list_lines(run.findings, kind=kind, number=read_number(request, "page") or 1),
        "same": queries.find_same_import(round_, run.sha256),
        "is_possible": queries.takes_imports(round_),
    }
