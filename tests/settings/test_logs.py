"""Logs hold codes and numbers, and no word of or about people."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from pairloom.settings import logs

CANARIES = ("zebrafinch", "zebrafinch@example.org", "+49 30 zebrafinch")


class Sheet(logging.Handler):
    """Keeps formatted lines."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(self.format(record))


@pytest.fixture
def sheet() -> Iterator[Sheet]:
    formatter = logs.set_up_logs(level="INFO")["formatters"]["json"]
    made = formatter["()"](**{name: value for name, value in formatter.items() if name != "()"})
    sheet = Sheet(made)
    logger = logging.getLogger("canaries")
    before = logger.level
    logger.addHandler(sheet)
    logger.setLevel("DEBUG")
    yield sheet
    logger.removeHandler(sheet)
    logger.setLevel(before)


def test_an_event_is_one_json_line_with_its_codes_and_numbers(sheet: Sheet) -> None:
    structlog.get_logger("canaries").info("letter sent", letter=12, worker="w-1", milliseconds=3.5, done=True)
    line = json.loads(sheet.lines[0])
    assert line.pop("time").endswith("Z")
    assert line == {
        "event": "letter sent",
        "level": "info",
        "logger": "canaries",
        "letter": 12,
        "worker": "w-1",
        "milliseconds": 3.5,
        "done": True,
    }


@pytest.mark.parametrize("canary", CANARIES)
def test_no_text_passes_under_a_name_that_is_not_the_programs_own(sheet: Sheet, canary: str) -> None:
    log = structlog.get_logger("canaries")
    log.info("letter sent", to=canary, name=canary, values=[canary], more={"a": canary}, raw=canary.encode())
    assert "zebrafinch" not in sheet.lines[0]


def test_no_address_passes_even_under_the_programs_own_names(sheet: Sheet) -> None:
    structlog.get_logger("canaries").info("zebrafinch@example.org", reason="zebrafinch@example.org")
    assert "zebrafinch" not in sheet.lines[0]


def test_an_error_is_told_by_kind_and_place_and_not_by_its_message(sheet: Sheet) -> None:
    try:
        int("zebrafinch@example.org")
    except ValueError:
        structlog.get_logger("canaries").exception("job failed", job="letters")
        logging.getLogger("canaries").exception("cannot store %s", "zebrafinch")
    lines = [json.loads(line) for line in sheet.lines]
    assert "zebrafinch" not in "".join(sheet.lines)
    assert [line["error"] for line in lines] == ["ValueError", "ValueError"]
    assert all("test_logs.py" in line["where"] for line in lines)


def test_what_other_libraries_log_is_reduced_to_its_template(sheet: Sheet) -> None:
    logging.getLogger("canaries").warning("Not Found: %s", "/unsubscribe/zebrafinch/")
    logging.getLogger("canaries").warning("Invalid host: zebrafinch")
    first, second = (json.loads(line)["event"] for line in sheet.lines)
    assert (first, second.partition(":")[0]) == ("Not Found: %s", "test_logs")
