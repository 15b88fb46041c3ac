"""One pair or trio: both profiles side by side, why they go together, how each is served, what can be decided."""

from dataclasses import dataclass
from itertools import combinations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import Group
from pairloom.domain.programs.catalogue import Form
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.match.around import describe_around
from pairloom.doors.backoffice.match.facts import say_served, say_shared, say_wishes
from pairloom.doors.backoffice.match.finding import find_group, find_run
from pairloom.doors.backoffice.match.groups import ShownPerson, list_marks, show_person
from pairloom.doors.backoffice.match.rulings import is_open, list_rulings
from pairloom.look.answers import say_one
from pairloom.look.questions import Showing


@dataclass(frozen=True)
class ShownMember:
    """A member of a group: how served, and the own wishes that the partners meet and miss."""

    person: ShownPerson
    served: str
    met: list[str]
    missed: list[str]


@dataclass(frozen=True)
class ShownBond:
    """What two of a group share."""

    one: str
    other: str
    words: list[str]


@require_safe
def show_pair(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a pair or trio with the answers that partners may see."""
    run = find_run(request, slug)
    return show_page(request, run, find_group(run, number), is_whole=False)


@require_POST
def show_profiles(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a pair or trio with all answers, and note who read them."""
    run = find_run(request, slug)
    group = find_group(run, number)
    for seat in group.seats:
        write_journal("application.read", about=seat.application, by=read_person(request), at=clock.now())
    return show_page(request, run, group, is_whole=True)


def show_page(request: HttpRequest, run: MatchRun, group: Group, *, is_whole: bool) -> HttpResponse:
    """Show the page of a group."""
    form = queries.read_round_form(run.round)
    people = queries.applications_of_group(group)
    shown = {
        "group": group,
        "members": [show_member(group, place, form) for place in range(len(group.seats))],
        "bonds": list_bonds(group, form),
        "marks": list(list_marks(group)),
        "profiles": list_profiles(people, form, run, is_whole=is_whole),
        "is_whole": is_whole,
        "told": tell(run, group, people),
        "rulings": list_rulings(run, group.seats),
        "twos": list(combinations(map(show_person, group.seats), 2)),
        "may_rule": is_open(run),
    }
    return render(request, "backoffice/match/pair.html", describe_around(run, "office_match_pairs") | shown)


def show_member(group: Group, place: int, form: Form) -> ShownMember:
    """Show one member; a wish counts as met in a trio when one of the partners meets it."""
    seat = group.seats[place]
    toward = [seat.facts[str(other.application_id)] for other in group.seats if str(other.application_id) in seat.facts]
    met = [wish for facts in toward for wish in facts.get("met", [])]
    missed = [wish for facts in toward for wish in facts.get("missed", []) if wish not in met]
    return ShownMember(
        person=show_person(seat),
        served=say_served(seat),
        met=list(dict.fromkeys(say_wishes(met, form))),
        missed=list(dict.fromkeys(say_wishes(missed, form))),
    )


def list_bonds(group: Group, form: Form) -> list[ShownBond]:
    """List what each two of a group share."""
    return [
        ShownBond(show_person(one).name, show_person(other).name, list(say_shared(facts, form)))
        for place, one in enumerate(group.seats)
        for other in group.seats[place + 1 :]
        if (facts := one.facts.get(str(other.application_id))) is not None
    ]


def list_profiles(
    people: list[Application], form: Form, run: MatchRun, *, is_whole: bool
) -> list[tuple[str, list[str]]]:
    """List questions with the answer of each; without a press only those that partners may see."""
    showing = Showing(language=get_language() or "en", fallback=run.round.program.language)
    rows = []
    for question in form.questions:
        if is_whole or question.is_shared:
            said = [say_one(question, form, one.answers, showing) for one in people]
            rows.append((said[0].label, [each.words for each in said]))
    return [row for row in rows if any(row[1])]


def tell(run: MatchRun, group: Group, people: list[Application]) -> list[tuple[str, list[str]]]:
    """Tell what each of a group will read about the others, in the language of the page."""
    facts = {seat.application_id: seat.facts for seat in group.seats}
    told = services.foretell_group(run.round, people, facts, now=clock.now())
    return [(one.person.name or one.person.person.name, [*one.why, *one.talking]) for one in told]
