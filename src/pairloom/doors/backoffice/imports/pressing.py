"""Buttons of an import: bring the people in, drop the file, undo it all."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pairloom import clock
from pairloom.domain.applications.models import ImportRun
from pairloom.domain.applications.services import importing
from pairloom.domain.applications.states import Known, Promise
from pairloom.domain.core.errors import Refused
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.imports.looking import find_or_404
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.doors.backoffice.templatetags.office import number as write_number
from pairloom.look.refusals import say_refusal


@require_POST
def press_import(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Do what was pressed, say what became of it, and go back."""
    round_ = find_led_round(request, slug)
    run = find_or_404(round_, number)
    act = PRESSES.get(request.POST.get("act", ""))
    if act is None:
        return refuse_press()
    try:
        messages.success(request, act(request, run))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    if act is drop:
        return redirect("office_imports", round_.slug)
    return redirect("office_import", round_.slug, run.pk)


def bring_in(request: HttpRequest, run: ImportRun) -> str:
    """Import everybody; what is not ticked leaves people as they are, and asks them to confirm."""
    done = importing.import_applications(
        run,
        known=Known.REPLACE if request.POST.get("replace") else Known.KEEP,
        promise=Promise.GIVEN if request.POST.get("promised") else Promise.ASK,
        by=read_person(request),
        now=clock.now(),
    )
    said = ngettext("%(count)s person was brought in.", "%(count)s people were brought in.", done.added)
    return said % {"count": write_number(done.added)}


def drop(request: HttpRequest, run: ImportRun) -> str:
    """Drop the file."""
    importing.drop_import(run, by=read_person(request), now=clock.now())
    return _("The file is gone. Nothing was brought in from it.")


def undo(request: HttpRequest, run: ImportRun) -> str:
    """Undo the whole import."""
    undone = importing.undo_import(run, by=read_person(request), now=clock.now())
    return _(
        "The import is undone: %(removed)s taken away, %(restored)s put back, %(left)s left because somebody has "
        "confirmed or changed them since."
    ) % {name: write_number(getattr(undone, name)) for name in ("removed", "restored", "left")}


PRESSES: dict[str, Callable[[HttpRequest, ImportRun], str]] = {"import": bring_in, "drop": drop, "undo": undo}
