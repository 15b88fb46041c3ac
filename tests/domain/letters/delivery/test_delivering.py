"""Letters go out over a real SMTP server, once, and the outbox knows what came of each."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.delivery import deliver_due, recover_leases
from pairloom.domain.letters.delivery.claim import Claimed, claim_letter
from pairloom.domain.letters.delivery.courier import Courier
from pairloom.domain.letters.delivery.ending import end_refused, end_sent, mark_handed
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay
from pairloom.domain.letters.links import hash_address, read_address
from pairloom.domain.letters.models import Letter, Suppression
from pairloom.domain.letters.models import Relay as RelayRow
from pairloom.domain.letters.services import cancel_letters, stop_sending
from pairloom.domain.letters.states import Block, Lane, LetterState
from tests.domain.letters.delivery.relays import Relay, run_relay
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person, make_program


@pytest.fixture
def relay(db: None, settings: Settings) -> Iterator[Relay]:
    with run_relay(Relay()) as running:
        settings.MAIL_RELAY = f"smtp://127.0.0.1:{running.port}"
        settings.MAIL_A_SECOND = 1000
        settings.MAIL_PATIENCE = 2
        yield running


def deliver(*, now: datetime = NOW, limit: int | None = None) -> int:
    return deliver_due(worker="one", tell_time=lambda: now, limit=limit, stop=lambda: False)


def read_again(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_a_letter_that_is_due_is_sent_once(relay: Relay) -> None:
    letter = make_letter(text="Good morning.\n.\n..dots\n")
    assert (deliver(), deliver()) == (1, 0)
    sent = read_again(letter)
    assert (sent.state, sent.attempts, sent.sent_at, sent.worker, sent.fault) == ("sent", 1, NOW, "one", "")
    (taken,) = relay.taken
    assert taken.rcpt_tos == [letter.address]
    assert taken.mail_from is not None
    assert read_address(taken.mail_from) == ("bounce", letter.pk)
    assert isinstance(taken.content, bytes)
    message = message_from_bytes(taken.content, policy=policy.default)
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n") == "Good morning.\n.\n..dots\n"


def test_letters_go_over_one_connection(relay: Relay) -> None:
    for _ in range(5):
        make_letter()
    assert deliver() == 5
    assert (len(relay.taken), len(relay.sessions)) == (5, 1)


def test_sign_in_codes_go_first_and_letters_of_tomorrow_wait(relay: Relay) -> None:
    bulk, code = make_letter(lane=Lane.BULK), make_letter(lane=Lane.SIGN_IN, due_at=NOW - timedelta(minutes=1))
    later = make_letter(lane=Lane.SIGN_IN, due_at=NOW + timedelta(days=1))
    assert deliver(limit=1) == 1
    assert [read_again(letter).state for letter in (bulk, code, later)] == ["waiting", "sent", "waiting"]


def test_a_refused_address_ends_its_letter_flags_its_person_and_stops_nobody_else(relay: Relay) -> None:
    person = make_person()
    dead, alive = make_letter(person=person, address=person.email), make_letter()
    again = make_letter(person=person, address=person.email, due_at=NOW + timedelta(minutes=1))
    relay.on_recipient[person.email] = "550 5.1.1 unknown"
    assert deliver() == 2
    refused = read_again(dead)
    assert (refused.state, refused.fault, refused.ended_at) == ("refused", "recipient 550 5.1.1", NOW)
    assert read_again(alive).state == "sent"
    person.refresh_from_db()
    assert person.unreachable_since == NOW
    assert Suppression.objects.get().address_hash == hash_address(person.email)
    deliver(now=NOW + timedelta(minutes=2))
    assert (read_again(again).state, read_again(again).fault) == ("dropped", "blocked-bounced")
    assert RelayRow.objects.get().broken_since is None


def test_a_greylisted_letter_waits_and_goes_later(relay: Relay) -> None:
    letter = make_letter()
    relay.on_recipient[letter.address] = "450 4.7.1 greylisted"
    deliver()
    waiting = read_again(letter)
    assert (waiting.state, waiting.due_at, waiting.fault) == (
        *("waiting", NOW + timedelta(minutes=1), "recipient 450 4.7.1"),
    )
    relay.on_recipient.clear()
    deliver(now=NOW + timedelta(minutes=1))
    assert read_again(letter).state == "sent"


def test_a_letter_refused_again_and_again_is_given_up(relay: Relay) -> None:
    letter = make_letter(expires_at=NOW + timedelta(minutes=4))
    relay.on_message = ["451 busy"] * 9
    deliver()
    assert deliver(now=NOW + timedelta(minutes=1)) == 1
    given_up = read_again(letter)
    assert (given_up.state, given_up.fault, given_up.handed_at) == ("gave-up", "dot 451", None)


def test_an_answer_that_never_comes_leaves_the_letter_unsure_and_it_does_not_go_again(relay: Relay) -> None:
    letter = make_letter()
    relay.on_message = ["hang up after taking it"]
    deliver()
    unsure = read_again(letter)
    assert (unsure.state, unsure.fault, unsure.handed_at) == ("unsure", "dot cut", NOW)
    deliver(now=NOW + timedelta(days=1))
    assert read_again(letter).state == "unsure"
    assert len(relay.taken) == 1


def test_an_unsure_code_is_dropped_by_its_rule(relay: Relay) -> None:
    letter = make_letter(kind="sign-in-code", lane=Lane.SIGN_IN)
    relay.on_message = ["hang up"]
    deliver()
    assert read_again(letter).state == "unsure"
    deliver(now=NOW + timedelta(minutes=10))
    dropped = read_again(letter)
    assert (dropped.state, dropped.resolved_by, dropped.text) == ("dropped", "rule", "")


@pytest.mark.parametrize("answer", ["550 no such sender", "530 5.7.0 log in first"])
def test_a_fault_of_ours_trips_the_breaker_and_blames_no_reader(relay: Relay, answer: str) -> None:
    letters = [make_letter() for _ in range(3)]
    relay.on_sender = answer
    assert deliver() == 1
    row = RelayRow.objects.get()
    assert (row.broken_since, row.probe_at, row.faults) == (NOW, NOW + timedelta(minutes=1), 1)
    assert {read_again(letter).state for letter in letters} == {"waiting"}
    assert not Suppression.objects.exists()
    assert deliver() == 0
    relay.on_sender = "250 OK"
    assert deliver(now=NOW + timedelta(minutes=1)) == 3
    row.refresh_from_db()
    assert (row.broken_since, row.faults) == (None, 0)
    assert list(JournalEntry.objects.order_by("id").values_list("act", flat=True)) == ["relay.broken", "relay.mended"]


def test_while_the_fault_lasts_one_letter_at_a_time_tries(relay: Relay) -> None:
    for _ in range(3):
        make_letter()
    relay.on_sender = "550 no"
    tried = [deliver(now=NOW + timedelta(minutes=minute)) for minute in range(9)]
    assert tried == [1, 1, 0, 1, 0, 0, 0, 0, 1]


def test_a_relay_that_is_not_there_costs_no_letter_a_try(relay: Relay, settings: Settings) -> None:
    letter = make_letter()
    settings.MAIL_RELAY = "smtp://127.0.0.1:1"
    deliver()
    waiting = read_again(letter)
    assert (waiting.state, waiting.attempts, waiting.due_at) == ("waiting", 0, NOW)
    assert RelayRow.objects.get().fault == "connect refused-connection"


def test_a_letter_that_cannot_be_a_message_stops_itself_only(relay: Relay) -> None:
    bad, good = make_letter(subject="Hello\r\nBcc: all@example.org"), make_letter()
    assert deliver() == 2
    assert [(read_again(letter).state, read_again(letter).fault) for letter in (bad, good)] == [
        ("invalid", "control-in-header"),
        ("sent", ""),
    ]
    assert [taken.rcpt_tos for taken in relay.taken] == [[good.address]]


def test_a_person_who_left_gets_nothing_more(relay: Relay) -> None:
    person = make_person(is_active=False)
    letter = make_letter(person=person)
    deliver()
    assert (read_again(letter).state, read_again(letter).fault, relay.taken) == ("dropped", "person-left", [])


def test_more_letters_than_a_day_allows_wait_for_the_next_day(relay: Relay, settings: Settings) -> None:
    settings.MAIL_A_PERSON = 2
    person = make_person()
    letters = [make_letter(person=person, address=person.email) for _ in range(3)]
    deliver()
    assert [read_again(letter).state for letter in letters] == ["sent", "sent", "waiting"]
    assert read_again(letters[2]).due_at == NOW + timedelta(days=1)
    deliver(now=NOW + timedelta(days=1))
    assert read_again(letters[2]).state == "sent"


def test_the_daily_quota_stops_all_but_codes_until_tomorrow(relay: Relay, settings: Settings) -> None:
    settings.MAIL_A_DAY, settings.MAIL_RESERVED = 8, 2
    letters = [make_letter() for _ in range(8)]
    assert deliver() == 6
    make_letter(lane=Lane.SIGN_IN)
    assert deliver() == 1
    assert deliver(now=NOW + timedelta(days=1)) == 2
    assert {read_again(letter).state for letter in letters} == {"sent"}


def test_slots_that_no_letter_used_are_given_back(relay: Relay) -> None:
    make_letter()
    deliver()
    assert RelayRow.objects.get().sent_that_day == 1


def test_letters_keep_the_pace_of_the_relay(relay: Relay, settings: Settings) -> None:
    settings.MAIL_A_SECOND = 10
    for _ in range(4):
        make_letter()
    assert deliver() == 4
    row = RelayRow.objects.get()
    assert row.sent_that_day == 4
    assert row.next_slot_at is not None


def test_nothing_goes_while_sending_is_stopped_or_off(relay: Relay, settings: Settings) -> None:
    make_letter()
    settings.MAIL_SENDING = "off"
    assert deliver() == 0
    settings.MAIL_SENDING = "smtp"
    stop_sending(by=None, now=NOW)
    assert deliver() == 0
    assert relay.taken == []


def test_in_a_demo_letters_are_shown_with_their_codes_and_nothing_leaves(relay: Relay, settings: Settings) -> None:
    settings.MAIL_SENDING = "shown"
    letter = make_letter(kind="sign-in-code", lane=Lane.SIGN_IN)
    assert deliver() == 1
    shown = read_again(letter)
    assert (shown.state, shown.resolved_by, shown.text != "", relay.taken) == ("sent", "shown", True, [])


def test_a_secret_is_blanked_once_sent(relay: Relay) -> None:
    letter = make_letter(kind="sign-in-code", lane=Lane.SIGN_IN)
    deliver()
    assert (read_again(letter).state, read_again(letter).text, read_again(letter).html) == ("sent", "", "")


def claim() -> Claimed:
    """Claim a letter and stop before it is carried; the pace does not matter."""
    ensure_relay()
    RelayRow.objects.update(next_slot_at=None)
    claimed = claim_letter(worker="one", now=NOW, permit=Permit())
    assert isinstance(claimed, Claimed)
    return claimed


def carry(claimed: Claimed) -> None:
    """Carry a letter that was claimed before."""
    courier = Courier(tell_time=lambda: NOW)
    courier.carry(claimed)
    courier.close()


def test_a_letter_cancelled_after_its_claim_is_not_sent(relay: Relay) -> None:
    letter = make_letter(about="pair:1")
    claimed = claim()
    assert cancel_letters(about="pair:1", now=NOW, reason="pair-ended") == 1
    carry(claimed)
    assert (read_again(letter).state, relay.taken) == ("cancelled", [])


def test_a_worker_whose_lease_ran_out_does_not_send(relay: Relay) -> None:
    letter = make_letter()
    claimed = claim()
    Letter.objects.filter(pk=letter.pk).update(lease_until=NOW - timedelta(days=9000))
    carry(claimed)
    assert relay.taken == []
    assert deliver() == 1
    assert (read_again(letter).state, read_again(letter).attempts, len(relay.taken)) == ("sent", 2, 1)


def test_a_letter_handed_over_by_a_dead_worker_is_unsure(relay: Relay) -> None:
    letter = make_letter(
        state=LetterState.HANDED, lease_number=1, handed_at=NOW, lease_until=NOW - timedelta(days=9000)
    )
    deliver()
    assert (read_again(letter).state, read_again(letter).fault, relay.taken) == ("unsure", "worker-ended", [])


def test_a_letter_that_ends_every_worker_is_given_up(relay: Relay) -> None:
    past = NOW - timedelta(days=9000)
    letter = make_letter(state=LetterState.CLAIMED, lease_number=13, attempts=13, lease_until=past)
    deliver()
    assert (read_again(letter).state, read_again(letter).fault, relay.taken) == ("gave-up", "worker-ended", [])


def test_a_block_of_one_program_leaves_letters_of_others_alone(relay: Relay) -> None:
    one, other = make_program(), make_program()
    Suppression.objects.create(address_hash=hash_address("a@example.org"), block=Block.NO_NEWS, program=one, since=NOW)
    letters = [make_letter(address="a@example.org", program=program, is_news=True) for program in (one, other)]
    deliver()
    assert [read_again(letter).state for letter in letters] == ["dropped", "sent"]


def test_an_answer_that_comes_after_the_lease_still_tells_that_the_letter_arrived(relay: Relay) -> None:
    letter = make_letter()
    claimed = claim()
    mark_handed(claimed.letter, now=NOW)
    Letter.objects.filter(pk=letter.pk).update(lease_until=NOW - timedelta(days=9000))
    recover_leases(now=NOW)
    assert read_again(letter).state == "unsure"
    end_sent(claimed.letter, now=NOW)
    assert (read_again(letter).state, read_again(letter).resolved_by) == ("sent", "late-answer")


def test_a_late_answer_of_an_older_claim_changes_nothing(relay: Relay) -> None:
    letter = make_letter()
    old = claim()
    Letter.objects.filter(pk=letter.pk).update(lease_until=NOW - timedelta(days=9000))
    recover_leases(now=NOW)
    new = claim()
    end_sent(old.letter, now=NOW)
    end_refused(old.letter, fault="recipient 550", is_address_dead=True, now=NOW)
    assert (read_again(letter).state, read_again(letter).lease_number) == ("claimed", new.letter.lease_number)
    assert not Suppression.objects.exists()


def test_one_more_letter_costs_few_statements(
    relay: Relay, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people = [make_person() for _ in range(12)]
    for person in people[:2]:
        make_letter(person=person)
    with CaptureQueriesContext(connection) as two:
        deliver()
    for person in people[2:]:
        make_letter(person=person)
    with django_assert_max_num_queries(len(two) + 8 * 14):
        assert deliver() == 10
