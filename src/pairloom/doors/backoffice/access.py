"""Who may see what in the office. What somebody may not see does not exist for them: 404, never 403."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from pairloom import clock
from pairloom.domain.letters.queries.office import Scope, find_scope
from pairloom.domain.letters.queries.wordings import list_programs_edited_by
from pairloom.domain.pairs.queries import looks_after_apart, sees_proofs
from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.queries import holds_role, leaderships_of
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import find_round

KEPT = "office_scope"
"""Where a request keeps it for the menu of the same page."""
KEPT_LEADERSHIPS = "office_leaderships"

Rest = ParamSpec("Rest")
ScopedView = Callable[Concatenate[HttpRequest, Scope, Rest], HttpResponse]
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def read_scope(request: HttpRequest) -> Scope:
    """Find whose letters the reader may see today, once a request."""
    scope: Scope | None = getattr(request, KEPT, None)
    if scope is None:
        person = request.user
        scope = find_scope(person, today=clock.now().date()) if isinstance(person, Person) else Scope()
        setattr(request, KEPT, scope)
    return scope


def may_word(request: HttpRequest) -> bool:
    """Tell whether the reader may change the wording of letters; whoever may read letters may."""
    person = request.user
    if not isinstance(person, Person):
        return False
    return not read_scope(request).is_empty or holds_role(person, {Role.EDITOR}, today=clock.now().date())


def list_leaderships(request: HttpRequest) -> list[RoleHeld]:
    """List what the reader directs or deputises for today, by name of the program, once a request."""
    held: list[RoleHeld] | None = getattr(request, KEPT_LEADERSHIPS, None)
    if held is None:
        person, today = request.user, clock.now().date()
        held = leaderships_of(person, today=today) if isinstance(person, Person) else []
        setattr(request, KEPT_LEADERSHIPS, held)
    return held


def keeps_apart(request: HttpRequest) -> bool:
    """Tell whether the reader looks after people who are kept apart; whoever leads a program does."""
    person = request.user
    if not isinstance(person, Person):
        return False
    return bool(list_leaderships(request)) or looks_after_apart(person, today=clock.now().date())


def audits(request: HttpRequest) -> bool:
    """Tell whether the reader may see proofs of matches; whoever leads a program does."""
    person = request.user
    if not isinstance(person, Person):
        return False
    return bool(list_leaderships(request)) or sees_proofs(person, today=clock.now().date())


def list_led(request: HttpRequest) -> list[Program]:
    """List the programs that the reader directs or deputises for today."""
    return list({held.program_id: held.program for held in list_leaderships(request)}.values())


def find_led(request: HttpRequest, slug: str) -> Program:
    """Find a program that the reader directs or deputises for; any other does not exist for them."""
    for program in list_led(request):
        if slug == program.slug:
            return program
    raise Http404


def find_led_round(request: HttpRequest, slug: str) -> Round:
    """Find a round, with its program and form, of a program that the reader directs or deputises for."""
    found = find_round(slug) if list_led(request) else None
    if found is None or found.program_id not in {program.pk for program in list_led(request)}:
        raise Http404
    return found


def list_directed(request: HttpRequest) -> list[Program]:
    """List the programs that the reader directs today."""
    directed = [held for held in list_leaderships(request) if held.role == Role.DIRECTOR]
    return list({held.program_id: held.program for held in directed}.values())


def find_directed(request: HttpRequest, slug: str) -> Program:
    """Find a program that the reader directs, the first one without a name; any other does not exist for them."""
    for program in list_directed(request):
        if slug in {"", program.slug}:
            return program
    raise Http404


def for_readers(view: ScopedView[Rest]) -> View[Rest]:
    """Give a page to those who may read letters, with what they may see as its second argument."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        scope = read_scope(request)
        if scope.is_empty:
            raise Http404
        return view(request, scope, *args, **kwargs)

    return guarded


def read_person(request: HttpRequest) -> Person:
    """Tell who presses; nobody else than a person gets through the gate."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def read_number(request: HttpRequest, name: str) -> int | None:
    """Read a number from the address; none where there is none, or none that a row could have."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def point_to(older: int | None) -> str:
    """Write the address of the next page; nothing on the last one."""
    return "" if older is None else f"?before={older}"


def find_edited(request: HttpRequest, slug: str) -> Program:
    """Find a program whose words the reader may change; any other does not exist for them."""
    for program in list_programs_edited_by(read_person(request), today=clock.now().date()):
        if program.slug == slug:
            return program
    raise Http404


def read_seen(request: HttpRequest, name: str) -> int:
    """Read which version the reader had before them; one that is no number is none that was ever saved."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
