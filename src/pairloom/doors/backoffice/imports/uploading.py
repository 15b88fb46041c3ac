"""The page of a round's imports: upload a file, and see what was imported before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.applications.models import ImportRun
from pairloom.domain.applications.queries import importing as queries
from pairloom.domain.applications.services import importing
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.look.middleware import measures_itself
from pairloom.look.refusals import say_refusal

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_REQUEST = LARGEST_FILE + 64 * 1024
"""A form around a file: its other fields, and the lines between them."""


@measures_itself
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def list_imports(request: HttpRequest, slug: str) -> HttpResponse:
    """Refuse what is too large before a byte of it is read, which checking its token would do."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST:
        round_ = find_led_round(request, slug)
        return show_imports(request, round_, fault=_("This file is larger than 20 MB. Is it an export of a form?"))
    return open_imports(request, slug)


@csrf_protect
def open_imports(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the imports of a round; on a press keep the file and show what it would do."""
    round_ = find_led_round(request, slug)
    if request.method != "POST":
        return show_imports(request, round_)
    try:
        run = keep_file(request, round_)
    except Refused as refusal:
        return show_imports(request, round_, fault=say_refusal(refusal))
    if run is None:
        return show_imports(request, round_, fault=_("Please choose a file first."))
    return redirect("office_import", round_.slug, run.pk)


def keep_file(request: HttpRequest, round_: Round) -> ImportRun | None:
    """Keep the uploaded file; none where there was none."""
    file = request.FILES.get("file")
    if file is None:
        return None
    content = file.read(LARGEST_FILE + 1)
    return importing.upload_import(
        round_, content=content, filename=file.name or "", by=read_person(request), now=clock.now()
    )


def show_imports(request: HttpRequest, round_: Round, *, fault: str = "") -> HttpResponse:
    """Show the page, with what was wrong with a file."""
    shown = {
        "round": round_,
        "runs": queries.list_imports(round_),
        "is_possible": queries.takes_imports(round_),
        "fault": fault,
        "largest": LARGEST_FILE // 1024**2,
    }
    return render(request, "backoffice/imports/list.html", shown, status=422 if fault else 200)
