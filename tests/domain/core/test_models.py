"""Tables of the core."""

from django.core.management import call_command

from pairloom.domain.core.models import DayDone, Heartbeat, JournalEntry, SendingPermit
from tests.makers import NOW


def test_every_change_of_a_table_has_its_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_rows_name_themselves_without_naming_people() -> None:
    rows = [
        JournalEntry(at=NOW, act="round.made", about="round:3"),
        Heartbeat(worker="w-1"),
        SendingPermit(site="https://pairs.example.org"),
        DayDone(name="backup", done_on=NOW.date()),
    ]
    assert [str(row) for row in rows] == ["round.made round:3", "w-1", "https://pairs.example.org", "backup 2026-03-02"]
