"""Read settings from the environment, strictly: what is wrong is said in one sentence that names the variable."""

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

Value = TypeVar("Value")

SHORTEST_KEY = 32
MOUNTS = Path("/proc/mounts")
NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "lustre", "beegfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "fuse.ceph", "fuse.davfs2"),
    }
)


def read(reader: Callable[..., Value], name: str, *, default: Value | None = None, wanted: str) -> Value:
    """Read one variable; without a default it must be there. Raises ImproperlyConfigured with a plain sentence."""
    try:
        return reader(name) if default is None else reader(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"The setting {name} is missing or wrong: {wanted}.") from error


def read_choice(env: Env, name: str, *, choices: tuple[str, ...], default: str | None = None) -> str:
    """Read a variable that must be one of the choices."""
    value = read(env.str, name, default=default, wanted=f"it must be one of {', '.join(choices)}")
    if value not in choices:
        raise ImproperlyConfigured(f'The setting {name} is "{value}"; it must be one of {", ".join(choices)}.')
    return value


def read_secret(env: Env, name: str, *, default: str | None = None) -> str:
    """Read a secret of at least 32 characters; its value is never shown."""
    value = read(env.str, name, default=default, wanted=f"it must hold at least {SHORTEST_KEY} random characters")
    if len(value) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            f"The setting {name} has {len(value)} characters; it must hold at least {SHORTEST_KEY} random ones."
        )
    return value


def read_site(env: Env, name: str, *, default: str | None = None, needs_https: bool) -> str:
    """Read the address of the site: scheme and host, without a path."""
    wanted = 'it must be the address of the site, such as "https://pairs.example.org"'
    value = read(env.str, name, default=default, wanted=wanted).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.username:
        raise ImproperlyConfigured(f'The setting {name} is "{value}"; {wanted}.')
    if needs_https and parts.scheme != "https":
        raise ImproperlyConfigured(f'The setting {name} is "{value}"; in production it must begin with https://.')
    return value


def read_number(env: Env, name: str, *, default: int, least: int, most: int) -> int:
    """Read a whole number between two ends, both included."""
    wanted = f"it must be a whole number from {least:,} to {most:,}"
    value = read(env.int, name, default=default, wanted=wanted)
    if not least <= value <= most:
        raise ImproperlyConfigured(f"The setting {name} is {value}; {wanted}.")
    return value


def read_flag(env: Env, name: str, *, default: bool) -> bool:
    """Read a yes or no."""
    return read(env.bool, name, default=default, wanted="it must be yes or no")


def read_url(env: Env, name: str, *, default: str, schemes: tuple[str, ...], example: str) -> str:
    """Read the address of a service; an empty one means there is none. Its value may hold a password: never shown."""
    wanted = f'it must be like "{example}"'
    value = read(env.str, name, default=default, wanted=wanted)
    if not value:
        return value
    try:
        parts = urlsplit(value)
        is_fine = parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_fine = False
    if not is_fine:
        raise ImproperlyConfigured(f"The setting {name} is wrong; {wanted}.")
    return value


def read_address(env: Env, name: str, *, default: str) -> str:
    """Read an e-mail address."""
    wanted = 'it must be an e-mail address, such as "hello@example.org"'
    value = read(env.str, name, default=default, wanted=wanted)
    local, at, domain = value.rpartition("@")
    if not (local and at and domain) or any(sign.isspace() or sign in "<>," for sign in value):
        raise ImproperlyConfigured(f'The setting {name} is "{value}"; {wanted}.')
    return value


def read_domain(env: Env, name: str, *, default: str) -> str:
    """Read the name of a domain, in lower case."""
    wanted = 'it must be the name of a domain, such as "pairs.example.org"'
    value = read(env.str, name, default=default, wanted=wanted).lower()
    if not value or not all(part.replace("-", "a").isalnum() for part in value.split(".")):
        raise ImproperlyConfigured(f'The setting {name} is "{value}"; {wanted}.')
    return value


def read_database(env: Env, name: str, *, folder: Path) -> dict[str, Any]:
    """Read where the database is: a PostgreSQL server, or a SQLite file on a disk of this machine (the default)."""
    url = env.str(name, "")
    if url.startswith(("postgres://", "postgresql://")):
        try:
            return {**env.dj_db_url(name), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        except (EnvError, ValueError) as error:
            raise ImproperlyConfigured(
                f'The setting {name} is wrong; it must be like "postgresql://user:password@host:5432/pairloom".'
            ) from error
    if url and not url.startswith("sqlite:///"):
        raise ImproperlyConfigured(
            f"The setting {name} must begin with postgresql:// or sqlite:///. Without it, a file is used."
        )
    path = Path(url.removeprefix("sqlite:///")) if url else folder / "pairloom.sqlite3"
    refuse_network(name if url else "PAIRLOOM_DATA", path)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def refuse_network(name: str, path: Path, mounts: Path = MOUNTS) -> None:
    """Refuse a SQLite file on a network file system, where locks fail and data gets lost (reliability case 75)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    kind = find_file_system(path.absolute(), lines)
    if kind in NETWORK:
        raise ImproperlyConfigured(
            f"The setting {name} leads to a network file system ({kind}); SQLite needs a disk of this machine."
        )


def find_file_system(path: Path, mounts: Sequence[str]) -> str:
    """Find the kind of file system a path lies on, from lines as in /proc/mounts; empty when none holds it."""
    found = ("", "")
    for line in mounts:
        words = line.split()
        if len(words) < 3:
            continue
        place, kind = words[1].replace("\\040", " "), words[2]
        if path.is_relative_to(place) and len(place) >= len(found[0]):
            found = (place, kind)
    return found[1]


def derive_key(secret: str, purpose: str) -> str:
    """Derive a key of its own for one purpose, so that no two uses share one."""
    return base64.urlsafe_b64encode(hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()).decode()
