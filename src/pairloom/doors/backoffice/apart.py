"""People who are kept apart: who they are, keep two more apart, lift it. No name stands in an address or a log."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.states import Lifted, PairState
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.access import list_led, point_to, read_number, read_person
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import speak_in_zone

LONGEST_SEARCH = 320
REASONS: dict[str, Promise] = {
    Lifted.ASKED: gettext_lazy("Who wished it wishes it no longer."),
    Lifted.SETTLED: gettext_lazy("What was the matter is settled."),
    Lifted.MISTAKE: gettext_lazy("It was about other people, or set by mistake."),
}
"""Why two people may be paired again."""
WISHED = ("", "one", "other")
"""Who of the two wished it; the empty word: an organiser knows why."""


@require_safe
def list_apart(request: HttpRequest) -> HttpResponse:
    """List who is kept apart, in the programs that the reader looks after."""
    return show_list(request, find_keeper(request), {})


@require_POST
def find_people(request: HttpRequest) -> HttpResponse:
    """Search two people by a part of their names or addresses; that somebody looked is noted, for whom is not."""
    keeper, today = find_keeper(request), clock.now().date()
    words = [read_words(request, name) for name in ("first", "second")]
    found = [queries.search_applicants(keeper, each, today=today) for each in words]
    write_journal("people.searched", by=keeper, at=clock.now(), found=sum(map(len, found)))
    shown = {"first": words[0], "second": words[1], "ones": found[0], "others": found[1], "is_search": True}
    return show_list(request, keeper, shown)


@require_POST
def keep_apart(request: HttpRequest) -> HttpResponse:
    """Keep two people apart."""
    keeper, wished = find_keeper(request), request.POST.get("wished", "")
    numbers = [read_chosen(request, name) for name in ("one", "other")]
    found = queries.find_applicants(keeper, numbers, today=clock.now().date())
    if len(found) < len(numbers) or wished not in WISHED:
        messages.warning(request, _("Please choose two people from the lists."))
        return redirect("office_apart")
    wishes = {"": None, "one": found[0], "other": found[1]}
    try:
        services.keep_apart(*found, wished_by=wishes[wished], by=keeper, now=clock.now())
        messages.success(request, _("These two are kept apart in all rounds. Neither of them is told."))
        warn_of_pairs(request, queries.pairs_with_both(*found))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_apart")


def warn_of_pairs(request: HttpRequest, pairs: list[Pair]) -> None:
    """Say where the two are partners all the same: planned, or meeting already."""
    said = {
        PairState.PLANNED: _(
            "But they are planned as partners in %(round)s. They will not be introduced to each other. To find them "
            "other partners, take the confirmation of that match back, and match again."
        ),
        PairState.MEETING: _("They are partners in %(round)s now. That goes on until somebody ends it."),
    }
    for pair in pairs:
        messages.warning(request, said[PairState(pair.state)] % {"round": pair.round.name})


@require_POST
def lift_apart(request: HttpRequest, number: int) -> HttpResponse:
    """Let two people be paired again; a second press changes nothing."""
    keeper, reason = find_keeper(request), request.POST.get("reason", "")
    kept = queries.find_apart(keeper, number, today=clock.now().date())
    if kept is None:
        raise Http404
    if reason not in REASONS:
        return refuse_press()
    if services.lift_keeping_apart(kept, reason=Lifted(reason), by=keeper, now=clock.now()):
        messages.success(request, _("These two may be partners again, from the next match on."))
    else:
        messages.info(request, _("This was lifted already."))
    return redirect("office_apart")


def find_keeper(request: HttpRequest) -> Person:
    """Tell who looks; for whoever looks after no program there is no such page."""
    person = read_person(request)
    if not queries.looks_after_apart(person, today=clock.now().date()):
        raise Http404
    return person


def read_words(request: HttpRequest, name: str) -> str:
    """Read what was searched."""
    return request.POST.get(name, "")[:LONGEST_SEARCH].replace("\0", "")


def read_chosen(request: HttpRequest, name: str) -> int:
    """Read who was chosen; nobody has the number 0."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def show_list(request: HttpRequest, keeper: Person, more: dict[str, object]) -> HttpResponse:
    """Show who is kept apart, and the search."""
    before = read_number(request, "before")
    page = queries.list_apart(keeper, before=before, today=clock.now().date())
    shown = {
        "kept": page.kept,
        "older": point_to(page.older),
        "is_first": before is None,
        "reasons": list(REASONS.items()),
    }
    with speak_in_zone(next(iter(list_led(request)), None)):
        return render(request, "backoffice/apart.html", shown | more)
