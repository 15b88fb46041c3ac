"""Receive mail on loopback, as a script says: the server of the fault tests, in a process of its own.

It writes each message it accepts into its log and calls fsync before it says 250, so the log knows what the relay has
taken, whatever happens to the sender. It is told what to do by lines of JSON on its standard input, answers each by a
line on its standard output, and ends with its input.
"""

import argparse
import asyncio
import hashlib
import json
import os
import socket
import ssl
import struct
import sys
import time
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

DONE = {
    "CONNECT": "220 loopback.test ESMTP",
    "STARTTLS": "220 go ahead",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 ok",
    "RCPT": "250 2.1.5 ok",
    "DATA": "354 go ahead",
    "BODY": "",
    "DOT": "250 2.0.0 taken",
    "RSET": "250 2.0.0 ok",
    "NOOP": "250 2.0.0 ok",
    "VRFY": "252 2.0.0 perhaps",
    "QUIT": "221 2.0.0 bye",
}


class Cut(Exception):  # noqa: N818 - not an error: the script wants the line cut
    """The script wants this connection to end here."""


@dataclass
class Act:
    """Say what happens at a verb: how often it happens, after how many times of nothing, and for which recipient."""

    verb: str
    do: str = "reply"
    reply: str = ""
    times: int = 1_000_000
    after: int = 0
    seconds: float = 0.0
    about: str = ""

    def takes(self, verb: str, line: str) -> bool:
        """Tell whether it is this act's turn; counts the times down."""
        if verb != self.verb or self.about not in line or self.times <= 0:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True


@dataclass
class Post:
    """Keep the log, the script and what was counted; all connections share it."""

    log: int | None
    context: ssl.SSLContext | None = None
    acts: list[Act] = field(default_factory=list)
    accepted: int = 0
    connections: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    acted: list[str] = field(default_factory=list)

    def choose(self, verb: str, line: str) -> Act | None:
        """Find the act whose turn it is, if any."""
        self.seen[verb] = self.seen.get(verb, 0) + 1
        act = next((act for act in self.acts if act.takes(verb, line)), None)
        if act is not None:
            self.acted.append(f"{act.verb} {act.do}")
        return act

    def store(self, envelope: dict[str, Any], content: bytes) -> None:
        """Write one accepted message down, durably."""
        self.accepted += 1
        if self.log is None:
            return
        headers = BytesHeaderParser().parsebytes(content)
        entry = {
            **envelope,
            "at": time.monotonic(),
            "message_id": str(headers["Message-ID"] or "").strip(),
            "subject": str(headers["Subject"] or ""),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        os.write(self.log, json.dumps(entry).encode() + b"\n")
        os.fsync(self.log)


class Session:
    """Talk with one client."""

    def __init__(self, post: Post, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.post, self.reader, self.writer = post, reader, writer
        self.is_secure = False
        self.envelope: dict[str, Any] = {"from": "", "to": []}

    async def run(self) -> None:
        """Talk until one side ends it."""
        try:
            await self.answer("CONNECT", "")
            while await self.serve_line():
                pass
        except (Cut, ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, TimeoutError):
            pass
        finally:
            self.writer.close()

    async def serve_line(self) -> bool:
        """Read one command and answer it; false after QUIT."""
        line = (await self.reader.readuntil(b"\r\n")).decode("utf-8", errors="replace").strip()
        verb = line.split(" ")[0].upper()
        if verb in {"EHLO", "HELO"}:
            await self.answer("EHLO", line, self.list_extensions(verb))
        elif verb == "STARTTLS":
            await self.start_tls(line)
        elif verb == "DATA":
            await self.take_message(line)
        elif verb in DONE:
            if await self.answer(verb, line):
                self.note(verb, line)
        else:
            await self.say("500 5.5.2 this verb is not known here")
        return verb != "QUIT"

    def note(self, verb: str, line: str) -> None:
        """Keep the envelope as it grows."""
        address = line.partition(":")[2].strip().partition(">")[0].lstrip("<")
        if verb == "MAIL":
            self.envelope = {"from": address, "to": []}
        elif verb == "RCPT":
            self.envelope["to"].append(address)
        elif verb == "RSET":
            self.envelope = {"from": "", "to": []}

    def list_extensions(self, verb: str) -> str:
        """Answer a greeting."""
        if verb == "HELO":
            return "250 loopback.test"
        more = ["STARTTLS"] if self.post.context and not self.is_secure else []
        names = ["loopback.test", "SIZE 20000000", "8BITMIME", "SMTPUTF8", "AUTH PLAIN", *more]
        return "\r\n".join([*(f"250-{name}" for name in names), "250 ENHANCEDSTATUSCODES"])

    async def start_tls(self, line: str) -> None:
        """Go over to TLS, or cut the line in the middle of the greeting of TLS."""
        act = self.post.choose("STARTTLS", line)
        if act is not None and act.do != "cut":
            await self.perform(act, "454 4.7.0 not now")
            return
        await self.say(DONE["STARTTLS"])
        if act is not None:
            await self.reader.read(20)
            self.reset()
        assert self.post.context is not None
        await self.writer.start_tls(self.post.context)
        self.is_secure = True

    async def take_message(self, line: str) -> None:
        """Take the content up to the final dot, write it down, and only then say 250."""
        if not await self.answer("DATA", line):
            return
        lines: list[bytes] = []
        while (text := await self.reader.readuntil(b"\n")) != b".\r\n":
            if not lines:
                await self.answer("BODY", "")
            lines.append(text[1:] if text.startswith(b".") else text)
        envelope = {**self.envelope, "bare": sum(not text.endswith(b"\r\n") for text in lines)}
        act = self.post.choose("DOT", " ".join(self.envelope["to"]))
        if act is None or act.do.startswith("store"):
            self.post.store(envelope, b"".join(lines))
        self.envelope = {"from": "", "to": []}
        await (self.say(DONE["DOT"]) if act is None else self.perform(act, DONE["DOT"]))

    async def answer(self, verb: str, line: str, usual: str = "") -> bool:
        """Answer as the script says, else as usual; true when the client may go on."""
        usual = usual or DONE[verb]
        act = self.post.choose(verb, line)
        if act is None:
            await self.say(usual)
            return True
        return await self.perform(act, usual)

    async def perform(self, act: Act, usual: str) -> bool:
        """Do what the script says; true when the answer was a good one."""
        reply = act.reply or usual
        do = act.do.removeprefix("store").strip("-")
        if do == "silence":
            await asyncio.sleep(act.seconds or 3_600)
        elif do == "reset":
            self.reset()
        elif do == "close":
            raise Cut
        elif do == "half":
            self.writer.write(reply[: len(reply) // 2].encode())
            await self.writer.drain()
            await asyncio.sleep(0.05)
            self.reset()
        elif do == "slow":
            await self.drip(f"{reply}\r\n".encode(), act.seconds)
            return reply[:1] in "23"
        await self.say(reply)
        return reply[:1] in "23"

    async def drip(self, content: bytes, seconds: float) -> None:
        """Send one byte at a time."""
        for byte in content:
            self.writer.write(bytes([byte]))
            await self.writer.drain()
            await asyncio.sleep(seconds)

    async def say(self, reply: str) -> None:
        """Send a reply."""
        if reply:
            self.writer.write(f"{reply}\r\n".encode())
            await self.writer.drain()

    def reset(self) -> None:
        """Cut the connection so that the client sees a reset, not an end."""
        line: socket.socket = self.writer.get_extra_info("socket")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
        raise Cut


def obey(post: Post, order: dict[str, Any]) -> dict[str, Any]:
    """Follow an order from the test: play a script, or tell what was counted."""
    if "play" in order:
        post.acts = [Act(**act) for act in order["play"]]
        post.acted, post.seen, post.connections = [], {}, 0
    return {"accepted": post.accepted, "connections": post.connections, "seen": post.seen, "acted": post.acted}


def tell(answer: dict[str, Any]) -> None:
    """Answer the test."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


async def serve(options: argparse.Namespace) -> None:
    """Serve until the input ends."""
    log = os.open(options.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND) if options.log else None
    post = Post(log, load_context(options.certificate))

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        post.connections += 1
        await Session(post, reader, writer).run()

    server = await asyncio.start_server(meet, "127.0.0.1", options.port, limit=2**20)
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    tell({"port": server.sockets[0].getsockname()[1]})
    while line := await orders.readline():
        tell(obey(post, json.loads(line)))


def load_context(certificate: Path | None) -> ssl.SSLContext | None:
    """Load the certificate and its key, which lie in one file."""
    if certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(description="Receive mail on loopback, as a script says.")
    parser.add_argument("--log", type=Path, help="where accepted messages are written; without it they are counted")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate", type=Path, help="offer STARTTLS with this certificate and key")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
