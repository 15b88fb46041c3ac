import io
import json
import subprocess
import sys

import pytest

from pairloom.domain.letters.parsing.child import FRAME, LENGTH, answer, receive, send
from tests.domain.letters.parsing.corpus.answers import REPLY
from tests.domain.letters.parsing.corpus.hostile import DEEP


def test_a_mail_is_answered_with_what_was_read() -> None:
    read = answer("a@b.example", REPLY)["read"]
    assert isinstance(read, dict)
    assert (read["kind"], read["subject"]) == ("reply", "Re: Your partner")


def test_a_mail_that_cannot_be_read_is_answered_with_the_reason() -> None:
    assert answer("", DEEP) == {"fault": "its parts are nested too deep"}


def test_a_frame_is_received_whole_and_its_end_is_noticed() -> None:
    source = io.BytesIO(FRAME.pack(2, 3) + b"<>" + b"raw" + b"\x00")
    assert (receive(source), receive(source)) == (("<>", b"raw"), None)


def test_an_answer_goes_out_with_its_length() -> None:
    target = io.BytesIO()
    send(target, {"fault": "é"})
    (length,) = LENGTH.unpack(target.getvalue()[: LENGTH.size])
    assert (length, json.loads(target.getvalue()[LENGTH.size :])) == (len(target.getvalue()) - 4, {"fault": "é"})


@pytest.mark.slow
def test_the_process_ends_when_its_input_ends() -> None:
    command = [sys.executable, "-m", "pairloom.domain.letters.parsing.child"]
    ended = subprocess.run(
        command, input=FRAME.pack(0, len(REPLY)) + REPLY, capture_output=True, timeout=60, check=True
    )
    assert b'"ready": true' in ended.stdout
    assert b'"kind": "reply"' in ended.stdout


def test_the_process_knows_nothing_of_the_site() -> None:
    code = "import sys, pairloom.domain.letters.parsing.child; print('django' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert ended.stdout.strip() == b"False"
