"""The databases of the suite itself."""

import os
import subprocess
import sys

from django.db import connection

from tests.databases import is_postgresql
from tests.makers import make_program

READ = """
import django
django.setup()
from pairloom.domain.programs.models import Program
print(Program.objects.get())
"""


def test_a_process_of_its_own_sees_what_a_test_has_committed(database_url: str) -> None:
    make_program(slug="seen")
    shown = subprocess.run(
        [sys.executable, "-c", READ],
        env={**os.environ, "DATABASE_URL": database_url},
        check=True,
        capture_output=True,
        text=True,
    )
    assert shown.stdout == "seen\n"


def test_the_run_uses_the_database_that_was_asked_for(db: None) -> None:
    assert connection.vendor == ("postgresql" if is_postgresql() else "sqlite")
