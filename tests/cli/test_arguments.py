"""Tests of what is typed."""

from datetime import date
from pathlib import Path

import pytest

from pairloom.cli.arguments import Arguments, read_arguments


def test_a_match_needs_nothing_but_a_file() -> None:
    assert read_arguments(["match", "form.csv"]) == Arguments(command="match", file=Path("form.csv"))


def test_every_option_of_a_match_is_read() -> None:
    words = "match f.csv --mapping m --plan p --cap 0.3 --out o.xlsx --report r.html --certificate c.json.gz"
    times = " --seed 7 --seconds 20 --gap 0.01 --starts 2026-09-15 --ends 2027-01-15"
    assert read_arguments((words + times).split()) == Arguments(
        command="match",
        file=Path("f.csv"),
        mapping=Path("m"),
        plan=Path("p"),
        cap=0.3,
        out=Path("o.xlsx"),
        report=Path("r.html"),
        certificate=Path("c.json.gz"),
        seed=7,
        seconds=20.0,
        gap=0.01,
        starts=date(2026, 9, 15),
        ends=date(2027, 1, 15),
    )


def test_a_large_seed_keeps_every_digit() -> None:
    assert read_arguments(["match", "f.csv", "--seed", str(2**63 - 1)]).seed == 2**63 - 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("match", "required: FILE"),
        ("match f.csv --cap 3", "'3' is given; a share above 0, up to 1 is wanted"),
        ("match f.csv --cap nan", "'nan' is given"),
        ("match f.csv --seed -1", "'-1' is given; a whole number from 0 to 2^63 - 1 is wanted"),
        ("match f.csv --seconds 0", "'0' is given; a number of seconds above 0 is wanted"),
        ("match f.csv --gap two", "'two' is given; a share from 0 to 1 is wanted"),
        ("match f.csv --starts soon", "'soon' is given; a date such as 2026-09-15 is wanted"),
        ("match f.csv --starts 0001-01-01", "a date such as 2026-09-15 is wanted"),
        ("match f.csv --starts 2027-01-01 --ends 2026-01-01", "not after its start"),
        ("match f.csv --starts 2026-01-01 --ends 2032-01-01", "at most three years"),
        ("explain p.json.gz", "required: --person"),
        ("dance", "invalid choice: 'dance'"),
        ("", "required: COMMAND"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(words: str, found: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        read_arguments(words.split())
    complaint = capsys.readouterr().err
    assert (stopped.value.code, complaint.count("\n")) == (2, 1)
    assert found in complaint
    assert "--help" in complaint


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("match f.csv --starts 2027-01-01 --ends 2026-01-01", "match"),
        ("inspect f.csv --starts 2026-01-01 --ends 2032-01-01", "inspect"),
        ("match f.csv --colour red", "match"),
        ("check p.json.gz more", "check"),
        ("match f.csv --cap 3", "match"),
    ],
)
def test_what_is_wrong_with_a_command_names_the_help_of_that_command(
    words: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read_arguments(words.split())
    complaint = capsys.readouterr().err
    assert complaint.startswith(f"pairloom {command}: ")
    assert complaint.endswith(f"See pairloom {command} --help.\n")
