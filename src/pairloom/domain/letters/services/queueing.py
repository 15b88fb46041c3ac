"""Queue a letter: a row in the caller's transaction, rendered at once, unique by its key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import LetterKind, find_kind
from pairloom.domain.letters.links import hash_address, unsubscribe_url
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.queries.wordings import find_wording
from pairloom.domain.letters.states import LetterState, MailingState
from pairloom.domain.letters.wording import Footer, Rendered, Wording, render
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program

SITE_NAME = "Pairloom"
AT_ONCE = 200


@dataclass(frozen=True)
class Reader:
    """One reader of a mailing, what only their letter says, and what it is about where that is their own matter.

    Who has no account is an address and a language. `attachment` is a file for this reader: see delivery.message.
    """

    person: Person | None
    values: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    address: str = ""
    language: str = ""
    attachment: Mapping[str, str] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Tell readers of one mailing apart; addresses stand in no key."""
        return hash_address(self.address)[:32] if self.person is None else str(self.person.pk)


def queue(
    kind: str,
    *,
    key: str,
    values: Mapping[str, str],
    now: datetime,
    to: Person | None = None,
    address: str = "",
    language: str = "",
    program: Program | None = None,
    about: str = "",
    mailing: Mailing | None = None,
    due_at: datetime | None = None,
    attachment: dict[str, str] | None = None,
) -> Letter:
    """Queue a letter in the caller's transaction; the same key again gives the letter that is there, and nothing new.

    It is rendered now: what is stored is what will be sent. Refused when the values do not fit the catalogue, when
    there is no address, or when the mailing has begun.
    """
    letter_kind = find_kind(kind)
    known = Letter.objects.filter(key=key).first()
    if known is not None:
        return known
    if mailing is not None and mailing.state != MailingState.HELD:
        raise Refused(Reason.MOVE_NOT_ALLOWED, before=mailing.state, after=MailingState.HELD)
    letter = _make_letter(
        letter_kind, key=key, to=to, address=address, program=program, about=about, mailing=mailing,
        due_at=due_at or now, now=now,
    )  # fmt: skip
    letter.attachment = attachment or {}
    wished = language or ("" if to is None else to.language)
    return _store(letter, letter_kind, dict(values), language=wished)


def queue_first(
    kind: str,
    *,
    key: str,
    values: Mapping[str, str],
    to: Person,
    program: Program,
    about: str,
    is_worded: bool,
    now: datetime,
) -> Letter:
    """Queue a letter about something so new that nobody can have queued it before; it is no news.

    As `queue`, but nothing is looked for: IntegrityError when the key is there all the same. `is_worded` is what the
    caller knows already, whether the program words letters itself; where it does not, no wording is read.
    """
    letter_kind = find_kind(kind)
    letter = _make_letter(letter_kind, key=key, to=to, program=program, about=about, mailing=None, due_at=now, now=now)
    wishes = (to.language, program.language)
    wording, language = find_wording(kind, program_id=program.pk if is_worded else None, wishes=wishes)
    _fill(letter, _render(letter, letter_kind, dict(values), wording, language=language))
    letter.save(force_insert=True)
    return letter


def queue_many(
    kind: str,
    *,
    key: str,
    readers: Iterable[Reader],
    mailing: Mailing,
    program: Program | None,
    about: str = "",
    now: datetime,
) -> None:
    """Queue one letter to each reader of a new mailing that is no news, in the caller's transaction.

    The same as `queue` for each, but each language's wording is found once and rows are stored by the hundred.
    """
    renderer = Renderer(kind, key=key, mailing=mailing, program=program, about=about, now=now)
    letters: dict[str, Letter] = {}
    for letter in map(renderer.render, readers):
        letters.setdefault(letter.key, letter)
    Letter.objects.bulk_create(letters.values(), batch_size=AT_ONCE, ignore_conflicts=True)


class Renderer:
    """Renders one kind of letter that is no news to many readers, and stores none of them; each wording is found once.

    A reader's own matter stands in `reader.about`; where it is empty, the letter is about `about`.
    """

    def __init__(
        self, kind: str, *, key: str, mailing: Mailing | None = None, program: Program | None, about: str = "",
        now: datetime,
    ) -> None:  # fmt: skip
        self.kind = find_kind(kind)
        self._key, self._about, self._now = key, about, now
        self._mailing, self._program = mailing, program
        self._wordings: dict[str, tuple[Wording, str]] = {}

    def render(self, reader: Reader) -> Letter:
        """Render the letter to one reader."""
        letter = _make_letter(
            self.kind, key=f"{self._key}:{reader.mark}", to=reader.person, address=reader.address,
            program=self._program, about=reader.about or self._about, mailing=self._mailing, due_at=self._now,
            now=self._now,
        )  # fmt: skip
        letter.attachment = dict(reader.attachment)
        wording, language = self._find_wording(letter, reader)
        _fill(letter, _render(letter, self.kind, dict(reader.values), wording, language=language))
        return letter

    def _find_wording(self, letter: Letter, reader: Reader) -> tuple[Wording, str]:
        wished = reader.language or ("" if reader.person is None else reader.person.language)
        if wished not in self._wordings:
            self._wordings[wished] = _find_wording(letter, self.kind, wished)
        return self._wordings[wished]


def _make_letter(
    kind: LetterKind,
    *,
    key: str,
    to: Person | None,
    address: str = "",
    program: Program | None,
    about: str,
    mailing: Mailing | None,
    due_at: datetime,
    now: datetime,
) -> Letter:
    """Make a letter that is neither rendered nor stored yet."""
    return Letter(
        key=key,
        kind=kind.name,
        lane=kind.lane,
        is_news=kind.is_news,
        program=program,
        person=to,
        address=_choose_address(to, address),
        to_name="" if to is None else to.name,
        about=about,
        mailing=mailing,
        state=LetterState.WAITING if mailing is None else LetterState.HELD,
        queued_at=now,
        due_at=due_at,
        expires_at=_tell_expiry(kind, due_at),
    )


def _choose_address(to: Person | None, address: str) -> str:
    """Choose the address: the given one, else the person's own."""
    chosen = (address or ("" if to is None else to.email)).strip()
    if "@" not in chosen[1:-1] or any(ord(mark) < 33 for mark in chosen):
        raise Refused(Reason.ADDRESS_WRONG)
    return chosen


def _tell_expiry(kind: LetterKind, due_at: datetime) -> datetime | None:
    return None if kind.expires_after is None else due_at + kind.expires_after


def _store(letter: Letter, kind: LetterKind, values: dict[str, str], *, language: str) -> Letter:
    """Render and store a letter; if another process was quicker with the same key, give that one."""
    wording, found = _find_wording(letter, kind, language)
    if not kind.is_news:
        _fill(letter, _render(letter, kind, values, wording, language=found))
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
            if kind.is_news:
                # The link to unsubscribe carries the letter's number, which exists only now.
                link = unsubscribe_url(letter.pk)
                _fill(letter, _render(letter, kind, values, wording, language=found, unsubscribe=link))
                letter.save(update_fields=["subject", "text", "html", "language"])
    except IntegrityError:
        known = Letter.objects.filter(key=letter.key).first()
        if known is None:
            raise
        return known
    return letter


def _find_wording(letter: Letter, kind: LetterKind, language: str) -> tuple[Wording, str]:
    """Find the wording in the wished language, in the program's, or in English."""
    wishes = (language, "" if letter.program is None else letter.program.language)
    return find_wording(kind.name, program_id=letter.program_id, wishes=wishes)


def _render(
    letter: Letter, kind: LetterKind, values: dict[str, str], wording: Wording, *, language: str, unsubscribe: str = ""
) -> Rendered:
    program = letter.program
    name = SITE_NAME if program is None else program.name
    return render(
        kind,
        wording,
        values,
        language=language,
        signature=name if program is None else program.signed_by or name,
        footer=Footer(program=name, site=settings.SITE_URL, unsubscribe=unsubscribe),
        name=letter.to_name,
    )


def _fill(letter: Letter, rendered: Rendered) -> None:
    letter.subject, letter.text, letter.html = rendered.subject, rendered.text, rendered.html
    letter.language = rendered.language
