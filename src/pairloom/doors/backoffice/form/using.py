"""The page on which an open round takes the newest questions, with what that means for those who have answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.catalogue import Form, choose_words
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.form.finding import find_edited, find_versions
from pairloom.look.refusals import say_refusal


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def use_form(request: HttpRequest, slug: str, word: str) -> HttpResponse:
    """Say what changes for an open round when it asks the newest questions; on a press let it."""
    program = find_edited(request, slug)
    newest = find_versions(program)[0]
    found = [one for one in queries.rounds_to_switch(newest) if one.slug == word]
    if not found:
        raise Http404
    if request.method == "POST":
        return press(request, found[0])
    form, language = queries.read_questions(newest), get_language() or "en"
    before = queries.read_questions(found[0].form) if found[0].form else Form((), ())
    shown = {
        "program": program,
        "round": found[0],
        "newest": newest,
        "new": list_only(form, before, language),
        "gone": list_only(before, form, language),
    }
    return render(request, "backoffice/form/use.html", shown)


def press(request: HttpRequest, round_: Round) -> HttpResponse:
    """Let the round ask the newest questions."""
    newest = queries.newest_form(round_.program)
    try:
        services.use_form(round_, newest, by=read_person(request), now=clock.now())
    except Refused as refusal:
        messages.error(request, say_refusal(refusal))
    else:
        messages.success(request, _("The round asks the new questions from now on."))
    return redirect("office_form", round_.program.slug)


def list_only(form: Form, other: Form, language: str) -> list[str]:
    """List the questions of a form that another does not have."""
    return [choose_words(one.label, language) for one in form.questions if other.find(one.name) is None]
