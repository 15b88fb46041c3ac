"""Pages of letters: the list, one letter as it looks, and its HTML on a page that can do nothing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Scope, Wanted
from pairloom.doors.backoffice.access import for_readers, read_number, read_person
from pairloom.doors.backoffice.policies import does_nothing, may_frame_own
from pairloom.doors.backoffice.showing import show
from pairloom.doors.backoffice.words import GROUPS, list_kinds


@require_safe
@for_readers
def list_letters(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List letters by state, kind and person, newest first."""
    group, kind, person = request.GET.get("state", ""), request.GET.get("kind", ""), read_number(request, "person")
    states = GROUPS[group][1] if group in GROUPS else ()
    before = read_number(request, "before")
    page = office.list_letters(scope, Wanted(states=states, kind=kind, person=person), before=before)
    further = request.GET.copy()
    further["before"] = str(page.older)
    shown = {
        "letters": [show(letter) for letter in page.letters],
        "older": f"?{further.urlencode()}" if page.older else "",
        "is_first": before is None,
        "is_filtered": bool(states or kind or person),
        "groups": [(name, words[0]) for name, words in GROUPS.items()],
        "kinds": list_kinds(),
        "group": group,
        "kind": kind,
        "person": person,
        "named": show(page.letters[0]).reader if person and page.letters else "",
    }
    return render(request, "backoffice/letters.html", shown)


@require_POST
@for_readers
def find_reader(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Look for the letters of a person by address; the address stays out of the page's own address."""
    number = office.find_reader(scope, request.POST.get("address", "")[:320])
    about = f"person:{number}" if number else ""
    write_journal("letters.looked-up", about=about, by=read_person(request), at=clock.now())
    if number is None:
        messages.warning(request, _("There is no letter to a person with this address."))
        return redirect("office_letters")
    return redirect(f"{reverse('office_letters')}?person={number}")


@may_frame_own
@require_safe
@for_readers
def show_letter(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Show one letter: how it looks, where it is, what happened to it, what can be done."""
    letter = find_or_404(scope, number)
    may = office.list_presses(letter)
    shown = {"shown": show(letter), "letter": letter, "steps": office.list_steps(letter), "may": may}
    return render(request, "backoffice/letter.html", shown)


@does_nothing
@xframe_options_sameorigin
@require_safe
@for_readers
def show_html(_request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Show the HTML of a letter as it is sent, on a page of its own that can do nothing."""
    letter = find_or_404(scope, number)
    if not letter.html or show(letter).is_secret:
        raise Http404
    return HttpResponse(letter.html)


def find_or_404(scope: Scope, number: int) -> Letter:
    """Find a letter that may be seen; one that may not be seen does not exist."""
    letter = office.find_letter(scope, number)
    if letter is None:
        raise Http404
    return letter


def refuse_press() -> HttpResponse:
    """Answer a press that no page of ours offers."""
    return HttpResponseBadRequest("No such button.")
