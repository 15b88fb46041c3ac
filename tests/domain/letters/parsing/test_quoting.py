import time

import pytest

from pairloom.domain.letters.parsing.quoting import cut_quoted

CASES = {
    "english": "Yes\n\nOn Mon, 23 Nov 2026, Pairloom <hello@pairs.example.org> wrote:\n> Hello",
    "over two lines": "Yes\n\nOn Mon, 23 Nov 2026, Pairloom\n<hello@pairs.example.org> wrote:\n\n> Hello\n> you",
    "german": "Yes\n\nAm 23.11.26 um 10:00 schrieb Pairloom:\n> Hallo",
    "french": "Yes\n\nLe lun. 23 nov. 2026 à 10:00, Pairloom a écrit :\n> Bonjour",
    "spanish": "Yes\n\nEl lun, 23 nov 2026, Pairloom escribió:\n> Hola",
    "russian": "Yes\n\n23 ноября 2026 г. Pairloom написал:\n> Привет",
    "arabic": "Yes\n\nفي 23 نوفمبر 2026 كتب:\n> مرحبا",
    "chinese": "Yes\n\nPairloom 于2026年11月23日周一写道：\n> 你好",
    "unmarked quotation": "Yes\n\nOn Mon, 23 Nov 2026, Pairloom wrote:\nHello",
    "outlook": "Yes\n\n-----Original Message-----\nFrom: Pairloom\nSent: Monday\n\nHello",
    "outlook's rule": "Yes\n________________________________\nFrom: Pairloom\n\nHello",
    "bold headers": "Yes\n\n*From:* Pairloom <hello@pairs.example.org>\n*Sent:* Monday\n*To:* Amina\n\nHello",
    "german headers": "Yes\n\nVon: Pairloom\nGesendet: Montag\nAn: Amina\n\nHallo",
    "signature": "Yes\n-- \nAmina\nLibrarian",
    "only quoted signs": "Yes\n> Hello\n> you",
    "answer below": "> Hello\n> you\nYes",
    "answer between": "On Monday 23 Pairloom wrote:\n> Hello\n\nYes",
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_was_quoted_is_cut_off(name: str) -> None:
    assert cut_quoted(CASES[name]) == "Yes"


def test_an_answer_between_quoted_lines_keeps_all_that_was_written() -> None:
    text = "Hello,\n\nOn 3 May Pairloom wrote:\n> When?\n\nTuesday.\n> Where?\n\nHere.\n"
    assert cut_quoted(text) == "Hello,\n\n\nTuesday.\n\nHere."


@pytest.mark.parametrize("text", ["> only quoted", "-- \nonly a signature", "I wrote: a book from: me", ""])
def test_nothing_is_lost_where_nothing_else_would_be_left(text: str) -> None:
    assert cut_quoted(text) == text


@pytest.mark.parametrize("line", ["1 wrote:\n", "1 wrote:\n> x\n", "From: a\nSent: b\n", "> x\n", "---\n", "a\n"])
def test_cutting_is_linear(line: str) -> None:
    text = line * (200_000 // len(line))
    started = time.process_time()
    cut_quoted(text)
    assert time.process_time() - started < 1.5
