"""Add the commands of the site to the command line."""

import argparse
from collections.abc import Callable

SITE_COMMANDS = frozenset({"serve", "worker", "tick", "doctor", "manage", "demo", "backup", "sending", "program"})
Add = Callable[..., argparse.ArgumentParser]


def add_site_commands(add_parser: Add) -> None:
    """Add what hosts run: the site, its worker, the doctor and the rest."""
    serve = add_parser("serve", help="serve the site")
    _add_place(serve)
    serve.add_argument("--with-worker", action="store_true", help="run the worker beside it, for a small site")
    serve.add_argument("--processes", type=int, default=1, metavar="N", help="how many processes answer (1)")
    add_parser("worker", help="send letters, read mail, do the daily work, until stopped")
    add_parser("tick", help="do what is due now, once, for hosts that have only cron")
    add_parser("doctor", help="say in plain words how the site is doing, and what helps")
    manage = add_parser("manage", help="run a command of Django, such as migrate", add_help=False)
    manage.add_argument("words", nargs=argparse.REMAINDER)
    _add_program(add_parser("program", help="make a program, or name one more director of it"))
    _add_place(add_parser("demo", help="start an example site here; letters are shown, none is sent"))
    add_parser("backup", help="copy the database file while it is in use, and check the copy")
    sending = add_parser("sending", help="let letters leave from this site and this database, or forbid it")
    sending.add_argument("answer", choices=("on", "off"))


def _add_program(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="WORD", help='the program\'s word in addresses, such as "isle"')
    parser.add_argument("--director", required=True, metavar="ADDRESS", help="the e-mail address of a director")
    parser.add_argument("--name", default="", help='the name of the program, such as "Librarians of the Isles"')
    parser.add_argument("--signed-by", default="", metavar="NAME", help="who signs its letters, by first name")
    parser.add_argument("--zone", default="UTC", help="the time zone of its calendar, such as Europe/Berlin (UTC)")
    parser.add_argument("--language", default="en", help="the language of letters to people who chose none (en)")


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="and on which port (8000)")
