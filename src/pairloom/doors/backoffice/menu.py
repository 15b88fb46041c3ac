"""The menu of the office: what the reader may open, in parts by what organisers do, and where the reader is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pairloom.doors.backoffice.access import audits, keeps_apart, list_directed, list_led, may_word, read_scope
from pairloom.doors.backoffice.concerns.seeing import count_open, may_see

OFFICE = "office/"
REPORTS = "office_concerns"
Check = Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class Entry:
    """An entry: its words, the name of its page, who may open it, and how addresses of pages below it begin."""

    words: Promise
    url: str
    may_open: Check
    begins: tuple[str, ...]


@dataclass(frozen=True)
class ShownEntry:
    """An entry as one reader sees it; `current` is what aria-current says, "" where the reader is elsewhere."""

    words: Promise
    address: str
    current: str
    waiting: int


@dataclass(frozen=True)
class Menu:
    """The parts that the reader may open, each with its heading; where the reader is; how many reports wait."""

    parts: list[tuple[Promise | str, list[ShownEntry]]]
    here: Promise | None
    waiting: int


def sees_letters(request: HttpRequest) -> bool:
    """Tell whether the reader sees letters of any program."""
    return not read_scope(request).is_empty


def leads(request: HttpRequest) -> bool:
    """Tell whether the reader leads a program."""
    return bool(list_led(request))


def gives_roles(request: HttpRequest) -> bool:
    """Tell whether the reader directs a program."""
    return bool(list_directed(request))


def may_enter(_request: HttpRequest) -> bool:
    """Tell that whoever got into the office may open its first page."""
    return True


ROUNDS = ("programs/", "new-program/", "rounds/")
FORMS = ("form/", "programs/<slug:slug>/form/")
PARTS: tuple[tuple[Promise | str, tuple[Entry, ...]], ...] = (
    (
        "",
        (
            Entry(_("Start"), "office", may_enter, ()),
            Entry(_("Rounds"), "office_programs", leads, ROUNDS),
        ),
    ),
    (
        pgettext_lazy("menu of the office", "People"),
        (
            Entry(pgettext_lazy("of problems", "Reports"), REPORTS, may_see, ("concerns/",)),
            Entry(_("Kept apart"), "office_apart", keeps_apart, ("kept-apart/",)),
            Entry(_("Roles"), "office_roles", gives_roles, ("roles/",)),
        ),
    ),
    (
        pgettext_lazy("menu of the office", "Letters and mail"),
        (
            Entry(_("Letters"), "office_letters", sees_letters, ("letters/",)),
            Entry(pgettext_lazy("letters", "Unsure"), "office_unsure", sees_letters, ("letters/unsure/",)),
            Entry(_("Mailings"), "office_mailings", sees_letters, ("mailings/",)),
            Entry(_("Incoming"), "office_incoming", sees_letters, ("incoming/",)),
            Entry(pgettext_lazy("page", "Sending"), "office_sending", sees_letters, ("sending/",)),
            Entry(_("Wording"), "office_wording", may_word, ("wording/",)),
        ),
    ),
    (
        pgettext_lazy("menu of the office", "Program"),
        (
            Entry(_("Form"), "office_forms", may_word, FORMS),
            Entry(pgettext_lazy("public", "Pages"), "office_public", may_word, ("pages/",)),
            Entry(_("Proofs"), "office_proofs", audits, ("proofs/",)),
        ),
    ),
)
ENTRIES = tuple(entry for _words, entries in PARTS for entry in entries)


def find_here(name: str, route: str) -> str:
    """Find the entry that a page belongs to: its own, or the one whose addresses begin most alike; "" for none."""
    if name in {entry.url for entry in ENTRIES}:
        return name
    below = route.removeprefix(OFFICE)
    found = [(len(begin), entry.url) for entry in ENTRIES for begin in entry.begins if below.startswith(begin)]
    return max(found)[1] if found else ""


def show_menu(request: HttpRequest) -> Menu:
    """Show the menu to one reader; each check is asked once."""
    match = request.resolver_match
    name, route = (match.url_name or "", match.route) if match else ("", "")
    here, allowed = find_here(name, route), {check: check(request) for check in {one.may_open for one in ENTRIES}}
    waiting = count_open(request) if allowed[may_see] else 0
    current = {here: "page" if here == name else "true"}
    open_to = [(words, [entry for entry in entries if allowed[entry.may_open]]) for words, entries in PARTS]
    named = [entry.words for _words, entries in open_to for entry in entries if entry.url == here]
    return Menu(
        parts=[(words, [_show(each, current, waiting) for each in entries]) for words, entries in open_to if entries],
        here=named[0] if named else None,
        waiting=waiting,
    )


def _show(entry: Entry, current: dict[str, str], waiting: int) -> ShownEntry:
    return ShownEntry(
        words=entry.words,
        address=reverse(entry.url),
        current=current.get(entry.url, ""),
        waiting=waiting if entry.url == REPORTS else 0,
    )
