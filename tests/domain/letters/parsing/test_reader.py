import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pairloom.domain.letters.parsing.reader import MailReader, UnreadableError, start_child
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.domain.letters.parsing.corpus.hostile import DEEP, HOSTILE
from tests.domain.letters.parsing.corpus.mutants import make_mutants

MUTANTS = 3_000


@pytest.fixture
def reader() -> Iterator[MailReader]:
    """Open a reader that has patience: on a busy machine its child may wait longer for its turn than it works."""
    with MailReader(longest=60) as opened:
        yield opened


def read_seconds(reader: MailReader) -> float:
    """Read how many seconds of a processor the child of a reader has used, from the tables of Linux."""
    child = reader._child
    assert child is not None
    numbers = Path(f"/proc/{child.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def read_or_name_fault(reader: MailReader, raw: bytes) -> str:
    try:
        return reader.read(raw, envelope_from="").kind.value
    except UnreadableError as error:
        return str(error)


def test_one_child_reads_many_mails(reader: MailReader) -> None:
    assert [read_or_name_fault(reader, REPLY) for _ in range(3)] == ["reply"] * 3
    assert reader.replaced == 0


def test_a_mail_that_cannot_be_read_is_refused_and_the_child_lives_on(reader: MailReader) -> None:
    with pytest.raises(UnreadableError, match="nested too deep"):
        reader.read(DEEP, envelope_from="")
    assert (read_or_name_fault(reader, REPLY), reader.replaced) == ("reply", 0)


def test_a_child_that_hangs_is_killed_after_the_limit_and_replaced() -> None:
    with MailReader(longest=0.3) as reader:
        assert read_or_name_fault(reader, REPLY) == "reply"
        child = reader._child
        assert child is not None
        os.kill(child.pid, signal.SIGSTOP)
        started = time.perf_counter()
        assert read_or_name_fault(reader, REPLY) == "reading it took longer than 0.3 seconds"
        assert time.perf_counter() - started < 20
        assert (child.poll(), read_or_name_fault(reader, REPLY), reader.replaced) == (-signal.SIGKILL, "reply", 1)


def test_a_child_that_ended_between_two_mails_is_replaced_unseen(reader: MailReader) -> None:
    assert read_or_name_fault(reader, REPLY) == "reply"
    child = reader._child
    assert child is not None
    child.kill()
    child.wait()
    assert read_or_name_fault(reader, REPLY) == "reply"


def test_a_mail_larger_than_the_childs_memory_is_refused_and_the_next_is_read(reader: MailReader) -> None:
    assert read_or_name_fault(reader, b"Subject: x\r\n\r\n" + b"a\r\n" * 60_000_000) in {
        "reading it takes too much memory",
        "reading it took longer than 2 seconds",
        "reading it ended the process that read it",
    }
    assert read_or_name_fault(reader, REPLY) == "reply"


def test_a_child_without_a_worker_ends_by_itself() -> None:
    child = start_child()
    child.communicate(timeout=30)
    assert child.returncode == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells what a child has used")
def test_no_hostile_mail_takes_longer_than_two_seconds(reader: MailReader) -> None:
    read_or_name_fault(reader, REPLY)
    times = {}
    for name, raw in HOSTILE.items():
        started = read_seconds(reader)
        read_or_name_fault(reader, raw)
        times[name] = read_seconds(reader) - started
    assert {name for name, seconds in times.items() if seconds > 2} == set()
    assert reader.replaced == 0


@pytest.mark.slow
def test_three_thousand_mutants_are_read_or_refused_and_none_ends_the_child(reader: MailReader) -> None:
    found = Counter(read_or_name_fault(reader, raw) for raw in make_mutants(MUTANTS, seed=7))
    assert (found.total(), reader.replaced) == (MUTANTS, 0)
    assert found["reply"] > MUTANTS / 10
    assert found["bounce"] > MUTANTS / 100


@pytest.mark.soak
def test_two_hundred_thousand_mutants_are_read_or_refused_in_time(reader: MailReader) -> None:
    count, slow = 0, []
    for raw in make_mutants(200_000, seed=13):
        started = time.perf_counter()
        read_or_name_fault(reader, raw)
        count += 1
        if time.perf_counter() - started > 2:
            slow.append(raw)
    assert (count, slow, reader.replaced) == (200_000, [], 0)
