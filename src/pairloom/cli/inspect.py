"""Say how a form export is read, and write the mapping to correct it."""

from collections.abc import Sequence
from typing import NoReturn

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.outputs import prepare_outputs
from pairloom.cli.screen import say
from pairloom.sheets.errors import SheetError
from pairloom.sheets.inspection import EVERY_ROW, SHORT_FORM, Inspection, describe_columns, inspect_table
from pairloom.sheets.listing import write_problems
from pairloom.sheets.mapping import Field, Mapping, guess_loosely, open_mapping, write_mapping
from pairloom.sheets.mapping.mapping import WORDS, say_missing
from pairloom.sheets.tables import Table, read_table
from pairloom.sheets.tables.writing import check_suffix, name_file


def run(arguments: Arguments) -> int:
    """Show guesses with samples and kinds of problems; write the mapping and every problem when asked to.

    The mapping is written first: where a column is missing, it is what has to be corrected.
    """
    table, mapping = _read(arguments)
    if arguments.out:
        with name_file(arguments.out):
            write_mapping(mapping, arguments.out, table=table)
    if missing := mapping.list_missing(table):
        _ask_for_columns(arguments, table, mapping, missing)
    inspection = inspect_table(arguments.file.name, table, mapping, starts=arguments.starts, ends=arguments.ends)
    for line in inspection.lines(most=EVERY_ROW if arguments.is_whole else SHORT_FORM):
        say(line)
    say()
    _say_problems(arguments, inspection)
    _say_next_step(arguments)
    return FINE


def _read(arguments: Arguments) -> tuple[Table, Mapping]:
    """Read the sheet and how it is meant, and see that the outputs can be written."""
    if arguments.problems:
        check_suffix(arguments.problems, "Problems")
    table = read_table(arguments.file)
    mapping = open_mapping(arguments.mapping, table) if arguments.mapping else guess_loosely(table)
    outputs = [path for path in (arguments.out, arguments.problems) if path]
    prepare_outputs(outputs, inputs=[path for path in (arguments.file, arguments.mapping) if path])
    return table, mapping


def _ask_for_columns(arguments: Arguments, table: Table, mapping: Mapping, missing: Sequence[Field]) -> NoReturn:
    """Show what the columns were taken for, and raise SheetError with what has to be named, and where."""
    say("Columns")
    for line in describe_columns(table, mapping):
        say(line)
    named = " and ".join(f"“{field}” for the column with {WORDS[field]}" for field in missing)
    place = arguments.out or arguments.mapping
    where = f"in {place}" if place else "in a mapping, which --out mapping.toml writes"
    written = f"The mapping is written to {place}. " if arguments.out else ""
    raise SheetError(
        f"{say_missing(table, missing)} {written}Please write {named} {where}, and give it with --mapping."
    )


def _say_problems(arguments: Arguments, inspection: Inspection) -> None:
    if arguments.problems:
        write_problems(inspection, arguments.problems)
        say(f"Every problem with its row is in {arguments.problems}. It is personal data.")
    elif inspection.problems and not arguments.is_whole:
        say("To see every row: --problems problems.csv (or .xlsx) writes them to a file, --all shows them here.")


def _say_next_step(arguments: Arguments) -> None:
    if arguments.out:
        say(f"The mapping is in {arguments.out}. Correct it, then:")
        say(f"  pairloom match {arguments.file} --mapping {arguments.out}")
        return
    say("To correct a column or an answer, write the mapping to a file with --out mapping.toml.")
    say(f"To match at once: pairloom match {arguments.file}")
