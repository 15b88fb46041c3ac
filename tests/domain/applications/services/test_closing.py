"""Closing gives places by itself, once, and all at once."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import count_by_state, decide_again
from pairloom.domain.applications.services import close_intake, withdraw_application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.states import LetterState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import find_end, make_application, open_round
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
S = ApplicationState


@pytest.fixture
def round_() -> Round:
    """Close a round whose places are not given yet."""
    return open_round(state=RoundState.CLOSED)


def list_kinds() -> dict[str, int]:
    """Count the letters of each kind."""
    kinds = list(Letter.objects.values_list("kind", flat=True))
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def test_everybody_is_decided_and_written_to(round_: Round) -> None:
    for number in range(50):
        make_application(round_, country="US" if number < 15 else f"{chr(65 + number % 12)}E")
    make_application(round_, country="")
    make_application(round_, state=S.RECEIVED)
    make_application(round_, state=S.WITHDRAWN)
    assert close_intake(round_, now=find_end(round_)) == 52
    counts = count_by_state(round_)
    found = {state: counts[state] for state in (S.ACCEPTED, S.WAITING, S.INCOMPLETE, S.WITHDRAWN)}
    assert found == {S.ACCEPTED: 45, S.WAITING: 6, S.INCOMPLETE: 1, S.WITHDRAWN: 1}
    assert list_kinds() == {"accepted": 45, "incomplete": 1, "waiting-country-unknown": 1, "waiting-list": 5}
    assert JournalEntry.objects.get(act="intake.closed").details == {
        "share": "0.200",
        "places": 10,
        "accepted": 45,
        "country_full": 5,
        "country_unknown": 1,
        "not_confirmed": 1,
    }
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.HELD}


def test_a_second_run_changes_nothing(round_: Round) -> None:
    for number in range(4):
        make_application(round_, state=S.RECEIVED if number else S.CONFIRMED)
    end = find_end(round_)
    assert [close_intake(round_, now=end + timedelta(minutes=n)) for n in range(3)] == [4, 0, 0]
    assert (Letter.objects.count(), Mailing.objects.count()) == (4, 2)
    assert set(Application.objects.values_list("decided_at", flat=True)) == {end}


def test_not_before_the_grace_has_ended_and_only_in_a_closed_round(round_: Round) -> None:
    make_application(round_)
    assert close_intake(round_, now=find_end(round_) - timedelta(seconds=1)) == 0
    round_.state = RoundState.OPEN
    round_.save()
    assert close_intake(round_, now=find_end(round_)) == 0


def test_a_round_without_applications_closes_without_a_letter(round_: Round) -> None:
    assert (close_intake(round_, now=find_end(round_)), Letter.objects.count()) == (0, 0)


def test_who_waited_in_the_last_round_comes_first_in_this_one() -> None:
    first = open_round()
    round_ = open_round(first.program, state=RoundState.CLOSED)
    for _ in range(50):
        make_application(round_, country="US")
    person = make_person()
    make_application(first, person=person, state=S.WAITING, decided_at=NOW)
    last = make_application(round_, person=person, country="US")
    close_intake(round_, now=find_end(round_))
    last.refresh_from_db()
    assert (last.state, last.has_priority) == (S.ACCEPTED, True)
    assert count_by_state(round_)[S.ACCEPTED] == 10
    assert decide_again(round_) == []


def test_late_ones_are_not_decided(round_: Round) -> None:
    times = read_round_times(round_)
    late = make_application(
        round_, state=S.RECEIVED, why=Why.LATE, received_at=times.grace_ends_at + timedelta(seconds=1)
    )
    assert close_intake(round_, now=find_end(round_)) == 0
    late.refresh_from_db()
    assert (late.state, late.decided_at) == (S.RECEIVED, None)


def test_what_was_still_under_way_when_places_were_given_stands_by(round_: Round) -> None:
    make_application(round_)
    end = find_end(round_)
    close_intake(round_, now=end)
    sure, unsure = make_application(round_), make_application(round_, state=S.RECEIVED)
    later = end + timedelta(minutes=1)
    assert [close_intake(round_, now=later) for _ in range(2)] == [2, 0]
    sure.refresh_from_db()
    unsure.refresh_from_db()
    assert [(one.state, one.why) for one in (sure, unsure)] == [(S.STANDBY, Why.LATE), (S.RECEIVED, Why.LATE)]
    assert list_kinds() == {"accepted": 1, "standby": 1}
    assert decide_again(round_) == []


def test_a_fault_at_the_last_letter_leaves_all_as_it_was(round_: Round) -> None:
    for _ in range(3):
        make_application(round_)
    make_application(round_, person=make_person(email="no address"))
    with pytest.raises(Refused):
        close_intake(round_, now=find_end(round_))
    assert (count_by_state(round_)[S.CONFIRMED], Letter.objects.count(), Mailing.objects.count()) == (4, 0, 0)


def test_who_withdraws_while_the_letters_are_held_gets_none_of_them(round_: Round) -> None:
    mine = make_application(round_)
    make_application(round_)
    end = find_end(round_)
    close_intake(round_, now=end)
    withdraw_application(mine, by=mine.person, now=end + timedelta(minutes=5))
    states = dict(Letter.objects.filter(person=mine.person).values_list("kind", "state"))
    assert states == {"accepted": LetterState.CANCELLED, "withdrawn": LetterState.WAITING}
    assert Letter.objects.filter(kind="accepted", state=LetterState.HELD).count() == 1


def test_the_number_of_queries_hardly_grows_with_people(django_assert_max_num_queries: object) -> None:
    for people in (1, 30):
        round_ = open_round(state=RoundState.CLOSED)
        for number in range(people):
            make_application(round_, country=f"{chr(65 + number % 20)}E")
        with django_assert_max_num_queries(25):  # type: ignore[operator]
            close_intake(round_, now=find_end(round_))
