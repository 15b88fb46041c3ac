"""The page of a form: its questions in order, the plan in sentences, its languages, versions and rounds."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs.wording import describe_plan
from pairloom.domain.programs import queries, services
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.form.finding import find_edited, find_versions, list_edited
from pairloom.doors.backoffice.form.showing import show_languages, show_sections
from pairloom.doors.backoffice.form.words import say_fault

STEPS = {"up": -1, "down": 1}


@login_required
@require_safe
def find_form(request: HttpRequest) -> HttpResponse:
    """Lead to the form of the first program whose form the reader may change."""
    for program in list_edited(request):
        return redirect("office_form", program.slug)
    raise Http404


@login_required
@require_safe
def show_form(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest version of a program's form."""
    program = find_edited(request, slug)
    versions = find_versions(program)
    form, language = queries.read_questions(versions[0]), get_language() or "en"
    shown = {
        "program": program,
        "programs": list_edited(request),
        "newest": versions[0],
        "versions": versions,
        "sections": show_sections(form, language),
        "languages": show_languages(form, program.language),
        "plan": describe_plan(form, program.plan, language),
        "behind": queries.rounds_to_switch(versions[0]),
    }
    return render(request, "backoffice/form/form.html", shown)


@login_required
@require_POST
def move_question(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Move a question one place up or down."""
    program = find_edited(request, slug)
    step = STEPS.get(request.POST.get("to", ""), 0)
    services.move_question(program, name, step=step, by=read_person(request), now=clock.now())
    return redirect(f"/office/programs/{program.slug}/form/#{name}")


@login_required
@require_POST
def remove_question(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Take a question away; where it must stay, the page of the form says why."""
    program = find_edited(request, slug)
    try:
        services.remove_question(program, name, by=read_person(request), now=clock.now())
    except Refused as refusal:
        messages.error(request, say_fault(refusal))
    else:
        messages.success(request, _("The question is gone. Answers that were given stay with the people."))
    return redirect("office_form", program.slug)
