"""Reading settings."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from pairloom.settings import reading

MOUNTS = """
/dev/vda / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
nas:/export /srv/shared nfs4 rw 0 0
/dev/vdb /srv/shared/fast\\040disk xfs rw 0 0
odd line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/pairloom/pairloom.sqlite3", "ext4"),
        ("/srv/shared/pairloom.sqlite3", "nfs4"),
        ("/srv/shared/fast disk/pairloom.sqlite3", "xfs"),
        ("/srv/sharedbutnot/pairloom.sqlite3", "ext4"),
    ],
)
def test_the_file_system_of_a_path_is_that_of_the_innermost_mount(path: str, kind: str) -> None:
    assert reading.find_file_system(Path(path), MOUNTS.splitlines()) == kind


def test_a_database_file_on_a_network_is_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS, encoding="utf-8")
    reading.refuse_network("PAIRLOOM_DATA", Path("/var/lib/pairloom.sqlite3"), mounts)
    with pytest.raises(ImproperlyConfigured, match=r"PAIRLOOM_DATA leads to a network file system \(nfs4\)"):
        reading.refuse_network("PAIRLOOM_DATA", Path("/srv/shared/pairloom.sqlite3"), mounts)


def test_a_machine_without_a_list_of_mounts_is_trusted(tmp_path: Path) -> None:
    reading.refuse_network("PAIRLOOM_DATA", Path("/srv/shared/pairloom.sqlite3"), tmp_path / "none")


def test_a_number_may_be_either_end(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for value in ("1", "5"):
        monkeypatch.setenv("PAIRLOOM_TRY", value)
        found.append(reading.read_number(Env(), "PAIRLOOM_TRY", default=3, least=1, most=5))
    monkeypatch.delenv("PAIRLOOM_TRY")
    assert [*found, reading.read_number(Env(), "PAIRLOOM_TRY", default=3, least=1, most=5)] == [1, 5, 3]


def test_keys_of_two_purposes_differ_and_stay_the_same() -> None:
    keys = [reading.derive_key("secret", purpose) for purpose in ("letters", "bounces", "letters")]
    assert (keys[0] == keys[2], keys[0] != keys[1], len(keys[0]) >= reading.SHORTEST_KEY) == (True, True, True)
