"""Tests of the command line as a program."""

import subprocess
import sys
from pathlib import Path

from tests.sheets.rounds import SMALL


def run(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pairloom", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_names_the_four_commands_and_loads_no_engine() -> None:
    ask = "try: main(['--help'])\nexcept SystemExit: print('numba' in sys.modules)"
    code = f"import sys; from pairloom.cli import main\n{ask}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in ("inspect", "match", "check", "explain") if name not in done.stdout] == []
    assert done.stdout.endswith("False\n")


def test_wrong_usage_ends_with_two_and_one_line() -> None:
    done = run("match")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_reader_who_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    command = f"{sys.executable} -m pairloom inspect {SMALL} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S602
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_full_disk_behind_the_screen_is_told_in_one_line(tmp_path: Path) -> None:
    small = tmp_path / "form.csv"
    small.write_text("E-mail,Country,Languages\na@x.example,Spain,English\n", encoding="utf-8")
    for file in (small, SMALL):
        command = f"{sys.executable} -m pairloom inspect {file} --all > /dev/full"
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S602
        assert done.returncode == 2
        assert done.stderr == "What is shown cannot be used: No space left on device.\n"
