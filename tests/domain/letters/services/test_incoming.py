from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.links import address_for
from pairloom.domain.letters.models import IncomingMail, LetterEvent
from pairloom.domain.letters.parsing.reader import MailReader
from pairloom.domain.letters.services import incoming
from pairloom.domain.letters.services.incoming import (
    BATCH,
    LEASE,
    MOST_ATTEMPTS,
    MOST_BYTES,
    claim_mail,
    read_again,
    read_claimed,
    read_waiting_mail,
    store_incoming,
)
from pairloom.domain.letters.services.looking import put_mail_aside
from pairloom.domain.letters.states import IncomingKind, IncomingState, LetterState
from tests.domain.letters.arrivals import address_to, read_all, take_in
from tests.domain.letters.outbox import make_letter
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.domain.letters.parsing.corpus.bounces import POSTFIX
from tests.domain.letters.parsing.corpus.hostile import DEEP, HOSTILE
from tests.domain.letters.parsing.corpus.mutants import make_mutants
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + LEASE + timedelta(seconds=1)


def store(raw: bytes = REPLY) -> IncomingMail:
    return store_incoming(raw, source="smtp", envelope_from="<>", envelope_to="a@b.example", now=NOW)


def list_states() -> list[str]:
    return list(IncomingMail.objects.order_by("id").values_list("state", flat=True))


def test_a_mail_is_stored_byte_by_byte_before_anything_is_read() -> None:
    raw = bytes(range(256))
    mail = IncomingMail.objects.get(pk=store(raw).pk)
    assert (bytes(mail.raw), mail.size, mail.state, mail.received_at) == (raw, 256, IncomingState.STORED, NOW)
    assert (mail.envelope_from, mail.envelope_to) == ("<>", "a@b.example")


def test_a_mail_of_ten_megabytes_is_stored_and_a_larger_one_refused() -> None:
    store(b"a" * MOST_BYTES)
    with pytest.raises(Refused) as refused:
        store(b"a" * (MOST_BYTES + 1))
    assert refused.value.reason == Reason.MAIL_TOO_LARGE
    assert IncomingMail.objects.count() == 1


def test_an_envelope_with_nuls_and_of_any_length_is_stored() -> None:
    mail = store_incoming(REPLY, source="smtp", envelope_from="a\x00@b", envelope_to="c" * 999, now=NOW)
    assert (mail.envelope_from, len(mail.envelope_to)) == ("a@b", 320)


def test_all_mails_are_read_in_turn() -> None:
    for number in range(BATCH + 3):
        store(REPLY.replace(b"Tuesday", b"Day %d" % number))
    assert (read_all(), set(list_states()), read_all()) == (BATCH + 3, {IncomingState.READ}, 0)


def test_only_so_many_mails_are_read_as_asked_for() -> None:
    for _ in range(5):
        store()
    assert read_waiting_mail(limit=2, tell_time=lambda: NOW, worker="test") == 2
    assert list_states().count(IncomingState.STORED) == 3


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_mail_is_read_or_put_into_quarantine_and_stops_no_other(name: str) -> None:
    hostile, other = store(HOSTILE[name]), store()
    assert read_all() == 2
    hostile.refresh_from_db()
    other.refresh_from_db()
    assert hostile.state in {IncomingState.READ, IncomingState.QUARANTINED}
    assert other.state in {IncomingState.READ, IncomingState.DUPLICATE}
    assert bytes(IncomingMail.objects.get(pk=hostile.pk).raw) == HOSTILE[name]


def test_a_mail_in_quarantine_says_why_and_knows_its_letter() -> None:
    letter = make_letter(state=LetterState.SENT)
    mail = take_in(DEEP, sender="<>", to=address_for("bounce", letter.pk))
    assert (mail.state, mail.fault, mail.is_flagged) == (
        IncomingState.QUARANTINED,
        "its parts are nested too deep",
        True,
    )
    assert (mail.letter_id, mail.read_at) == (letter.pk, NOW)


def test_a_mail_that_hangs_the_reader_is_put_into_quarantine(monkeypatch: pytest.MonkeyPatch) -> None:
    with MailReader(longest=0.001) as hasty:
        monkeypatch.setattr(incoming, "_reader", hasty)
        mail = take_in(HOSTILE["10,000 parts"])
    assert (mail.state, mail.fault) == (IncomingState.QUARANTINED, "reading it took longer than 0.001 seconds")


def test_a_mail_in_quarantine_can_be_read_again() -> None:
    by = make_person()
    mail = take_in(DEEP)
    put_mail_aside(mail, by=by, now=NOW)
    read_again(mail, by=by, now=NOW)
    mail.refresh_from_db()
    assert (mail.state, mail.seen_at) == (IncomingState.STORED, None)
    read_all()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (IncomingState.QUARANTINED, 1)


def test_only_a_mail_in_quarantine_can_be_read_again() -> None:
    mail = take_in(REPLY)
    with pytest.raises(Refused):
        read_again(mail, by=make_person(), now=NOW)


def test_a_mail_whose_worker_ended_is_read_when_its_lease_is_over() -> None:
    store()
    assert len(claim_mail(most=BATCH, now=NOW)) == 1
    assert (read_all(), list_states()) == (0, [IncomingState.READING])
    assert read_waiting_mail(limit=9, tell_time=lambda: LATER, worker="other") == 1
    assert list_states() == [IncomingState.READ]


def test_a_worker_that_lost_its_lease_changes_nothing() -> None:
    letter = make_letter(state=LetterState.SENT)
    mail = store_incoming(
        address_to(POSTFIX, letter),
        source="smtp",
        envelope_from="<>",
        envelope_to=address_for("bounce", letter.pk),
        now=NOW,
    )
    ((_, old_lease),) = claim_mail(most=BATCH, now=NOW)
    ((_, new_lease),) = claim_mail(most=BATCH, now=LATER)
    read_claimed(mail.pk, old_lease, tell_time=lambda: LATER, worker="frozen")
    assert (list_states(), LetterEvent.objects.count()) == ([IncomingState.READING], 0)
    read_claimed(mail.pk, new_lease, tell_time=lambda: LATER, worker="other")
    assert (list_states(), LetterEvent.objects.count()) == ([IncomingState.READ], 1)


def test_a_mail_whose_worker_ended_is_claimed_alone() -> None:
    first, _ = store(), store()
    claim_mail(most=1, now=NOW)
    assert [pk for pk, _ in claim_mail(most=BATCH, now=LATER)] == [first.pk]


def test_a_mail_that_ended_five_workers_is_put_into_quarantine_unread() -> None:
    mail = store()
    IncomingMail.objects.update(attempts=MOST_ATTEMPTS)
    read_all()
    mail.refresh_from_db()
    assert (mail.state, mail.kind) == (IncomingState.QUARANTINED, IncomingKind.UNKNOWN)
    assert mail.fault == "the worker ended 5 times while it read this"


def test_a_mail_that_is_gone_when_its_turn_comes_is_passed_over() -> None:
    read_claimed(404, 1, tell_time=lambda: NOW, worker="test")
    assert list_states() == []


@pytest.mark.slow
def test_of_three_hundred_mutants_none_is_lost() -> None:
    mutants = list(make_mutants(300, seed=11))
    for raw in mutants:
        store(raw)
    assert read_all() == len(mutants)
    counts = {state: list_states().count(state) for state in set(list_states())}
    assert sum(counts.values()) == len(mutants)
    assert set(counts) <= {IncomingState.READ, IncomingState.DUPLICATE, IncomingState.QUARANTINED}
    assert [bytes(raw) for raw in IncomingMail.objects.order_by("id").values_list("raw", flat=True)] == mutants
