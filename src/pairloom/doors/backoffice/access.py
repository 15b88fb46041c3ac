"""Who may see what in the office. What somebody may not see does not exist for them: 404, never 403."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from pairloom import clock
from pairloom.domain.letters.queries.office import Scope, find_scope
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import directorships_of, holds_role
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program

KEPT = "office_scope"
"""Where a request keeps it for the menu of the same page."""
KEPT_PROGRAMS = "office_directed"

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


def list_directed(request: HttpRequest) -> list[Program]:
    """List the programs that the reader directs today, once a request."""
    programs: list[Program] | None = getattr(request, KEPT_PROGRAMS, None)
    if programs is None:
        person, today = request.user, clock.now().date()
        held = directorships_of(person, today=today) if isinstance(person, Person) else []
        programs = list({each.program_id: each.program for each in held}.values())
        setattr(request, KEPT_PROGRAMS, programs)
    return programs


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
