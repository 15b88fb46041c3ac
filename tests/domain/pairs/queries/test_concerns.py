"""Tests of who may see what partners report: by role, by program, and never about a pair of one's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import Concern, Pair
from pairloom.domain.pairs.queries import (
    ConcernPlace,
    count_waiting,
    find_concern,
    list_concerns,
    list_members,
    list_steps,
    people_who_read,
    people_who_see,
    sees_concerns,
    wishes_apart,
)
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED
from tests.makers import make_person, make_role

pytestmark = pytest.mark.django_db

TODAY = OPENED.date()


def make_pair_that_meets() -> Pair:
    """Make a pair in a closed round of its own program."""
    return make_pair(*make_closed_round(2).applications.order_by("pk"))


def report(pair: Pair, kind: ConcernKind = ConcernKind.SILENT, **fields: object) -> Concern:
    """Make a report of the first person of a pair."""
    return Concern.objects.create(member=pair.members.all()[0], kind=kind, made_at=OPENED, words="Help", **fields)


def appoint(pair: Pair, role: Role, person: Person | None = None) -> Person:
    """Give somebody a role in the program of a pair."""
    person = person or make_person()
    make_role(person, role, program=pair.round.program)
    return person


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.DIRECTOR, {"unwell", "silent"}),
        (Role.DEPUTY, {"silent"}),
        (Role.SAFEGUARDING, {"unwell"}),
        (Role.EDITOR, set()),
        (Role.AMBASSADOR, set()),
    ],
)
def test_each_role_sees_what_it_looks_after(role: Role, kinds: set[str]) -> None:
    pair, other = make_pair_that_meets(), make_pair_that_meets()
    person = make_person()
    appoint(pair, Role.DIRECTOR)
    make_role(person, role, program=pair.round.program, country="SE" if role is Role.AMBASSADOR else "")
    made = [report(each, kind) for each in (pair, other) for kind in (ConcernKind.UNWELL, ConcernKind.SILENT)]
    seen = list_concerns(person, is_settled=False, today=TODAY).concerns
    found = [find_concern(person, each.pk, today=TODAY) for each in made]
    assert {each.kind for each in seen} == kinds
    assert {each.member.pair_id for each in seen} <= {pair.pk}
    assert [each for each in found if each] == [each for each in made if each in seen]
    assert (count_waiting(person, today=TODAY), sees_concerns(person, today=TODAY)) == (len(kinds), bool(kinds))


def test_nobody_sees_in_the_office_what_is_reported_about_their_own_pair() -> None:
    pair = make_pair_that_meets()
    inside = appoint(pair, Role.DIRECTOR, pair.members.all()[1].person)
    concern = report(pair, ConcernKind.UNWELL)
    assert find_concern(inside, concern.pk, today=TODAY) is None
    assert people_who_read(pair, ConcernKind.UNWELL, today=TODAY) == []


def test_a_deputy_stands_in_where_everybody_else_who_would_read_it_is_in_the_pair() -> None:
    pair, other = make_pair_that_meets(), make_pair_that_meets()
    deputy = appoint(pair, Role.DEPUTY)
    appoint(pair, Role.DIRECTOR, pair.members.all()[1].person)
    for each in (deputy, make_person()):
        make_role(each, Role.DEPUTY if each == deputy else Role.DIRECTOR, program=other.round.program)
    about, elsewhere = report(pair, ConcernKind.UNWELL), report(other, ConcernKind.UNWELL)
    assert people_who_read(pair, ConcernKind.UNWELL, today=TODAY) == [deputy]
    assert find_concern(deputy, about.pk, today=TODAY) == about
    assert find_concern(deputy, elsewhere.pk, today=TODAY) is None


def test_safeguarding_is_told_that_somebody_is_unwell_and_directors_where_there_is_none() -> None:
    pair = make_pair_that_meets()
    director, deputy = appoint(pair, Role.DIRECTOR), appoint(pair, Role.DEPUTY)
    assert people_who_read(pair, ConcernKind.UNWELL, today=TODAY) == [director]
    assert people_who_read(pair, ConcernKind.OTHER, today=TODAY) == [director, deputy]
    safe = appoint(pair, Role.SAFEGUARDING)
    assert people_who_read(pair, ConcernKind.UNWELL, today=TODAY) == [safe]
    assert people_who_see(pair, ConcernKind.UNWELL, today=TODAY) == [safe, director]
    assert people_who_see(pair, ConcernKind.OTHER, today=TODAY) == [director, deputy]


def test_settled_reports_lie_on_a_pile_of_their_own_and_pages_go_on() -> None:
    pair = make_pair_that_meets()
    director = appoint(pair, Role.DIRECTOR)
    open_ones = [report(pair) for _number in range(3)]
    settled = report(pair, settled_at=OPENED)
    first = list_concerns(director, is_settled=False, today=TODAY, size=2)
    second = list_concerns(director, is_settled=False, today=TODAY, size=2, after=first.older)
    assert [*first.concerns, *second.concerns] == open_ones[::-1]
    assert second.older is None
    assert list_concerns(director, is_settled=True, today=TODAY).concerns == [settled]


def read_all(person: Person, size: int) -> list[Concern]:
    """Read all pages of what waits, one after the other."""
    page = list_concerns(person, is_settled=False, today=TODAY, size=size)
    found = page.concerns
    while page.older:
        page = list_concerns(person, is_settled=False, after=page.older, today=TODAY, size=size)
        found = found + page.concerns
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
def test_urgent_reports_come_first_and_no_page_border_loses_or_repeats_one(size: int) -> None:
    pair = make_pair_that_meets()
    director = appoint(pair, Role.DIRECTOR)
    kinds = ("unwell", "silent", "leave", "unwell", "unwell", "other")
    one, two, three, four, five, six = [report(pair, ConcernKind(kind)) for kind in kinds]
    assert read_all(director, size) == [five, four, one, six, three, two]


def test_a_page_that_ends_with_the_last_urgent_report_goes_on_with_the_newest_of_the_others() -> None:
    pair = make_pair_that_meets()
    director = appoint(pair, Role.DIRECTOR)
    urgent, newest = report(pair, ConcernKind.UNWELL), report(pair)
    first = list_concerns(director, is_settled=False, today=TODAY, size=1)
    second = list_concerns(director, is_settled=False, after=first.older, today=TODAY, size=1)
    assert (first.concerns, first.older) == ([urgent], ConcernPlace(urgent.pk, is_urgent=True))
    assert (second.concerns, second.older) == ([newest], None)


def test_what_is_settled_is_in_no_hurry() -> None:
    pair = make_pair_that_meets()
    director = appoint(pair, Role.DIRECTOR)
    old, new = (report(pair, kind, settled_at=OPENED) for kind in (ConcernKind.UNWELL, ConcernKind.SILENT))
    first = list_concerns(director, is_settled=True, today=TODAY, size=1)
    second = list_concerns(director, is_settled=True, after=first.older, today=TODAY, size=1)
    assert [*first.concerns, *second.concerns] == [new, old]


def test_the_list_asks_as_much_for_three_reports_as_for_one_and_never_reads_their_words() -> None:
    pair = make_pair_that_meets()
    director = appoint(pair, Role.DIRECTOR)
    report(pair)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            for each in list_concerns(director, is_settled=False, today=TODAY).concerns:
                assert "words" in each.get_deferred_fields()
                assert each.member.pair.round.program.name
                assert each.member.application.name
        return len(asked)

    one = count()
    report(make_pair(*make_closed_round(2).applications.order_by("pk")))
    for _number in range(2):
        report(pair)
    assert (one, count()) == (1, 1)


def test_a_report_shows_the_people_of_the_pair_and_what_happened_to_it() -> None:
    pair = make_pair_that_meets()
    concern, reader = report(pair), make_person()
    write_journal("concern.reported", about=concern, at=OPENED)
    write_journal("concern.read", about=concern, by=reader, at=OPENED)
    assert [each.application.country for each in list_members(pair)] == ["SE", "KE"]
    assert [(line.act, line.by) for line in list_steps(concern)] == [
        ("concern.reported", None),
        ("concern.read", reader),
    ]


def test_it_is_seen_that_whoever_reported_never_wants_to_meet_the_partner_again() -> None:
    pair = make_pair_that_meets()
    concern, (wisher, partner) = report(pair), [each.person for each in list_members(pair)]
    keep_apart(wisher, make_person(), wished_by=wisher, by=wisher, now=OPENED)
    assert not wishes_apart(concern)
    keep_apart(wisher, partner, wished_by=wisher, by=wisher, now=OPENED)
    assert wishes_apart(concern)
