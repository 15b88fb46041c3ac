"""Say how a form export is read, and write the mapping to correct it."""

from pairloom.cli.arguments import Arguments
from pairloom.cli.codes import FINE
from pairloom.cli.outputs import prepare_outputs
from pairloom.cli.screen import say
from pairloom.sheets.errors import SheetError
from pairloom.sheets.inspection import EVERY_ROW, SHORT_FORM, inspect_file
from pairloom.sheets.listing import write_problems
from pairloom.sheets.mapping import Mapping, guess_mapping, read_mapping, write_mapping
from pairloom.sheets.tables import Table, read_table
from pairloom.sheets.tables.writing import check_suffix


def run(arguments: Arguments) -> int:
    """Show guesses with samples and kinds of problems; write the mapping and every problem when asked to.

    The mapping is written first: where a column is missing, it is what has to be corrected.
    """
    _prepare(arguments)
    if arguments.out:
        _write_mapping(arguments)
    mapping = read_mapping(arguments.mapping) if arguments.mapping else None
    inspection = inspect_file(arguments.file, mapping, starts=arguments.starts, ends=arguments.ends)
    for line in inspection.lines(most=EVERY_ROW if arguments.is_whole else SHORT_FORM):
        say(line)
    say()
    if arguments.problems:
        write_problems(inspection, arguments.problems)
        say(f"Every problem with its row is in {arguments.problems}. It is personal data.")
    elif inspection.problems and not arguments.is_whole:
        say("To see every row: --problems problems.csv (or .xlsx) writes them to a file, --all shows them here.")
    _say_next_step(arguments)
    return FINE


def _prepare(arguments: Arguments) -> None:
    if arguments.problems:
        check_suffix(arguments.problems, "Problems")
    outputs = [path for path in (arguments.out, arguments.problems) if path]
    prepare_outputs(outputs, inputs=[path for path in (arguments.file, arguments.mapping) if path])


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
