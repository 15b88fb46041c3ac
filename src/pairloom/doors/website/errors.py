"""Answers to what went wrong; urls.py names them as Django's handlers."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from pairloom.look.errors import show_trouble


def show_unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that is broken or too large."""
    return show_trouble("400")


def show_forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer somebody who may not see this."""
    return show_trouble("403")


def show_missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer that there is no such page."""
    return show_trouble("404")


def show_too_many(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer somebody who tried too often."""
    return show_trouble("429")


def show_broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer when an error was not expected; when the database is away, say so and ask for patience."""
    is_database_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    return show_trouble("503" if is_database_away else "500")
