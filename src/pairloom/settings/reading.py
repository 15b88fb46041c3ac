"""Read settings from the environment, strictly: what is wrong is said in one sentence that names the variable."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

Value = TypeVar("Value")

SHORTEST_KEY = 32


def read(reader: Callable[..., Value], name: str, *, default: Value | None = None, wanted: str) -> Value:
    """Read one variable; without a default it must be there. Raises ImproperlyConfigured with a plain sentence."""
    try:
        return reader(name) if default is None else reader(name, default)
    except EnvError as error:
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


def derive_key(secret: str, purpose: str) -> str:
    """Derive a key of its own for one purpose, so that no two uses share one."""
    return base64.urlsafe_b64encode(hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()).decode()
