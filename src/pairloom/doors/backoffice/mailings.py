"""Pages of mailings: how far they are; hold, go on, stop."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters import services
from pairloom.domain.letters.models import Mailing
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Progress, Scope
from pairloom.domain.letters.states import MailingState
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.access import for_readers, point_to, read_number, read_person
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.doors.backoffice.policies import may_frame_own
from pairloom.doors.backoffice.showing import show
from pairloom.doors.backoffice.words import GROUPS, name_kind
from pairloom.look.refusals import say_refusal

Press = Callable[[Mailing, Person, datetime], object]
OPEN = (MailingState.HELD, MailingState.SENDING, MailingState.HALTED)

PRESSES: dict[str, tuple[Press, Promise]] = {
    "hold": (
        lambda mailing, by, now: services.hold_mailing(mailing, by=by, now=now),
        _("The mailing is paused. No further letter goes until you go on."),
    ),
    "release": (
        lambda mailing, by, now: services.release_mailing(mailing, by=by, now=now),
        _("The mailing goes on."),
    ),
    "stop": (
        lambda mailing, by, now: services.stop_mailing(mailing, by=by, now=now),
        _("The mailing is stopped. The letters that had not gone are cancelled."),
    ),
}


@require_safe
@for_readers
def list_mailings(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List mailings, newest first."""
    before = read_number(request, "before")
    page = office.list_mailings(scope, before=before)
    lines = [(mailing, name_mailing(mailing, subject), find_share(mailing)) for mailing, subject in page.mailings]
    shown = {"lines": lines, "older": point_to(page.older), "is_first": before is None}
    return render(request, "backoffice/mailings.html", shown)


@may_frame_own
@require_safe
@for_readers
def show_mailing(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Show how far a mailing is, a sample of it, and what can be done."""
    mailing = find_or_404(scope, number)
    progress, sample = office.count_progress(mailing), office.find_sample(mailing)
    shown = {
        "mailing": mailing,
        "title": name_mailing(mailing, sample.subject if sample else ""),
        "share": find_share(mailing),
        "is_open": mailing.state in OPEN,
        "may_hold": mailing.state in {MailingState.HELD, MailingState.SENDING},
        "may_go_on": mailing.state in {MailingState.HELD, MailingState.HALTED},
        "numbers": list_numbers(progress),
        "progress": progress,
        "sample": show(sample) if sample else None,
    }
    return render(request, "backoffice/mailing.html", shown)


@require_POST
@for_readers
def press_mailing(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Pause a mailing, let it go on, or stop it for good."""
    mailing = find_or_404(scope, number)
    wanted = request.POST.get("act", "")
    if wanted not in PRESSES:
        return refuse_press()
    act, done = PRESSES[wanted]
    try:
        act(mailing, read_person(request), clock.now())
        messages.success(request, str(done))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_mailing", number)


def find_or_404(scope: Scope, number: int) -> Mailing:
    """Find a mailing that may be seen."""
    mailing = office.find_mailing(scope, number)
    if mailing is None:
        raise Http404
    return mailing


def name_mailing(mailing: Mailing, subject: str) -> str:
    """Name a mailing by the subject of one of its letters, or by its kind where it has none."""
    return subject or name_kind(mailing.kind)


def find_share(mailing: Mailing) -> int:
    """Find how much of a mailing was let go, in whole percent."""
    return 100 * mailing.released // mailing.total if mailing.total else 0


def list_numbers(progress: Progress) -> list[tuple[Promise, int]]:
    """List how many letters are in each group of states, the empty ones left out."""
    summed = [(words, sum(progress.by_state.get(state, 0) for state in states)) for words, states in GROUPS.values()]
    return [(words, number) for words, number in summed if number]
