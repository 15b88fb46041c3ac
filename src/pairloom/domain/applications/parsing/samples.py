"""Show columns by a few samples, so that somebody can see what each of them holds."""

from collections.abc import Iterable

from pairloom.domain.applications.parsing.reading import Reading
from pairloom.sheets.folding import is_placeholder, tidy_text

SAMPLES = 2
LONGEST_SAMPLE = 60


def show_columns(reading: Reading) -> list[list[object]]:
    """List each column: its heading, the word for what it holds, and samples."""
    table = reading.table
    return [
        [heading, reading.columns.tell(heading), _take_samples(table.get_column(place))]
        for place, heading in enumerate(table.headings)
    ]


def _take_samples(cells: Iterable[str]) -> list[str]:
    samples: list[str] = []
    for cell in cells:
        short = tidy_text(cell[: 2 * LONGEST_SAMPLE])[:LONGEST_SAMPLE]
        if not is_placeholder(cell) and short not in samples:
            samples.append(short)
        if len(samples) == SAMPLES:
            break
    return samples
