"""Letters about an account: how one signs in, and what was changed."""

from dataclasses import replace
from datetime import timedelta

from pairloom.domain.letters.catalogue.kinds import PAGE, WHEN, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

_CODE = Placeholder("the code to type on the page", "418 207", is_required=True, form=Form.CODE)
_MINUTES = Placeholder("how many minutes the code works", "10")
_SETTINGS = Placeholder(
    "the page where the reader sees how they sign in",
    "https://pairs.example.org/me/security/",
    is_required=True,
    form=Form.LINK,
)
# Nobody can sign in with an address that was taken away: the shipped wordings ask for an answer instead.
_UNUSABLE_SETTINGS = replace(_SETTINGS, is_required=False)


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
        placeholders={"link": PAGE},
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
        placeholders={"when": WHEN, "link": _SETTINGS, **more},
        daily_cap_exempt=True,
    )


SIGN_IN_LETTERS = (
    _describe_code("sign-in-code", "Code to sign in", "Somebody asks to sign in with their address."),
    _describe_code("confirm-address", "Code to confirm an address", "Somebody gives a new address for their account."),
    _describe_answer(
        "unknown-address", "No account with this address", "Somebody asks to sign in with an address we do not know."
    ),
    _describe_answer(
        "known-address", "You already have an account", "Somebody opens an account with an address that has one."
    ),
)

NOTICES = (
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
