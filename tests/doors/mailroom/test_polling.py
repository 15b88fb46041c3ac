import threading

import pytest
from django.core.exceptions import ImproperlyConfigured

from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.letters.services.incoming import MOST_BYTES
from pairloom.domain.letters.states import IncomingState
from pairloom.doors.mailroom.polling import Mailbox, poll_imap, read_mailbox, run_polling
from tests.domain.letters.arrivals import read_all
from tests.domain.letters.parsing.corpus.answers import REPLY, REPLY_FROM_OUTLOOK
from tests.domain.letters.parsing.corpus.hostile import HOSTILE
from tests.doors.mailroom.imap_server import Store, serving
from tests.doors.mailroom.test_listener import without_table
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def find_mailbox(port: int) -> Mailbox:
    return read_mailbox(f"imap://user:pass%20word@127.0.0.1:{port}/INBOX?done=Done")


def poll(port: int) -> int:
    return poll_imap(find_mailbox(port), tell_time=lambda: NOW)


def list_raw() -> list[bytes]:
    return [bytes(raw) for raw in IncomingMail.objects.order_by("id").values_list("raw", flat=True)]


def test_all_mails_are_stored_byte_by_byte_and_moved_away() -> None:
    mails = [REPLY, REPLY_FROM_OUTLOOK, HOSTILE["8-bit headers"], HOSTILE["NULs"]]
    with serving(*mails) as (store, port):
        assert (poll(port), poll(port)) == (4, 0)
    assert (list_raw(), list(store.moved.values()), store.inbox) == (mails, mails, {})
    assert set(IncomingMail.objects.values_list("source", flat=True)) == {"imap"}


def test_the_folder_for_what_is_done_is_made_once() -> None:
    with serving(REPLY) as (store, port):
        poll(port)
        poll(port)
    assert store.folders == {b"INBOX", b"Done"}
    assert [words for words in store.said if words.startswith(b"CREATE")] == [b'CREATE "Done"']


@pytest.mark.parametrize("verb", [b"LOGIN", b"SELECT", b"LIST", b"CREATE", b"UID SEARCH", b"UID FETCH", b"LOGOUT"])
def test_a_connection_that_breaks_before_a_mail_is_fetched_loses_nothing(verb: bytes) -> None:
    with serving(REPLY, REPLY_FROM_OUTLOOK) as (store, port):
        store.breaks_before.append(verb)
        poll(port)
        poll(port)
    assert (list_raw(), store.inbox) == ([REPLY, REPLY_FROM_OUTLOOK], {})


def test_a_mail_that_was_stored_and_not_moved_comes_again_and_counts_once() -> None:
    with serving(REPLY) as (store, port):
        store.breaks_before.append(b"UID MOVE")
        assert poll(port) == 0
        assert (list_raw(), store.moved) == ([REPLY], {})
        assert poll(port) == 1
    read_all()
    states = list(IncomingMail.objects.order_by("id").values_list("state", flat=True))
    assert states == [IncomingState.READ, IncomingState.DUPLICATE]


def test_a_mail_stays_where_it_is_while_it_cannot_be_stored() -> None:
    with serving(REPLY) as (store, port):
        with without_table():
            assert poll(port) == 0
        assert store.inbox == {1: REPLY}
        assert (poll(port), store.inbox) == (1, {})


def test_a_mail_that_is_too_large_is_flagged_and_stops_no_other() -> None:
    with serving(b"a" * (MOST_BYTES + 1), REPLY) as (store, port):
        assert (poll(port), poll(port)) == (1, 0)
    assert (store.flagged, set(store.inbox), list_raw()) == ({1}, {1}, [REPLY])


def test_a_server_that_is_away_ends_only_this_round() -> None:
    with serving() as (_, port):
        pass
    assert poll(port) == 0


def test_polling_ends_when_it_is_told_to(transactional_db: None) -> None:
    is_over = threading.Event()
    with serving(REPLY) as (store, port):
        words = {"tell_time": lambda: NOW, "stop": is_over.is_set}
        thread = threading.Thread(target=run_polling, args=(find_mailbox(port),), kwargs=words)
        thread.start()
        wait_for_move(store)
        is_over.set()
        thread.join(10)
    assert (thread.is_alive(), list_raw()) == (False, [REPLY])


def wait_for_move(store: Store) -> None:
    pause = threading.Event()
    for _ in range(500):
        if store.moved:
            return
        pause.wait(0.02)


def test_the_setting_is_read_whole() -> None:
    mailbox = read_mailbox("imaps://me%40b.example:p%2Fw@mail.example.org/Inbox%20two")
    assert mailbox == Mailbox("imaps", "mail.example.org", 993, "me@b.example", "p/w", "Inbox two", "Pairloom")


@pytest.mark.parametrize("address", ["", "imaps://mail.example.org", "pop3://a:b@c", "imap://"])
def test_a_wrong_setting_is_named_without_its_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PAIRLOOM_INCOMING_IMAP"):
        read_mailbox(address)
