"""Check a wording when it is saved, so that no letter fails when it is sent."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import Form, LetterKind
from pairloom.domain.letters.wording.languages import LAST_RESORT
from pairloom.domain.letters.wording.reading import Wording
from pairloom.domain.letters.wording.rendering import make_templates
from pairloom.domain.letters.wording.slots import list_names

LONGEST_SUBJECT_WORDING = 100
LONGEST_BODY = 5_000


def check_wording(kind: LetterKind, wording: Wording) -> None:
    """Check one wording; refused with the name of the placeholder that is unknown, missing or in the wrong place."""
    _check_lengths(wording)
    templates = make_templates(kind, wording, LAST_RESORT)
    missing = [name for name, place in kind.placeholders.items() if place.is_required and name not in templates.names]
    if missing:
        raise Refused(Reason.PLACEHOLDER_MISSING, name=missing[0])
    for name in list_names(templates.subject):
        if kind.all_placeholders[name].form is not Form.LINE:
            raise Refused(Reason.PLACEHOLDER_MISPLACED, name=name)
    _check_lone(kind, wording, templates.names)


def _check_lengths(wording: Wording) -> None:
    """Check that there is a subject and a body, and that neither is too long."""
    if not wording.subject:
        raise Refused(Reason.SUBJECT_MISSING)
    if len(wording.subject) > LONGEST_SUBJECT_WORDING:
        raise Refused(Reason.SUBJECT_TOO_LONG, length=len(wording.subject), longest=LONGEST_SUBJECT_WORDING)
    if not wording.body:
        raise Refused(Reason.WORDING_EMPTY)
    if len(wording.body) > LONGEST_BODY:
        raise Refused(Reason.WORDING_TOO_LONG, length=len(wording.body), longest=LONGEST_BODY)


def _check_lone(kind: LetterKind, wording: Wording, names: frozenset[str]) -> None:
    """Check that a text of several paragraphs, and a link that may be missing, stand in a paragraph of their own."""
    for name, place in kind.placeholders.items():
        is_optional_link = place.form is Form.LINK and not place.is_required
        if name in names and (place.form is Form.PARAGRAPHS or is_optional_link):
            _check_one_is_lone(name, wording.body)


def _check_one_is_lone(name: str, body: str) -> None:
    """Check that every use of one placeholder is alone in its paragraph, bare or as the address of a link."""
    used = [block.strip() for block in body.split("\n\n") if "{" + name + "}" in block]
    for block in used:
        if block != "{" + name + "}" and not (block.startswith("[") and block.endswith("]({" + name + "})")):
            raise Refused(Reason.PLACEHOLDER_MISPLACED, name=name)
