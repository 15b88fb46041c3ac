"""Buttons on letters. Each press is one service, noted in the journal; a second press changes nothing."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters import services
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Scope
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.access import for_readers, point_to, read_number, read_person
from pairloom.doors.backoffice.letters import find_or_404, refuse_press
from pairloom.doors.backoffice.showing import show
from pairloom.look.refusals import say_refusal

Press = Callable[[Letter, Person, datetime], object]

PRESSES: dict[str, tuple[Press, Promise]] = {
    "hold": (
        lambda letter, by, now: services.hold_letter(letter, by=by, now=now),
        _("The letter is held. It stays here until you release it."),
    ),
    "release": (
        lambda letter, by, now: services.release_letter(letter, by=by, now=now),
        _("The letter is released. It goes when its turn comes."),
    ),
    "retry": (
        lambda letter, by, now: services.retry_letter(letter, by=by, now=now),
        _("The letter waits again. It goes when its turn comes."),
    ),
    "cancel": (
        lambda letter, by, now: services.cancel_letter(letter, by=by, now=now),
        _("The letter is cancelled. It will not be sent."),
    ),
}

ANSWERS: dict[str, tuple[Press, Promise]] = {
    "arrived": (
        lambda letter, by, now: services.resolve_unsure(letter, arrived=True, by=by, now=now),
        _("Noted: the letter arrived."),
    ),
    "again": (
        lambda letter, by, now: services.resolve_unsure(letter, arrived=False, by=by, now=now),
        _("The letter goes again. It begins with a line that says it may be a second copy."),
    ),
}


@require_POST
@for_readers
def press_letter(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Hold, release, retry or cancel a letter."""
    return press(request, scope, number, presses=PRESSES, back="office_letter")


@require_safe
@for_readers
def list_unsure(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List the letters of which nobody knows whether they arrived, as tasks."""
    before = read_number(request, "before")
    page = office.list_unsure(scope, before=before)
    shown = {
        "letters": [show(letter) for letter in page.letters],
        "older": point_to(page.older),
        "is_first": before is None,
    }
    return render(request, "backoffice/unsure.html", shown)


@require_POST
@for_readers
def resolve_letter(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Decide about an unsure letter: it arrived, or it goes again."""
    return press(request, scope, number, presses=ANSWERS, back="office_unsure")


def press(
    request: HttpRequest, scope: Scope, number: int, *, presses: dict[str, tuple[Press, Promise]], back: str
) -> HttpResponse:
    """Do what was pressed, say what became of it, and go back."""
    letter = find_or_404(scope, number)
    wanted = request.POST.get("act", "")
    if wanted not in presses:
        return refuse_press()
    act, done = presses[wanted]
    try:
        act(letter, read_person(request), clock.now())
        messages.success(request, str(done))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect(back, number) if back == "office_letter" else redirect(back)
