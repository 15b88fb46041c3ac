"""Logs: one JSON line for each event, with codes, numbers and times. Words of people never reach them.

Text passes only under the few names below, whose values the program itself chooses. What other libraries log is
reduced to its template, and an error to its kind and place: its message may hold an address.
"""

import sys
import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, WrappedLogger

SPOKEN = frozenset(
    {
        *("event", "level", "logger", "time", "error", "where"),
        *("method", "view", "request", "worker", "job", "doing", "state", "reason", "kind", "step", "source", "lane"),
        *("act", "database", "version"),
    }
)
LEFT_OUT = "[left out]"
LONGEST = 200
FRAMES = 6


def keep_codes(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Keep numbers, truths and the program's own words; leave out any other text, list or table."""
    return {name: keep_code(name, value) for name, value in event.items()}


def keep_code(name: str, value: object) -> object:
    """Keep one value of a log line, if it can hold nothing about anyone."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if name in SPOKEN and isinstance(value, str) and "@" not in value:
        return value[:LONGEST]
    return LEFT_OUT


def take_template(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Take what another library wrote without the values it put in: its template, or where it was written.

    A message without values apart may have them inside already, so only its place is told.
    """
    record = event["_record"]
    has_template = isinstance(record.msg, str) and record.msg != event["event"]
    event["event"] = record.msg if has_template else f"{record.module}:{record.lineno}"
    return event


def take_error(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Take the error that is being handled, where a line asks for it."""
    if event.get("exc_info") is True:
        event["exc_info"] = sys.exc_info()
    return event


def say_error(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Say of an error its kind and where it rose, and not its message."""
    found = event.pop("exc_info", None)
    if isinstance(found, tuple) and found[0] is not None:
        event["error"] = found[0].__name__
        event["where"] = say_place(found[2])
    return event


def say_place(trace: TracebackType | None) -> str:
    """Say the innermost functions of a traceback: file, line, name."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}:{frame.name}" for frame in frames)[-LONGEST:]


SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", key="time"),
)


def set_up_logs(*, level: str) -> dict[str, Any]:
    """Set structlog up, and give Django the same for what other libraries log."""
    structlog.configure(
        processors=[*SHARED, take_error, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": ProcessorFormatter,
                "foreign_pre_chain": [*SHARED, take_template],
                "processors": [
                    ProcessorFormatter.remove_processors_meta,
                    say_error,
                    keep_codes,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["screen"], "level": level},
        "loggers": {
            # The request log says it already, without the path, in which tokens stand.
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "ERROR"},
            "mail.log": {"level": "ERROR"},
        },
    }
