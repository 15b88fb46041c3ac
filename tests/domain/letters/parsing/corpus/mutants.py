"""Make mutants of the corpus: bytes flipped, cut, doubled, swapped, and words that parsers stumble over put in."""

import random
from collections.abc import Iterator

from tests.domain.letters.parsing.corpus.answers import ANSWERS
from tests.domain.letters.parsing.corpus.bounces import BOUNCES
from tests.domain.letters.parsing.corpus.hostile import HOSTILE

LONGEST_SEED = 20_000
TRAPS = (
    *(b"\x00", b"\r", b"\n", b"\r\n\r\n", b"=?utf-8?B?", b"?=", b"=?", b"<", b">", b"@", b'"', b"(", b";", b"\xff\xfe"),
    *(
        b"charset=",
        b"boundary=",
        b"Content-Type: multipart/mixed; boundary=\r\n",
        b"--",
        b"name*0*=x''%",
        b"\\",
        b"[",
        b"]",
    ),
    *(b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: x-uuencode\r\n", b"Subject:", b" \r\n\t"),
    *(b"message/delivery-status", b"message/rfc822", b"text/html", b"text/calendar; method=reply", b"charset=utf-7"),
    *(
        b"=?utf-8?Q?=00?=",
        b"=?unknown-8bit?q?=ff?=",
        b"xn--",
        b"Content-Type: message/rfc822\r\n",
        b"\xed\xa0\x80",
        b"%s",
    ),
)


def list_seeds() -> list[bytes]:
    """List the mails that mutants are made of."""
    mails = [sample.raw for sample in (*BOUNCES, *ANSWERS)]
    return [*mails, *(raw for raw in HOSTILE.values() if len(raw) <= LONGEST_SEED)]


def make_mutants(count: int, *, seed: int) -> Iterator[bytes]:
    """Make so many mutants, the same for the same seed."""
    lots = random.Random(seed)
    seeds = list_seeds()
    for _ in range(count):
        yield mutate(lots.choice(seeds), seeds, lots)


def mutate(raw: bytes, seeds: list[bytes], lots: random.Random) -> bytes:
    """Change a mail in one to eight places."""
    changed = bytearray(raw)
    for _ in range(lots.randint(1, 8)):
        change(changed, seeds, lots)
    return bytes(changed)


def change(changed: bytearray, seeds: list[bytes], lots: random.Random) -> None:
    """Change a mail in one place."""
    here = lots.randint(0, len(changed))
    there = min(len(changed), here + lots.randint(1, 60))
    act = lots.randrange(6)
    if act == 0:
        changed[here:there] = b""
    elif act == 1:
        changed[here:here] = lots.choice(TRAPS)
    elif act == 2:
        changed[here:here] = changed[here:there] * lots.randint(1, 5)
    elif act == 3:
        changed[here:there] = lots.randbytes(there - here)
    elif act == 4:
        other = lots.choice(seeds)
        start = lots.randint(0, len(other))
        changed[here:here] = other[start : start + lots.randint(1, 400)]
    else:
        changed[here : here + 1] = bytes([lots.randrange(256)])
