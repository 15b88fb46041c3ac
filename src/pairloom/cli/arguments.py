"""Read what was typed after `pairloom`."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from pairloom.cli.codes import MEANINGS, WRONG
from pairloom.cli.site.words import add_site_commands

LARGEST_SEED = 2**63 - 1
LONGEST_ROUND = 1096
EARLIEST_YEAR, LATEST_YEAR = 1971, 2200
DEFAULT_PAIRS = Path("pairs.csv")


@dataclass(frozen=True, kw_only=True)
class Arguments:
    """Hold one command and what it works with; what was not given is None or its default."""

    command: str
    file: Path = Path()
    mapping: Path | None = None
    plan: Path | None = None
    cap: float = 0.20
    out: Path | None = None
    report: Path | None = None
    certificate: Path | None = None
    seed: int = 0
    seconds: float | None = None
    gap: float = 0.0
    starts: date | None = None
    ends: date | None = None
    person: int | None = None
    instead: int | None = None
    problems: Path | None = None
    is_whole: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    with_worker: bool = False
    words: Sequence[str] = ()
    answer: str = ""
    slug: str = ""
    director: str = ""
    name: str = ""
    signed_by: str = ""
    zone: str = "UTC"
    language: str = "en"


class Parser(argparse.ArgumentParser):
    """Complain in one sentence, without the whole usage."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        self.exit(WRONG, f"{self.prog}: {message}. See {self.prog} --help.\n")


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the words of a command line; ends the program with a sentence when they make no sense."""
    parser, commands = _make_parser()
    values, unknown = parser.parse_known_args(words)
    arguments = Arguments(**vars(values))
    command = commands[arguments.command]
    if unknown:
        command.error(f"unrecognized arguments: {' '.join(unknown)}")
    if arguments.starts and arguments.ends:
        _check_dates(command, arguments.starts, arguments.ends)
    return arguments


def _check_dates(parser: argparse.ArgumentParser, starts: date, ends: date) -> None:
    if ends <= starts:
        parser.error(f"the round ends on {ends}, not after its start on {starts}")
    if (ends - starts).days > LONGEST_ROUND:
        parser.error(f"the round lasts {(ends - starts).days} days; at most three years are possible")


def _make_parser() -> tuple[Parser, Mapping[str, Parser]]:
    """Make the parser of all words, and give those of each command beside it."""
    parser = Parser(
        prog="pairloom",
        description="Match people of many countries into pairs, with the proof that no better way exists.",
        epilog=f"A round in three steps: pairloom inspect FILE, correct the mapping, pairloom match FILE. {MEANINGS}",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    _add_inspect(commands.add_parser("inspect", help="say how a form export is read, and what to ask people"))
    _add_match(commands.add_parser("match", help="find the best pairs of a form export"))
    _add_check(commands.add_parser("check", help="verify a proof with an independent referee"))
    _add_explain(commands.add_parser("explain", help="say why somebody has this partner, and not another"))
    add_site_commands(commands.add_parser)
    return parser, commands.choices


def _add_inspect(parser: argparse.ArgumentParser) -> None:
    parser.description = "Say what each column is taken for, and everything that is not clear, with its row."
    parser.add_argument("file", type=Path, metavar="FILE", help="a CSV or XLSX export of an application form")
    parser.add_argument("--mapping", type=Path, metavar="FILE", help="a mapping that you have corrected")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the mapping here, to correct it")
    parser.add_argument("--problems", type=Path, metavar="FILE", help="write every problem here (.csv or .xlsx)")
    parser.add_argument("--all", action="store_true", dest="is_whole", help="name every row on the screen")
    _add_days(parser)
    parser.epilog = MEANINGS


def _add_match(parser: argparse.ArgumentParser) -> None:
    parser.description = "Find the best pairs, write them with reasons, and prove that no better way exists."
    parser.epilog = MEANINGS
    add = parser.add_argument
    add("file", type=Path, metavar="FILE", help="a CSV or XLSX export of an application form")
    add("--mapping", type=Path, metavar="FILE", help="how to read it, as pairloom inspect wrote it")
    add("--plan", type=Path, metavar="FILE", help="what a good pair is (default: the plan for librarians)")
    add("--cap", type=_read_share, default=0.20, metavar="SHARE", help="most of one country, 1 for no cap (0.20)")
    add("--out", type=Path, metavar="FILE", help="pairs, as .csv or .xlsx (pairs.csv in this folder)")
    add("--report", type=Path, metavar="FILE", help="write a report to read in a browser (.html)")
    add("--certificate", type=Path, metavar="FILE", help="write the proof (.json.gz); it is personal data")
    add("--seed", type=_read_seed, default=0, metavar="N", help="the lot between equally good solutions (0)")
    add("--seconds", type=_read_seconds, metavar="N", help="stop searching then, with the best found")
    add("--gap", type=_read_gap, default=0.0, metavar="SHARE", help="stop when this close to the best (0)")
    _add_days(parser)


def _add_days(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--starts", type=_read_date, metavar="DATE", help="first day of the round (14 days after the last answer)")
    add("--ends", type=_read_date, metavar="DATE", help="last day of the round (four months later)")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.description = "Score every possible pair again and verify that nothing better exists."
    parser.epilog = MEANINGS
    parser.add_argument("file", type=Path, metavar="PROOF", help="a certificate that pairloom match wrote")


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.description = "Say why a person has this partner, and what another one would cost everybody."
    parser.epilog = MEANINGS
    parser.add_argument("file", type=Path, metavar="PROOF", help="a certificate that pairloom match wrote")
    parser.add_argument("--person", type=_read_number, required=True, metavar="ID", help="the number in the pairs")
    parser.add_argument("--instead", type=_read_number, metavar="ID", help="the other person one might think of")


def _read(kind: Callable[[str], float], text: str, *, wanted: str, is_fine: Callable[[float], bool]) -> float:
    try:
        value = kind(text)
    except ValueError:
        value = float("nan")
    if not is_fine(value):
        raise argparse.ArgumentTypeError(f"{text!r} is given; {wanted} is wanted")
    return value


def _read_share(text: str) -> float:
    return _read(float, text, wanted="a share above 0, up to 1", is_fine=lambda value: 0 < value <= 1)


def _read_gap(text: str) -> float:
    return _read(float, text, wanted="a share from 0 to 1", is_fine=lambda value: 0 <= value <= 1)


def _read_seconds(text: str) -> float:
    return _read(float, text, wanted="a number of seconds above 0", is_fine=lambda value: 0 < value < float("inf"))


def _read_seed(text: str) -> int:
    wanted = "a whole number from 0 to 2^63 - 1"
    return int(_read(int, text, wanted=wanted, is_fine=lambda value: 0 <= value <= LARGEST_SEED))


def _read_number(text: str) -> int:
    wanted = "a person's number"
    return int(_read(int, text, wanted=wanted, is_fine=lambda value: 0 <= value <= LARGEST_SEED))


def _read_date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r} is given; a date such as 2026-09-15 is wanted")
    return day
