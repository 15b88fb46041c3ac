"""Tests of what partners propose: saved once, seen by the others, told at most once a day."""

from datetime import date, timedelta
from typing import Any

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import Agreement, Member, Pair
from pairloom.domain.pairs.services import propose_agreement
from pairloom.domain.pairs.services.agreeing import read_proposal
from pairloom.domain.pairs.states import Channel, PairState, Rhythm
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED, answer

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WEEKLY: dict[str, Any] = {"rhythm": Rhythm.WEEKLY, "channel": Channel.VIDEO, "words": " On Mondays? "}


@pytest.fixture
def member(db: None) -> Member:
    """Make a pair of two who share their names, and give the first of them."""
    round_ = make_closed_round([answer("SE", share="1"), answer("KE", share="1")])
    pair = make_pair(*round_.applications.order_by("pk"))
    first: Member = pair.members.all()[0]
    return first


def propose(member: Member, *, version: int = 0, now: Any = OPENED, **wanted: Any) -> Agreement:
    """Propose something for a pair."""
    return propose_agreement(member, version=version, now=now, **(wanted or WEEKLY))


def test_a_proposal_is_saved_noted_and_told_to_the_partner(member: Member) -> None:
    agreement, partner = propose(member), member.pair.members.all()[1].person
    letter = Letter.objects.get()
    assert read_proposal(agreement).words == "On Mondays?"
    assert (agreement.rhythm, agreement.version, agreement.changed_at) == ("weekly", 1, OPENED)
    assert (letter.kind, letter.person, letter.about) == ("agreement-changed", partner, f"pair:{member.pair_id}")
    assert member.application.name in letter.subject
    assert "How often: every week" in letter.text
    assert f"/me/partner/{member.round.slug}/#agreement" in letter.text
    line = JournalEntry.objects.get(act="agreement.proposed")
    assert (line.about, line.by, line.details) == (f"pair:{member.pair_id}", member.person, {"version": 1})


def test_the_same_again_changes_nothing_whatever_was_seen(member: Member) -> None:
    propose(member)
    assert propose(member, version=0, now=OPENED + DAY).version == 1
    assert (Letter.objects.count(), JournalEntry.objects.filter(act="agreement.proposed").count()) == (1, 1)


def test_partners_are_written_to_once_a_day_however_often_something_changes(member: Member) -> None:
    propose(member)
    propose(member, version=1, rhythm=Rhythm.MONTHLY)
    propose(member, version=2, rhythm=Rhythm.FORTNIGHTLY, now=OPENED + DAY)
    assert [
        ("once a month" in letter.text, "every two weeks" in letter.text) for letter in Letter.objects.order_by("pk")
    ] == [
        (False, False),
        (False, True),
    ]


def test_what_was_saved_in_another_window_is_not_written_over(member: Member) -> None:
    propose(member)
    with pytest.raises(Refused) as refused:
        propose(member, version=0, rhythm=Rhythm.MONTHLY)
    assert refused.value.reason is Reason.AGREEMENT_CHANGED_MEANWHILE
    assert Agreement.objects.get().rhythm == Rhythm.WEEKLY


def test_dates_in_the_wrong_order_are_refused_and_today_is_not_over_anywhere(member: Member) -> None:
    first = date(2026, 5, 2)
    with pytest.raises(Refused) as refused:
        propose(member, away_from=first, away_until=first - DAY)
    assert refused.value.reason is Reason.DATES_WRONG
    yesterday_in_greenwich = (OPENED - timedelta(hours=11)).date()
    assert propose(member, away_from=first - 90 * DAY, away_until=yesterday_in_greenwich).away_until is not None


@pytest.mark.parametrize(
    ("state", "reason"), [(PairState.PLANNED, Reason.MOVE_NOT_ALLOWED), (PairState.CLOSED, Reason.PAIR_CLOSED)]
)
def test_only_a_pair_that_meets_agrees_on_something(member: Member, state: PairState, reason: Reason) -> None:
    Pair.objects.update(state=state)
    with pytest.raises(Refused) as refused:
        propose(member)
    assert (refused.value.reason, Letter.objects.count()) == (reason, 0)


def test_in_a_trio_both_partners_are_told_each_in_their_language_and_who_left_is_not() -> None:
    round_ = make_closed_round([answer(country, share="1") for country in ("SE", "KE", "PE", "EG")])
    people: list[Application] = list(round_.applications.order_by("pk"))
    type(people[1].person).objects.filter(pk=people[1].person_id).update(language="es")
    pair = make_pair(*people)
    pair.members.filter(application=people[3]).update(left_at=OPENED)
    propose(pair.members.all()[0])
    told = {letter.person_id: letter.language for letter in Letter.objects.all()}
    assert told == {people[1].person_id: "es", people[2].person_id: "en"}


def test_without_the_consent_to_share_the_letter_names_nobody() -> None:
    pair = make_pair(*make_closed_round(2).applications.order_by("pk"))
    proposer: Member = pair.members.all()[0]
    propose(proposer)
    letter = Letter.objects.get()
    assert (proposer.application.name in letter.text, "Your partner" in letter.subject) == (False, True)
