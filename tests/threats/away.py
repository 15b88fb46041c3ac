"""Take the database away for a while, as when its server restarts or its disk is full."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection


def refuse(*_anything: object) -> None:
    """Answer as a database does that is not there."""
    raise OperationalError("server closed the connection unexpectedly")


@contextmanager
def database_away() -> Iterator[None]:
    """Let every question to the database fail."""
    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def fails_at(words: str) -> Iterator[None]:
    """Let the database go away at the first question that holds some words."""

    def ask(execute: Callable[..., Any], sql: str, params: object, many: object, context: object) -> object:
        if words in sql:
            refuse()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield
