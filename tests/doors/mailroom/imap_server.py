"""A small IMAP server on loopback for tests: two folders, mails as bytes, and connections that break when asked to."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

LINE = re.compile(rb"(\S+) (\w+)(?: (.*))?")


@dataclass
class Store:
    """What the server holds: the inbox, what was moved, flags; and the words before which it breaks off."""

    inbox: dict[int, bytes] = field(default_factory=dict)
    moved: dict[int, bytes] = field(default_factory=dict)
    flagged: set[int] = field(default_factory=set)
    folders: set[bytes] = field(default_factory=lambda: {b"INBOX"})
    breaks_before: list[bytes] = field(default_factory=list)
    said: list[bytes] = field(default_factory=list)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    store: Store


class _Session(socketserver.StreamRequestHandler):
    """One connection; each command is a method of its name."""

    def handle(self) -> None:
        self.say(b"* OK [CAPABILITY IMAP4REV1 MOVE] ready")
        while line := self.rfile.readline().strip():
            found = LINE.fullmatch(line)
            assert found is not None
            tag, verb, rest = found.groups()
            words = verb.upper() + b" " + (rest or b"")
            self.store.said.append(words)
            if self.must_break(words):
                return
            getattr(self, f"do_{verb.decode().lower()}")(rest or b"")
            self.say(tag + b" OK done")
            if verb.upper() == b"LOGOUT":
                return

    @property
    def store(self) -> Store:
        return cast(_Server, self.server).store

    def must_break(self, words: bytes) -> bool:
        """Tell whether the connection breaks before this command; each break happens once."""
        for start in self.store.breaks_before:
            if words.startswith(start):
                self.store.breaks_before.remove(start)
                return True
        return False

    def say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")

    def do_capability(self, _rest: bytes) -> None:
        self.say(b"* CAPABILITY IMAP4REV1 MOVE")

    def do_login(self, rest: bytes) -> None:
        assert rest == b'"user" "pass word"'

    def do_select(self, _rest: bytes) -> None:
        self.say(b"* %d EXISTS" % len(self.store.inbox))

    def do_list(self, rest: bytes) -> None:
        for folder in self.store.folders:
            if folder in rest:
                self.say(b'* LIST () "/" "' + folder + b'"')

    def do_create(self, rest: bytes) -> None:
        self.store.folders.add(rest.strip(b'"'))

    def do_logout(self, _rest: bytes) -> None:
        self.say(b"* BYE")

    def do_expunge(self, _rest: bytes) -> None:
        pass

    def do_uid(self, rest: bytes) -> None:
        verb, _, words = rest.partition(b" ")
        getattr(self, f"do_uid_{verb.decode().lower()}")(words)

    def do_uid_search(self, words: bytes) -> None:
        assert words.endswith(b"UNFLAGGED")
        found = sorted(set(self.store.inbox) - self.store.flagged)
        self.say(b"* SEARCH " + b" ".join(b"%d" % number for number in found))

    def do_uid_fetch(self, words: bytes) -> None:
        number = int(words.split(b" ")[0])
        raw = self.store.inbox[number]
        if b"RFC822.SIZE" in words:
            self.say(b"* 1 FETCH (UID %d RFC822.SIZE %d)" % (number, len(raw)))
        else:
            self.say(b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (number, len(raw)) + raw + b")")

    def do_uid_store(self, words: bytes) -> None:
        self.store.flagged.add(int(words.split(b" ")[0]))

    def do_uid_move(self, words: bytes) -> None:
        number = int(words.split(b" ")[0])
        self.store.moved[number] = self.store.inbox.pop(number)


@contextmanager
def serving(*mails: bytes) -> Iterator[tuple[Store, int]]:
    """Serve a mailbox with these mails; gives what it holds, and the port."""
    store = Store(inbox=dict(enumerate(mails, 1)))
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.store = store
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield store, server.server_address[1]
        finally:
            server.shutdown()
            thread.join(10)
