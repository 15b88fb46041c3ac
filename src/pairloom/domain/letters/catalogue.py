"""Every kind of letter: who gets it, what it may say, how urgent it is, what happens when its arrival is unsure.

The page docs/organisers/letters.md is written from this list; a kind that is not here cannot be sent.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.states import Lane, WhenUnsure


class Audience(StrEnum):
    """Who gets a letter; the footer says it as the reason why the letter came."""

    VISITOR = "visitor"
    """Somebody who typed an address on the site; there may be no account."""
    MEMBER = "member"
    TEAM = "team"
    READER = "reader"
    """Somebody who said yes to news."""


class Form(StrEnum):
    """What a placeholder holds."""

    LINE = "line"
    """Words on one line, often typed by people: shown as they are, never read as Markdown or HTML."""
    PARAGRAPHS = "paragraphs"
    """The same, on several lines."""
    LINK = "link"
    CODE = "code"


@dataclass(frozen=True)
class Placeholder:
    """A place in a wording that is filled for each reader. Where it is required, wording and value must have it."""

    meaning: str
    sample: str
    is_required: bool = False
    form: Form = Form.LINE


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter. `placeholders` are its own; those in SHARED may stand in every wording."""

    name: str
    title: str
    sent_when: str
    audience: Audience
    lane: Lane
    when_unsure: WhenUnsure
    placeholders: dict[str, Placeholder] = field(default_factory=dict)
    is_news: bool = False
    expires_after: timedelta | None = None
    is_secret: bool = False
    daily_cap_exempt: bool = False

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def all_placeholders(self) -> dict[str, Placeholder]:
        """List the kind's own placeholders and the shared ones."""
        return {**SHARED, **self.placeholders}


SHARED: dict[str, Placeholder] = {
    "name": Placeholder("the name of the reader, as they write it; may be empty", "Amina Diallo"),
    "program": Placeholder("the name of the program", "Librarians Without Walls"),
}

_CODE = Placeholder("the code to type on the page", "418 207", is_required=True, form=Form.CODE)
_MINUTES = Placeholder("how many minutes the code works", "10")
_WHEN = Placeholder("the day and time when it happened, with the time zone", "3 March 2026, 14:05 (Africa/Dakar)")
_PAGE = Placeholder(
    "the page where the reader does it", "https://pairs.example.org/me/", is_required=True, form=Form.LINK
)
_SETTINGS = Placeholder(
    "the page where the reader sees how they sign in",
    "https://pairs.example.org/me/security/",
    is_required=True,
    form=Form.LINK,
)
# Nobody can sign in with an address that was taken away: the shipped wordings ask for an answer instead.
_UNUSABLE_SETTINGS = replace(_SETTINGS, is_required=False)
_ROLE = Placeholder("the role, in the reader's language", "Editor", is_required=True)


def _describe_code(name: str, title: str, sent_when: str) -> LetterKind:
    """Describe a letter with a short-lived code: it goes first, is dropped when late, and is blanked once sent."""
    return LetterKind(
        name=name,
        title=title,
        sent_when=sent_when,
        audience=Audience.VISITOR,
        lane=Lane.SIGN_IN,
        when_unsure=WhenUnsure.DROP,
        placeholders={"code": _CODE, "minutes": _MINUTES},
        expires_after=timedelta(minutes=10),
        is_secret=True,
        daily_cap_exempt=True,
    )


def _describe_answer(name: str, title: str, sent_when: str) -> LetterKind:
    """Describe the answer to an address that was typed on the site; what the page shows is the same for everybody."""
    return LetterKind(
        name=name,
        title=title,
        sent_when=sent_when,
        audience=Audience.VISITOR,
        lane=Lane.SIGN_IN,
        when_unsure=WhenUnsure.DROP,
        placeholders={"link": _PAGE},
        expires_after=timedelta(hours=1),
        daily_cap_exempt=True,
    )


def _describe_notice(name: str, title: str, sent_when: str, **more: Placeholder) -> LetterKind:
    """Describe a notice about the safety of an account."""
    return LetterKind(
        name=name,
        title=title,
        sent_when=sent_when,
        audience=Audience.MEMBER,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={"when": _WHEN, "link": _SETTINGS, **more},
        daily_cap_exempt=True,
    )


_SIGN_IN_LETTERS = (
    _describe_code("sign-in-code", "Code to sign in", "Somebody asks to sign in with their address."),
    _describe_code("confirm-address", "Code to confirm an address", "Somebody gives a new address for their account."),
    _describe_answer(
        "unknown-address", "No account with this address", "Somebody asks to sign in with an address we do not know."
    ),
    _describe_answer(
        "known-address", "You already have an account", "Somebody opens an account with an address that has one."
    ),
)

_NOTICES = (
    _describe_notice(
        "address-changed",
        "Your address was changed",
        "The address of an account was changed. The letter goes to the old address.",
        link=_UNUSABLE_SETTINGS,
        new_address=Placeholder("the new address, partly hidden", "a…@example.org"),
    ),
    _describe_notice(
        "address-removed",
        "An address was removed",
        "An address was taken from an account. The letter goes to that address.",
        link=_UNUSABLE_SETTINGS,
    ),
    _describe_notice("passkey-added", "A passkey was added", "A passkey was added to an account."),
    _describe_notice("passkey-removed", "A passkey was removed", "A passkey was removed from an account."),
    _describe_notice(
        "authenticator-added", "A code app was added", "An app that makes sign-in codes was added to an account."
    ),
    _describe_notice(
        "authenticator-removed",
        "A code app was removed",
        "An app that makes sign-in codes was removed from an account.",
    ),
    _describe_notice(
        "recovery-codes-made", "New spare codes", "New spare codes were made, and the old ones stopped working."
    ),
)

_TEAM_LETTERS = (
    LetterKind(
        name="role-given",
        title="You have a new role",
        sent_when="Somebody gets a role in a program.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={"role": _ROLE, "link": _PAGE},
    ),
    LetterKind(
        name="role-ended",
        title="Your role has ended",
        sent_when="A role in a program ends.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={"role": _ROLE, "when": _WHEN},
    ),
    LetterKind(
        name="sending-test",
        title="Test of sending",
        sent_when="A host or an organiser asks for a test letter.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.DROP,
        placeholders={"when": _WHEN},
        expires_after=timedelta(days=1),
        daily_cap_exempt=True,
    ),
)

_PROGRAM_LETTERS = (
    LetterKind(
        name="welcome",
        title="Welcome",
        sent_when="Somebody opens an account and has confirmed their address.",
        audience=Audience.MEMBER,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.AGAIN_WITH_EVIDENCE,
        placeholders={"link": _PAGE},
    ),
    LetterKind(
        name="news",
        title="News",
        sent_when="An organiser writes to everybody who said yes to news.",
        audience=Audience.READER,
        lane=Lane.BULK,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "headline": Placeholder("the headline of the news", "Applications open on 1 March", is_required=True),
            "message": Placeholder(
                "the news itself, in one or more paragraphs",
                "The spring round is near.\n\nYou can apply from 1 to 21 March.",
                is_required=True,
                form=Form.PARAGRAPHS,
            ),
            "link": Placeholder(
                "a page to read more; left out when there is none", "https://pairs.example.org/news/", form=Form.LINK
            ),
        },
        is_news=True,
        expires_after=timedelta(days=7),
    ),
)

KINDS: dict[str, LetterKind] = {
    kind.name: kind for kind in (*_SIGN_IN_LETTERS, *_NOTICES, *_TEAM_LETTERS, *_PROGRAM_LETTERS)
}


def find_kind(name: str) -> LetterKind:
    """Find a kind of letter by name; refused when there is none."""
    if name not in KINDS:
        raise Refused(Reason.LETTER_UNKNOWN, kind=name)
    return KINDS[name]
