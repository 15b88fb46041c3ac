"""Run Pairloom from a command line."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from pairloom.cli.arguments import Arguments, read_arguments
from pairloom.cli.codes import FINE, REFUSED, STOPPED, WRONG
from pairloom.cli.screen import close_quietly, complain, flush
from pairloom.cli.site.words import SITE_COMMANDS


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; gives one of the codes: fine, a refused proof, what cannot be used, or nobody matched.

    The engine is loaded only by the command that needs it, so that help comes at once.
    """
    arguments = read_arguments(sys.argv[1:] if words is None else words)
    try:
        return _run(arguments)
    except BrokenPipeError:
        close_quietly()
        return FINE
    except KeyboardInterrupt:
        complain("Stopped.")
        return STOPPED


def _run(arguments: Arguments) -> int:
    """Run the command, and say in one sentence what was expected to go wrong."""
    from pairloom.matching.errors import MatchingError, ProofError  # noqa: PLC0415 - lazy
    from pairloom.sheets.errors import SheetError  # noqa: PLC0415 - lazy

    if arguments.command in SITE_COMMANDS:
        code = _run_site(arguments)
        flush()
        return code
    try:
        code = _load_command(arguments.command)(arguments)
        flush()
    except ProofError as error:
        complain(f"The proof is refused: {error}.")
        return REFUSED
    except SheetError as error:
        complain(str(error))
        return WRONG
    except MatchingError as error:
        complain(_make_sentence(str(error)))
        return WRONG
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"{error.filename or 'A file'} cannot be used: {error.strerror or error}.")
        return WRONG
    return code


def _run_site(arguments: Arguments) -> int:
    """Run a command of the site, and say in one sentence which setting is wrong."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - lazy

    try:
        return _load_command(arguments.command)(arguments)
    except ImproperlyConfigured as error:
        complain(str(error))
        return WRONG


def _load_command(name: str) -> Callable[[Arguments], int]:
    place = "pairloom.cli.site" if name in SITE_COMMANDS else "pairloom.cli"
    run: Callable[[Arguments], int] = import_module(f"{place}.{name}").run
    return run


def _make_sentence(text: str) -> str:
    sentence = text[:1].upper() + text[1:]
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
