"""Child processes that get one thing to read and give one answer."""

import sys

import pytest

from pairloom.domain.pairs.engine.children import TOLD, Child, SolvingError


def start(code: str, *more: str, seconds: float = 30.0, content: bytes = b"") -> Child:
    """Start a child that runs this code."""
    return Child((sys.executable, "-c", code, *more), content, seconds=seconds, refused=7)


def test_a_child_reads_what_it_is_given_and_answers() -> None:
    child = start("import sys; sys.stdout.write(sys.stdin.read()[::-1])", content=b"abc")
    assert child.wait(20)
    assert child.read_answer() == b"cba"


def test_a_child_may_write_into_a_file_that_is_read_meanwhile() -> None:
    child = start("import os, sys; os.write(int(sys.argv[1]), b'half')", TOLD)
    assert child.wait(20)
    child.told.seek(0)
    assert child.told.read() == b"half"
    child.end()


@pytest.mark.parametrize(("code", "is_final"), [(7, True), (1, False)])
def test_a_code_that_says_no_is_told_from_one_that_says_trouble(code: int, is_final: bool) -> None:
    child = start(f"import sys; sys.stderr.write('last words'); sys.exit({code})")
    assert child.wait(20)
    with pytest.raises(SolvingError, match=f"ended with {code}: last words") as failed:
        child.read_answer()
    assert failed.value.is_final is is_final


def test_a_child_that_takes_too_long_is_ended() -> None:
    child = start("import time; time.sleep(60)", seconds=0.0)
    assert child.wait(0.01)
    with pytest.raises(SolvingError, match="took too long") as failed:
        child.read_answer()
    assert not failed.value.is_final
