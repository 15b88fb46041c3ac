"""Lists of letters, newest first, page by page.

A page is found in strands: for each program, state and kind that is wanted, an index gives the newest few numbers; the
strands are merged and only the rows of the page are read. So a page costs the same wherever it lies and however many
letters there are. No strand is a sum, a sort, or a search.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries.office.scope import Scope
from pairloom.domain.letters.states import LetterState
from pairloom.domain.people.models import Person

PAGE = 50
HEAVY = ("text", "html", "attachment")


@dataclass(frozen=True)
class Wanted:
    """Which letters are wanted; empty means all of them."""

    states: tuple[LetterState, ...] = ()
    kind: str = ""
    person: int | None = None


@dataclass(frozen=True)
class Page:
    """Letters of one page; `older` is where the next page begins, none on the last one."""

    letters: list[Letter]
    older: int | None = None


def list_letters(scope: Scope, wanted: Wanted, *, before: int | None = None, size: int = PAGE) -> Page:
    """List letters, newest first, without their texts; `before` is the `older` of the page above."""
    strands = [_list_numbers(strand, before=before, size=size + 1) for strand in _list_strands(scope, wanted)]
    numbers = list(islice(heapq.merge(*strands, reverse=True), size + 1))
    shown = numbers[:size]
    letters = Letter.objects.filter(pk__in=shown).defer(*HEAVY).select_related("person", "program").order_by("-pk")
    return Page(list(letters), older=shown[-1] if len(numbers) > size else None)


def _list_strands(scope: Scope, wanted: Wanted) -> Iterator[QuerySet[Letter]]:
    """List the questions that an index answers in order."""
    if wanted.person is not None:
        of_person = Letter.objects.filter(scope.limit(), person_id=wanted.person)
        of_kind = of_person.filter(kind=wanted.kind) if wanted.kind else of_person
        yield of_kind.filter(state__in=wanted.states) if wanted.states else of_kind
        return
    for owner in scope.owners:
        of_owner = Letter.objects.filter(program=owner)
        of_kind = of_owner.filter(kind=wanted.kind) if wanted.kind else of_owner
        yield from (of_kind.filter(state=state) for state in wanted.states)
        if not wanted.states:
            yield of_kind


def _list_numbers(strand: QuerySet[Letter], *, before: int | None, size: int) -> list[int]:
    """List the newest numbers of a strand."""
    below = strand if before is None else strand.filter(pk__lt=before)
    return list(below.order_by("-pk").values_list("pk", flat=True)[:size])


def list_unsure(scope: Scope, *, before: int | None = None, size: int = 20) -> Page:
    """List letters of which nobody knows whether they arrived, with what was heard about them."""
    page = list_letters(scope, Wanted(states=(LetterState.UNSURE,)), before=before, size=size)
    numbers = [letter.pk for letter in page.letters]
    heard = Letter.objects.filter(pk__in=numbers).select_related("person", "program").prefetch_related("events")
    return Page(list(heard.order_by("-pk")), older=page.older)


def find_letter(scope: Scope, number: int) -> Letter | None:
    """Find one letter that may be seen, with its text."""
    visible = Letter.objects.filter(scope.limit(), pk=number)
    return visible.select_related("person", "program", "mailing").first()


def find_newest_code() -> Letter | None:
    """Find the newest letter of the whole site that carries a code; only a demo shows it."""
    secret = [kind.name for kind in KINDS.values() if kind.is_secret]
    return Letter.objects.filter(kind__in=secret).order_by("-pk").first()


def find_any(number: int) -> Letter | None:
    """Find any letter of the whole site; only a demo shows it."""
    return Letter.objects.filter(pk=number).select_related("person", "program").first()


def find_reader(scope: Scope, address: str) -> int | None:
    """Find the number of a person by address, if there is a letter to them that may be seen."""
    people = Person.objects.filter(email__iexact=address.replace("\0", "").strip()).values_list("pk", flat=True)[:1]
    for number in people:
        if Letter.objects.filter(scope.limit(), person_id=number).exists():
            return number
    return None


def list_newest(*, before: int | None = None, size: int = 20) -> Page:
    """List the newest letters of the whole site with their texts; only a demo shows them."""
    everything = Letter.objects.select_related("person", "program")
    below = everything if before is None else everything.filter(pk__lt=before)
    letters = list(below.order_by("-pk")[: size + 1])
    return Page(letters[:size], older=letters[size - 1].pk if len(letters) > size else None)
