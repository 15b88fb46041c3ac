"""Say how a form export is read, and write the mapping to correct it."""

import sys

from pairloom.cli.arguments import Arguments
from pairloom.cli.outputs import prepare_outputs
from pairloom.cli.screen import say
from pairloom.sheets.errors import SheetError
from pairloom.sheets.inspection import inspect_file
from pairloom.sheets.mapping import Mapping, guess_mapping, read_mapping, write_mapping
from pairloom.sheets.tables import Table, read_table

SHOWN_ON_SCREEN = 8
EVERYTHING = sys.maxsize


def run(arguments: Arguments) -> int:
    """Show guesses with samples and every problem with its row; write the mapping when asked to.

    The mapping is written first: where a column is missing, it is what has to be corrected.
    """
    if arguments.out:
        prepare_outputs([arguments.out], inputs=[path for path in (arguments.file, arguments.mapping) if path])
        _write_mapping(arguments)
    mapping = read_mapping(arguments.mapping) if arguments.mapping else None
    inspection = inspect_file(arguments.file, mapping)
    is_on_screen = sys.stdout.isatty()
    for line in inspection.lines(most=SHOWN_ON_SCREEN if is_on_screen else EVERYTHING):
        say(line)
    say()
    if is_on_screen:
        say("Sent to a file, this list names every row: add > problems.txt to the command.")
    _say_next_step(arguments)
    return 0


def _write_mapping(arguments: Arguments) -> None:
    table = read_table(arguments.file)
    mapping = read_mapping(arguments.mapping) if arguments.mapping else _guess_or_leave_open(table)
    if arguments.out:
        write_mapping(mapping, arguments.out, table=table)


def _guess_or_leave_open(table: Table) -> Mapping:
    """Guess the mapping; where a needed column is not recognised, every column waits for a person to name it."""
    try:
        return guess_mapping(table)
    except SheetError:
        return Mapping({})


def _say_next_step(arguments: Arguments) -> None:
    if arguments.out:
        say(f"The mapping is in {arguments.out}. Correct it, then:")
        say(f"  pairloom match {arguments.file} --mapping {arguments.out}")
        return
    say("To correct a column or an answer, write the mapping to a file with --out mapping.toml.")
    say(f"To match at once: pairloom match {arguments.file}")
