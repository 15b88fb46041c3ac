"""Find the wording that a letter gets: the program's own where it has one, else the shipped one."""

from collections.abc import Sequence

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.letters.wording import Wording, list_fallbacks, load_wording, parse_wording


def find_wording(kind: str, *, program_id: int | None, wishes: Sequence[str]) -> tuple[Wording, str]:
    """Find the wording of a kind in the first language that has one; refused when not even English does."""
    languages = list_fallbacks(*wishes)
    changed = _find_changed(kind, program_id=program_id, languages=languages)
    for language in languages:
        if changed.get(language):
            return parse_wording(changed[language]), language
        shipped = load_wording(kind, language)
        if shipped is not None:
            return shipped, language
    raise Refused(Reason.LETTER_UNKNOWN, kind=kind)


def _find_changed(kind: str, *, program_id: int | None, languages: Sequence[str]) -> dict[str, str]:
    """Find the newest text of a program in each language; an empty one means that the shipped wording is back."""
    if program_id is None:
        return {}
    rows = WordingChange.objects.filter(program_id=program_id, kind=kind, language__in=languages)
    return dict(rows.order_by("version").values_list("language", "text"))
