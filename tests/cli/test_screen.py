"""Tests of what reaches the screen."""

import pytest

from pairloom.cli.screen import STEPS, make_printable, say, say_list, show_progress


def test_signs_that_steer_a_terminal_are_left_out() -> None:
    assert make_printable("a\x1b[31mb\u202ec\nd") == "a [31mb c d"


def test_names_of_every_script_stay() -> None:
    assert make_printable("陳信宏 রাসেল أحمد") == "陳信宏 রাসেল أحمد"


def test_lines_and_lists_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    say("Two:")
    say_list(["a", "b"])
    assert capsys.readouterr().out == "Two:\n  - a\n  - b\n"


def test_nothing_is_shown_while_working_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress() as tell:
        for step in STEPS:
            tell(step, 0.5)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_what_is_being_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    with show_progress() as tell:
        tell("score", 0.5)
    assert STEPS["score"] in capsys.readouterr().err
