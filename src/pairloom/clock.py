"""Tell the time; the only place that reads it.

In a demo, a test or a rehearsal the clock can be moved: the file that PAIRLOOM_CLOCK_FILE names holds a number of
seconds that is added to the system's time. All processes read the same file, so all of them agree.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path


def now() -> datetime:
    """Tell the time, in UTC, moved by the offset of the clock file if there is one."""
    return datetime.now(UTC) + read_offset()


def read_offset() -> timedelta:
    """Read how far the clock was moved; none where no clock file is named or it does not exist yet."""
    name = os.environ.get("PAIRLOOM_CLOCK_FILE", "")
    if not name:
        return timedelta()
    try:
        text = Path(name).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return timedelta()
    return timedelta(seconds=float(text or "0"))


def move_by(offset: timedelta) -> None:
    """Move the clock of all processes that share the clock file; ValueError where none is named."""
    name = os.environ.get("PAIRLOOM_CLOCK_FILE", "")
    if not name:
        raise ValueError("the clock can only be moved where PAIRLOOM_CLOCK_FILE names a file")
    target = Path(name)
    written = target.with_name(f"{target.name}.new")
    written.write_text(f"{offset.total_seconds()}\n", encoding="ascii")
    written.replace(target)
