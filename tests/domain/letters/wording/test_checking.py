"""Wordings are checked when they are saved."""

import re

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.wording import LANGUAGES, Wording, check_wording, load_wording

LINES = "Hello {name},\n\n[Go]({link})"
LONG = ("introduction", "introduction-trio")
"""They carry guidelines and first questions, so that nobody has to look elsewhere on that day."""
NEWS_BODY = "Hello,\n\n{message}\n\n[More]({link})"

REFUSED = {
    "no subject": ("welcome", Wording("", LINES), Reason.SUBJECT_MISSING, {}),
    "long subject": ("welcome", Wording("x" * 101, LINES), Reason.SUBJECT_TOO_LONG, {"length": 101, "longest": 100}),
    "no body": ("welcome", Wording("Hi", ""), Reason.WORDING_EMPTY, {}),
    "long body": (
        "welcome",
        Wording("Hi", LINES + "x" * 5_000),
        Reason.WORDING_TOO_LONG,
        {"length": 5_000 + len(LINES), "longest": 5_000},
    ),
    "unknown in subject": ("welcome", Wording("Hi {nmae}", LINES), Reason.PLACEHOLDER_UNKNOWN, {"name": "nmae"}),
    "unknown in body": ("welcome", Wording("Hi", LINES + "{code}"), Reason.PLACEHOLDER_UNKNOWN, {"name": "code"}),
    "missing": ("welcome", Wording("Hi", "Hello"), Reason.PLACEHOLDER_MISSING, {"name": "link"}),
    "code in subject": (
        "sign-in-code",
        Wording("{code}", "{code}"),
        Reason.PLACEHOLDER_MISPLACED,
        {"name": "code"},
    ),
    "paragraphs in a line": (
        "news",
        Wording("{headline}", "Read: {message}"),
        Reason.PLACEHOLDER_MISPLACED,
        {"name": "message"},
    ),
    "optional link in a line": (
        "news",
        Wording("{headline}", "{message}\n\nSee [it]({link})."),
        Reason.PLACEHOLDER_MISPLACED,
        {"name": "link"},
    ),
}


@pytest.mark.parametrize(("kind", "wording", "reason", "details"), list(REFUSED.values()), ids=list(REFUSED))
def test_a_wording_that_cannot_be_sent_is_refused(
    kind: str, wording: Wording, reason: Reason, details: dict[str, str | int]
) -> None:
    with pytest.raises(Refused) as refusal:
        check_wording(KINDS[kind], wording)
    assert (refusal.value.reason, refusal.value.details) == (reason, details)


@pytest.mark.parametrize(
    ("kind", "wording"),
    [
        ("welcome", Wording("Hi {name}", LINES)),
        ("welcome", Wording("x" * 100, "{link}")),
        ("news", Wording("{headline}", NEWS_BODY)),
        ("news", Wording("{headline}", "{message}")),
    ],
)
def test_a_wording_that_can_be_sent_passes(kind: str, wording: Wording) -> None:
    check_wording(KINDS[kind], wording)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_wording_passes_and_has_one_link_at_most(kind: str, language: str) -> None:
    wording = load_wording(kind, language)
    assert wording is not None
    check_wording(KINDS[kind], wording)
    assert len(re.findall(r"\]\(", wording.body)) <= 1
    assert len(wording.body.split()) <= (250 if kind in LONG else 130)


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_uses_the_same_placeholders(kind: str) -> None:
    wordings = [load_wording(kind, language) for language in LANGUAGES]
    used = [set(re.findall(r"\{[a-z_]+\}", f"{found.subject} {found.body}")) for found in wordings if found]
    assert used == [used[0]] * len(LANGUAGES)
