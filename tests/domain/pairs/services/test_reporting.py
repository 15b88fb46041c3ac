"""Tests of reports about a pair: kept, told without words, settled once."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import Concern, KeptApart, Member, Pair
from pairloom.domain.pairs.services import note_reading, report_concern, settle_concern
from pairloom.domain.pairs.states import ConcernKind, PairState
from pairloom.domain.people.states import Role
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED
from tests.makers import make_person, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(db: None) -> Member:
    """Make a pair, a director and somebody for safeguarding, and give the first of the pair."""
    pair = make_pair(*make_closed_round(2).applications.order_by("pk"))
    for role in (Role.DIRECTOR, Role.SAFEGUARDING, Role.EDITOR):
        make_role(make_person(name=role.value), role, program=pair.round.program)
    first: Member = pair.members.all()[0]
    return first


@pytest.mark.parametrize(
    ("kind", "reader", "what"),
    [
        (ConcernKind.SILENT, "director", "no answer has come"),
        (ConcernKind.UNWELL, "safeguarding", "something does not feel right"),
    ],
)
def test_who_looks_after_it_is_told_without_the_words(
    member: Member, kind: ConcernKind, reader: str, what: str
) -> None:
    concern = report_concern(member, kind=kind, words="  She shouted.  ", now=OPENED)
    letter = Letter.objects.get()
    assert (concern.member, concern.words, concern.settled_at) == (member, "She shouted.", None)
    assert (letter.kind, letter.to_name, letter.about) == ("concern-reported", reader, f"concern:{concern.pk}")
    assert (what in letter.text, f"/office/concerns/{concern.pk}/" in letter.text) == (True, True)
    assert "shouted" not in letter.text + letter.html + letter.subject
    assert member.application.name not in letter.text
    line = JournalEntry.objects.get(act="concern.reported")
    assert (line.about, line.details) == (f"concern:{concern.pk}", {"kind": kind.value})


def test_the_same_report_again_is_the_one_that_is_open(member: Member) -> None:
    first = report_concern(member, kind="silent", words="Nothing", now=OPENED)
    assert report_concern(member, kind="silent", words="Nothing", now=OPENED) == first
    settle_concern(first, by=make_person(), now=OPENED)
    assert report_concern(member, kind="silent", words="Nothing", now=OPENED) != first
    assert (Concern.objects.count(), Letter.objects.count()) == (2, 2)


def test_a_pair_that_has_ended_can_still_be_reported_and_one_that_was_never_introduced_cannot(member: Member) -> None:
    Pair.objects.update(state=PairState.CLOSED)
    assert report_concern(member, kind="unwell", now=OPENED).words == ""
    Pair.objects.update(state=PairState.PLANNED, introduced_at=None)
    with pytest.raises(Refused) as refused:
        report_concern(member, kind="other", now=OPENED)
    assert refused.value.reason is Reason.MOVE_NOT_ALLOWED


def test_a_kind_that_does_not_exist_is_refused(member: Member) -> None:
    with pytest.raises(Refused) as refused:
        report_concern(member, kind="rude", now=OPENED)
    assert (refused.value.reason, Concern.objects.count()) == (Reason.ANSWER_WRONG, 0)


def test_a_report_is_settled_once(member: Member) -> None:
    concern, by = report_concern(member, kind="other", now=OPENED), make_person()
    later = OPENED + timedelta(hours=1)
    assert [settle_concern(concern, by=by, now=at) for at in (OPENED, later)] == [True, False]
    concern.refresh_from_db()
    assert (concern.settled_at, concern.settled_by) == (OPENED, by)
    assert JournalEntry.objects.filter(act="concern.settled", by=by).count() == 1


def test_who_reads_a_report_stands_in_the_journal(member: Member) -> None:
    concern, by = report_concern(member, kind="other", now=OPENED), make_person()
    note_reading(concern, by=by, now=OPENED)
    assert JournalEntry.objects.filter(act="concern.read", about=f"concern:{concern.pk}", by=by).count() == 1


def test_whoever_asks_for_it_is_never_paired_with_that_partner_again_and_with_nobody_else(member: Member) -> None:
    partner = member.pair.members.all()[1]
    stranger = make_pair(*make_closed_round(2).applications.order_by("pk")).members.all()[0]
    for _press in range(2):
        report_concern(member, kind="unwell", keep_apart_from=[partner, stranger, member], now=OPENED)
    kept = KeptApart.objects.get()
    assert ({kept.one_id, kept.other_id}, kept.wished_by) == ({member.person_id, partner.person_id}, member.person)
