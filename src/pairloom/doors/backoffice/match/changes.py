"""Your changes: the rulings that hold, each with undo; weights; holding back; and solving again around all of it."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.doors.backoffice.match.around import list_menu
from pairloom.doors.backoffice.match.aside import describe_aside
from pairloom.doors.backoffice.match.finding import find_application
from pairloom.doors.backoffice.match.rulings import list_shown
from pairloom.doors.backoffice.match.stale import describe_stale
from pairloom.doors.backoffice.match.weights import WeightForm
from pairloom.look.refusals import say_refusal

Rule = Callable[..., object]
RULES: dict[str, tuple[Rule, int]] = {
    RulingKind.PIN: (services.pin_pair, 2),
    RulingKind.FORBID: (services.forbid_pair, 2),
    RulingKind.TRIO: (services.make_trio, 3),
    RulingKind.PULL: (services.pull_person, 1),
    RulingKind.HOLD: (services.hold_match, 0),
}
"""What each press does, and about how many people it speaks."""


@require_safe
def show_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what you decided, what counts how much, and the button that solves again."""
    round_ = find_led_round(request, slug)
    return show_page(request, round_, WeightForm(None, round_=round_))


@require_POST
def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """Decide something about people whose keys are sent: pin, forbid, make a trio, pull; or hold back."""
    round_ = find_led_round(request, slug)
    act, keys = request.POST.get("act", ""), request.POST.getlist("who")
    if act not in RULES or len(keys) != RULES[act][1]:
        return refuse_press()
    people = [find_application(round_, key) for key in keys]
    return press(request, round_, lambda now: say(RULES[act][0], round_, people, read_person(request), now))


@require_POST
def take_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take back what was decided; a second press changes nothing."""
    round_ = find_led_round(request, slug)
    ruling = queries.find_ruling(round_, number)
    if ruling is None:
        raise Http404
    done = _("Undone.") if ruling.kind == RulingKind.HOLD else _("Undone. It counts when you solve again.")
    act = services.take_back_ruling
    return press(request, round_, lambda now: act(ruling, by=read_person(request), now=now), done)


@require_POST
def weigh(request: HttpRequest, slug: str) -> HttpResponse:
    """Save what counts how much."""
    round_ = find_led_round(request, slug)
    form = WeightForm(request.POST, round_=round_)
    if not form.is_valid():
        return show_page(request, round_, form)
    points = form.cleaned_data
    return press(request, round_, lambda now: services.weigh_all(round_, points, by=read_person(request), now=now))


def say(act: Rule, round_: Round, people: list[Application], by: Person, now: datetime) -> None:
    """Say something about people."""
    act(round_, *people, by=by, now=now)


def press(request: HttpRequest, round_: Round, act: Callable[[datetime], object], done: str = "") -> HttpResponse:
    """Do what was pressed, and show all changes."""
    try:
        act(clock.now())
        noted = _("That is noted. It counts when you solve again; until then you can undo it.")
        messages.success(request, done or noted)
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_match_changes", round_.slug)


def show_page(request: HttpRequest, round_: Round, form: WeightForm) -> HttpResponse:
    """Show the page of changes."""
    run = queries.done_run(round_)
    rulings = list_shown(round_, run)
    shown = {
        "round": round_,
        "run": run,
        "is_newest": True,
        "menu": list_menu(round_, "office_match_changes", run=run),
        "rulings": rulings,
        "is_held": any(one.ruling.kind == RulingKind.HOLD for one in rulings),
        "form": form,
        "may_rule": round_.state == RoundState.CLOSED,
        "confirms_by_itself": round_.program.confirms_by_itself,
        **describe_aside(round_),
        **describe_stale(run, read_person(request)),
    }
    return render(request, "backoffice/match/changes.html", shown, status=422 if form.errors else 200)
