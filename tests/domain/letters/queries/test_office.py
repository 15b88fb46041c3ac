"""Tests of what the office sees: whose letters, in which order, in how many questions."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django.asserts import assertNumQueries

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import LetterEvent, Relay
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Pile, Scope, Wanted
from pairloom.domain.letters.queries.office import counting as counts
from pairloom.domain.letters.states import IncomingKind, IncomingState, LetterState, MailingState
from pairloom.domain.people.models import RoleHeld
from pairloom.domain.people.states import Role
from tests.domain.letters.outbox import make_letter, make_mail, make_mailing
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


# Who may see what


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.DEPUTY])
def test_who_runs_the_only_program_sees_its_letters_and_those_of_the_site(role: Role) -> None:
    person, program = make_person(), make_program()
    make_role(person, role, program=program)
    assert office.find_scope(person, today=TODAY) == Scope(programs=(program.pk,), with_site=True)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.SAFEGUARDING, Role.AMBASSADOR])
def test_other_roles_see_no_letters(role: Role) -> None:
    person = make_person()
    make_role(person, role, country="KE" if role == Role.AMBASSADOR else "")
    assert office.find_scope(person, today=TODAY).is_empty


def test_who_runs_one_program_of_two_sees_nothing_of_the_other_and_nothing_of_the_site() -> None:
    person, mine, other = make_person(), make_program(), make_program()
    make_role(person, Role.DIRECTOR, program=mine)
    scope = office.find_scope(person, today=TODAY)
    seen = make_letter(program=mine)
    hidden = [make_letter(program=other), make_letter(program=None)]
    assert office.list_letters(scope, Wanted()).letters == [seen]
    assert [office.find_letter(scope, letter.pk) for letter in hidden] == [None, None]


def test_a_role_that_has_ended_shows_nothing() -> None:
    person = make_person()
    make_role(person, Role.DIRECTOR)
    RoleHeld.objects.update(begins_on=TODAY - timedelta(days=9), ends_on=TODAY - timedelta(days=1))
    assert office.find_scope(person, today=TODAY).is_empty


# Lists


@pytest.fixture
def scope() -> Scope:
    return Scope(programs=(make_program().pk,), with_site=True)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("wanted", "questions"),
    [
        (Wanted(), 3),
        (Wanted(states=(LetterState.WAITING,)), 3),
        (Wanted(states=(LetterState.WAITING, LetterState.SENT)), 5),
        (Wanted(kind="welcome"), 3),
        (Wanted(kind="welcome", states=(LetterState.WAITING,)), 3),
    ],
)
def test_a_list_asks_as_often_for_three_letters_as_for_one(
    scope: Scope, wanted: Wanted, questions: int, number: int
) -> None:
    for _ in range(number):
        make_letter(program_id=scope.programs[0], person=make_person())
    with assertNumQueries(questions):
        shown = office.list_letters(scope, wanted).letters
        assert len([(letter.person, letter.program, letter.subject) for letter in shown]) == number


def test_pages_follow_each_other_without_gap_or_repetition(scope: Scope) -> None:
    made = [make_letter(program_id=owner) for _ in range(4) for owner in scope.owners]
    first = office.list_letters(scope, Wanted(), size=3)
    second = office.list_letters(scope, Wanted(), before=first.older, size=3)
    third = office.list_letters(scope, Wanted(), before=second.older, size=3)
    assert [*first.letters, *second.letters, *third.letters] == made[::-1]
    assert third.older is None


def test_a_page_that_holds_exactly_the_rest_is_the_last(scope: Scope) -> None:
    for _ in range(3):
        make_letter(program_id=scope.programs[0])
    assert office.list_letters(scope, Wanted(), size=3).older is None


def test_letters_are_found_by_state_kind_and_person_together(scope: Scope) -> None:
    reader, owner = make_person(), scope.programs[0]
    make_letter(program_id=owner, person=reader, kind="news")
    make_letter(program_id=owner, person=reader, kind="news", state=LetterState.SENT)
    make_letter(program_id=owner, person=make_person(), kind="news", state=LetterState.SENT)
    found = Wanted(states=(LetterState.SENT,), kind="news", person=reader.pk)
    assert [letter.person for letter in office.list_letters(scope, found).letters] == [reader]


def test_a_reader_is_found_by_address_only_where_a_letter_may_be_seen(scope: Scope) -> None:
    known, stranger = make_person(email="Amina@example.org"), make_person(email="b@example.org")
    make_letter(program_id=scope.programs[0], person=known)
    make_letter(program=make_program(), person=stranger)
    found = [office.find_reader(scope, address) for address in (" amina@EXAMPLE.org", "b@example.org", "c@example.org")]
    assert found == [known.pk, None, None]


@pytest.mark.parametrize("number", [1, 3])
def test_unsure_letters_come_with_what_was_heard_of_them_in_as_many_questions(scope: Scope, number: int) -> None:
    for place in range(number):
        letter = make_letter(program_id=scope.programs[0], state=LetterState.UNSURE)
        LetterEvent.objects.create(letter=letter, kind="delayed", source="webhook", name=str(place), at=NOW)
    make_letter(program_id=scope.programs[0])
    with assertNumQueries(5):
        shown = office.list_unsure(scope).letters
        assert [len(letter.events.all()) for letter in shown] == [1] * number


def test_the_demo_sees_all_letters_newest_first() -> None:
    letters = [make_letter(), make_letter(program=make_program()), make_letter()]
    first = office.list_newest(size=2)
    assert first.letters == letters[:0:-1]
    assert office.list_newest(before=first.older, size=2).letters == letters[:1]


# Counts


def test_counts_end_at_a_thousand(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "CAP", 3)
    for _ in range(2):
        for owner in scope.owners:
            make_letter(program_id=owner)
    assert office.count_letters(scope, (LetterState.WAITING,)) == office.Count(3, is_more=True)
    assert office.count_letters(scope, (LetterState.SENT,)) == office.Count(0)


def test_one_strand_alone_can_pass_the_cap(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "CAP", 1)
    for _ in range(2):
        make_letter(program_id=scope.programs[0])
    assert office.count_letters(scope, (LetterState.WAITING,)) == office.Count(1, is_more=True)


def test_what_needs_somebody_is_counted_and_old_failures_are_not(scope: Scope) -> None:
    owner = scope.programs[0]
    make_letter(program_id=owner, state=LetterState.UNSURE)
    make_letter(program_id=owner, state=LetterState.GAVE_UP, ended_at=NOW - timedelta(days=13))
    make_letter(program_id=owner, state=LetterState.REFUSED, ended_at=NOW - timedelta(days=15))
    make_letter(program_id=owner, due_at=NOW - timedelta(hours=2))
    make_letter(due_at=NOW - timedelta(hours=1))
    make_letter(program_id=owner, state=LetterState.HELD)
    make_mailing(program_id=owner)
    make_mailing(program_id=owner, state=MailingState.HALTED)
    make_mail()
    one = office.Count(1)
    needs = office.find_needs(scope, now=NOW)
    assert needs == office.Needs(
        one, one, one, one, one, office.Count(0), office.Count(2), one, NOW - timedelta(hours=2)
    )
    assert needs.is_calm is False


def test_an_office_without_letters_is_calm(scope: Scope) -> None:
    needs = office.find_needs(scope, now=NOW)
    assert (needs.is_calm, needs.oldest_due_at) == (True, None)


def test_a_relay_that_never_sent_is_well() -> None:
    assert (office.find_relay().is_stopped, office.find_relay().broken_since) == (False, None)
    Relay.objects.create(is_stopped=True)
    assert office.find_relay().is_stopped is True


# Mailings


def test_mailings_come_in_pages_and_only_those_that_may_be_seen(scope: Scope) -> None:
    mine = [make_mailing(program_id=scope.programs[0]) for _ in range(3)]
    make_letter(mailing=mine[0], subject="Applications open")
    hidden = make_mailing(program=make_program())
    first = office.list_mailings(scope, size=2)
    assert [mailing for mailing, _ in first.mailings] == mine[:0:-1]
    assert office.list_mailings(scope, before=first.older, size=2).mailings == [(mine[0], "Applications open")]
    assert (office.find_mailing(scope, mine[0].pk), office.find_mailing(scope, hidden.pk)) == (mine[0], None)


def test_the_progress_of_a_mailing_is_counted_by_state(scope: Scope) -> None:
    mailing = make_mailing(program_id=scope.programs[0], total=3)
    letters = [make_letter(mailing=mailing, state=state) for state in ("sent", "sent", "held")]
    assert office.count_progress(mailing) == office.Progress({LetterState.SENT: 2, LetterState.HELD: 1})
    assert office.find_sample(mailing) == letters[0]


def test_a_mailing_too_large_to_count_says_so(scope: Scope) -> None:
    assert office.count_progress(make_mailing(total=20_001)) == office.Progress({}, is_whole=False)


# Mail that came in


def test_mails_of_letters_that_may_not_be_seen_stay_hidden() -> None:
    mine, other = make_program(), make_program()
    seen = make_mail(letter=make_letter(program=mine))
    hidden = [make_mail(letter=make_letter(program=other)), make_mail()]
    scope = Scope(programs=(mine.pk,))
    assert office.list_mails(scope, Pile.ALL).mails == [seen]
    assert [office.find_mail(scope, mail.pk) for mail in (seen, *hidden)] == [seen, None, None]


def test_mails_lie_in_piles(scope: Scope) -> None:
    flagged = make_mail()
    answer: dict[str, Any] = {"is_flagged": False, "kind": IncomingKind.REPLY, "state": IncomingState.READ}
    seen, new = make_mail(**answer, seen_at=NOW), make_mail(**answer)
    other = make_mail(is_flagged=False, kind=IncomingKind.RECEIPT)
    piles = {pile: office.list_mails(scope, pile).mails for pile in Pile}
    assert piles == {
        Pile.FLAGGED: [flagged],
        Pile.UNSEEN: [new],
        Pile.REPLIES: [new, seen],
        Pile.ALL: [other, new, seen, flagged],
    }


@pytest.mark.parametrize(
    "change",
    [{"seen_at": NOW}, {"is_flagged": True}, {"kind": IncomingKind.AUTO_REPLY}, {"state": IncomingState.DUPLICATE}],
)
def test_an_answer_counts_once_and_until_somebody_has_looked(scope: Scope, change: dict[str, Any]) -> None:
    answer: dict[str, Any] = {"is_flagged": False, "kind": IncomingKind.REPLY, "state": IncomingState.READ}
    make_mail(**answer)
    make_mail(**answer | change)
    assert office.find_needs(scope, now=NOW).replies.number == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_pile_takes_one_question(scope: Scope, number: int) -> None:
    for _ in range(number):
        make_mail(letter=make_letter(program_id=scope.programs[0]))
    with assertNumQueries(1):
        page = office.list_mails(scope, Pile.FLAGGED, size=2)
        assert len([mail.letter.subject for mail in page.mails if mail.letter]) == min(number, 2)
    assert (page.older is None) == (number == 1)


# History


def test_the_history_of_a_letter_tells_who_did_what_and_what_was_heard(scope: Scope) -> None:
    by = make_person()
    at = [NOW + timedelta(minutes=minutes) for minutes in range(4)]
    letter = make_letter(handed_at=at[1], sent_at=at[2], ended_at=at[2], state=LetterState.SENT)
    JournalEntry.objects.create(at=NOW, act="letter.held", about=f"letter:{letter.pk}", by=by)
    LetterEvent.objects.create(letter=letter, kind="delivered", source="webhook", name="a", at=at[3])
    steps = [(step.what, step.at, step.by) for step in office.list_steps(letter)]
    assert steps == [
        ("letter.queued", NOW, None),
        ("letter.held", NOW, by),
        ("letter.handed", at[1], None),
        ("letter.sent", at[2], None),
        ("heard.delivered", at[3], None),
    ]
