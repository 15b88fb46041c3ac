"""Tests that every state has a name in the office, and that translators are told what a short one is about."""

import re
from pathlib import Path

import pairloom
from pairloom.domain.letters.queries.office import Pile
from pairloom.domain.letters.states import EventKind, IncomingKind, IncomingState, LetterState, MailingState
from pairloom.doors.backoffice import words

STATUS = "Confirmed|Sent|Done|Settled|Held|Waiting|Stopped|Written|Ended|Withdrawn|confirmed|done|settled|changed"
BARE = re.compile(rf"""(?:\b_|gettext|gettext_lazy)\("({STATUS})"\)|translate ["']({STATUS})["'] (?!context)""")
ROOMS = ("doors", "look", "templates")


def test_every_state_has_a_name_and_a_meaning() -> None:
    named = {LetterState: words.LETTERS, MailingState: words.MAILINGS, IncomingState: words.MAIL_STATES}
    assert {states: set(told) for states, told in named.items()} == {states: set(states) for states in named}
    told = [each for states in named.values() for each in states.values()]
    assert [each for each in told if not (str(each.name) and str(each.meaning))] == []
    assert {each.tone for each in told} == {"", "well", "waiting", "trouble"}


def test_every_kind_of_mail_pile_and_event_has_a_name() -> None:
    assert set(words.MAIL_KINDS) == set(IncomingKind)
    assert set(words.PILES) == set(Pile)
    assert {f"heard.{kind}" for kind in EventKind} <= set(words.STEPS)


def test_each_state_of_a_letter_is_in_exactly_one_group() -> None:
    grouped = [state for _, states in words.GROUPS.values() for state in states]
    assert sorted(grouped) == sorted(LetterState)


def test_a_status_of_one_word_names_for_translators_what_it_is_about() -> None:
    root = Path(pairloom.__file__).parent
    files = [path for end in ("py", "html") for room in ROOMS for path in sorted((root / room).rglob(f"*.{end}"))]
    found = {str(path.relative_to(root)): BARE.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: bare for name, bare in found.items() if bare} == {}
    assert len(found) > 100
