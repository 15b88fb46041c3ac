"""The process that reads mails for a worker: it may hang, swell or fall over, and the worker lives on.

It gets frames on its standard input: two lengths, the envelope's sender, the mail. It answers each with one length
and one JSON object: {"read": ...} or {"fault": ...}. It ends when its input ends.
"""

import json
import resource
import signal
import struct
import sys
from dataclasses import asdict
from typing import BinaryIO

from pairloom.domain.letters.parsing.reading import read_mail

FRAME = struct.Struct(">II")
LENGTH = struct.Struct(">I")
MOST_MEMORY = 640 * 1_048_576
# The worker ends a child that hangs. Should the worker die first, this alarm does it.
LAST_ALARM = 10.0


def main() -> None:
    """Answer one frame after the other until there are no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = sys.stdout.buffer
    send(answers, {"ready": True})
    while (frame := receive(sys.stdin.buffer)) is not None:
        signal.setitimer(signal.ITIMER_REAL, LAST_ALARM)
        send(answers, answer(*frame))
        signal.setitimer(signal.ITIMER_REAL, 0)


def receive(source: BinaryIO) -> tuple[str, bytes] | None:
    """Take one frame; none at the end."""
    lengths = source.read(FRAME.size)
    if len(lengths) < FRAME.size:
        return None
    envelope_length, raw_length = FRAME.unpack(lengths)
    return source.read(envelope_length).decode("utf-8", "replace"), source.read(raw_length)


def answer(envelope_from: str, raw: bytes) -> dict[str, object]:
    """Read one mail, or say why it cannot be read."""
    try:
        return {"read": asdict(read_mail(raw, envelope_from=envelope_from))}
    except RecursionError:
        return {"fault": "its parts are nested too deep"}
    except MemoryError:
        return {"fault": "reading it takes too much memory"}
    except Exception as error:  # noqa: BLE001 - nobody can list what Python's parser raises on hostile mail
        return {"fault": f"the parser stopped with {type(error).__name__}"}


def send(target: BinaryIO, answered: dict[str, object]) -> None:
    """Send one answer."""
    encoded = json.dumps(answered).encode("ascii")
    target.write(LENGTH.pack(len(encoded)) + encoded)
    target.flush()


if __name__ == "__main__":
    main()
