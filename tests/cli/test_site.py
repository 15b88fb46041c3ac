"""The commands that run the site, each as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pairloom.cli.arguments import read_arguments
from pairloom.cli.site.serve import Companion
from pairloom.domain.core.models import SendingPermit

PYTHON = [sys.executable, "-m", "pairloom"]
KEY = "k" * 40


def make_environment(**variables: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PAIRLOOM_", "DATABASE_"))}
    return {**plain, **variables}


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = make_environment(**variables)
    return subprocess.run([*PYTHON, *words], env=environment, capture_output=True, text=True, check=False, timeout=60)


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def fetch(port: int, path: str, *, seconds: float = 40) -> str:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
        time.sleep(0.1)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = find_port()
    environment = make_environment(PAIRLOOM_DATA=str(tmp_path / "demo"))
    process = subprocess.Popen([*PYTHON, "demo", "--port", str(port)], env=environment, stdout=subprocess.PIPE)
    yield process, port
    process.terminate()
    process.communicate(timeout=30)


@pytest.mark.slow
def test_the_demo_comes_up_with_its_worker_and_goes_down_cleanly(demo: tuple[subprocess.Popen[bytes], int]) -> None:
    process, port = demo
    assert "<main" in fetch(port, "/")
    assert '"ready": true' in fetch(port, "/readyz")
    assert "Shelves Without Borders" in fetch(port, "/")
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=30)
    assert f"http://localhost:{port}" in out.decode()
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "PAIRLOOM_MODE"),
        ({"PAIRLOOM_MODE": "production"}, "PAIRLOOM_SECRET_KEY"),
        ({"PAIRLOOM_MODE": "production", "PAIRLOOM_SECRET_KEY": KEY}, "PAIRLOOM_SITE_URL"),
    ],
)
def test_a_wrong_setting_ends_a_command_with_one_sentence(variables: Mapping[str, str], sentence: str) -> None:
    ended = run("doctor", **variables)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert sentence in ended.stderr


def test_the_demo_refuses_to_start_as_production() -> None:
    ended = run("demo", PAIRLOOM_MODE="production")
    assert (ended.returncode, "PAIRLOOM_MODE" in ended.stderr) == (2, True)


def test_serving_an_old_database_is_refused_with_what_to_run(tmp_path: Path) -> None:
    ended = run("serve", PAIRLOOM_MODE="demo", PAIRLOOM_DATA=str(tmp_path))
    assert (ended.returncode, "pairloom manage migrate" in ended.stderr) == (2, True)


def test_the_doctor_says_what_is_wrong_and_ends_with_one(database_url: str) -> None:
    ended = run("doctor", PAIRLOOM_MODE="test", DATABASE_URL=database_url)
    assert (ended.returncode, "WRONG  Workers: none is at work" in ended.stdout) == (1, True)


def test_a_tick_on_a_quiet_site_says_that_nothing_was_due(database_url: str) -> None:
    answers = [run("tick", PAIRLOOM_MODE="test", DATABASE_URL=database_url).stdout for _ in range(2)]
    assert answers[1] == "Nothing was due.\n"


def test_sending_is_allowed_and_forbidden_from_the_command_line(database_url: str) -> None:
    answers = []
    for word in ("on", "off"):
        ended = run("sending", word, PAIRLOOM_MODE="test", DATABASE_URL=database_url)
        answers.append((ended.returncode, SendingPermit.objects.count()))
    assert answers == [(0, 1), (0, 0)]


def test_a_command_of_django_is_passed_on(tmp_path: Path) -> None:
    ended = run("manage", "check", PAIRLOOM_MODE="demo", PAIRLOOM_DATA=str(tmp_path))
    assert (ended.returncode, "no issues" in ended.stdout) == (0, True)


def test_a_backup_says_where_it_lies_or_what_to_use_instead(database_url: str, tmp_path: Path) -> None:
    ended = run("backup", PAIRLOOM_MODE="test", DATABASE_URL=database_url, PAIRLOOM_DATA=str(tmp_path))
    if database_url.startswith("postgresql"):
        assert (ended.returncode, "pg_dump" in ended.stderr) == (2, True)
    else:
        assert (ended.returncode, len(list(tmp_path.glob("backups/*.sqlite3")))) == (0, 1)


def test_words_of_a_django_command_are_kept_as_they_are() -> None:
    assert list(read_arguments(["manage", "migrate", "--check", "-v", "0"]).words) == ["migrate", "--check", "-v", "0"]


def test_a_companion_is_started_again_when_it_ends_and_ends_with_its_owner(tmp_path: Path) -> None:
    sheet = tmp_path / "starts"
    script = f"from pathlib import Path; Path({str(sheet)!r}).open('a').write('x')"
    companion = Companion([sys.executable, "-c", script])
    companion.start()
    end = time.monotonic() + 20
    while time.monotonic() < end and not (sheet.exists() and len(sheet.read_text(encoding="ascii")) >= 2):
        time.sleep(0.05)
    companion.stop()
    starts = len(sheet.read_text(encoding="ascii"))
    assert starts >= 2
    time.sleep(1.5)
    assert len(sheet.read_text(encoding="ascii")) == starts


def test_a_program_is_made_with_its_director_and_a_wrong_zone_is_said(database_url: str) -> None:
    words = ("program", "isle", "--name", "Isle", "--director", "ana@example.org")
    fine = run(*words, PAIRLOOM_MODE="test", DATABASE_URL=database_url)
    wrong = run(
        "program", "other", "--director", "a@b.org", "--zone", "Moon", PAIRLOOM_MODE="test", DATABASE_URL=database_url
    )
    assert (fine.returncode, "ana@example.org is a director of Isle" in fine.stdout) == (0, True)
    assert (wrong.returncode, "time zone" in wrong.stderr) == (2, True)
