"""Handle what people typed: it is shown as it is, and can break out of nothing."""

import re
import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE, WORD_JOINER, LEFT_TO_RIGHT_MARK = "\u2068", "\u2069", "\u2060", "\u200e"

# Embeddings, overrides and isolates can turn the words around them; marks such as U+200F cannot, and Arabic needs them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINKING = re.compile(r"(?<=\w)[.。．｡](?=\w\w)|://|@")
_NEW_LINES = "\u2028\u2029\u0085\x0b\x0c"


def clean_line(value: str) -> str:
    """Bring words onto one line: no control, turning or broken character is left, and spaces are single."""
    return " ".join(_drop_unfit(value).split())


def clean_paragraphs(value: str) -> str:
    """Keep the lines of a text, at most one of them empty between two others, and drop what cannot be shown."""
    lines = [" ".join(line.split()) for line in _drop_unfit(value).strip().split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()


def isolate(value: str, direction: str) -> str:
    """Close words off from what stands around them, where some of them run the other way."""
    return enclose(value) if _runs_against(value, direction) else value


def enclose(value: str) -> str:
    """Close words off by the marks of Unicode, so that their direction stays inside."""
    return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}" if value else ""


def hold_order(code: str, direction: str) -> str:
    """Keep the groups of a code in order: from the right, "418 207" would be read as "207 418"."""
    return code if direction == "ltr" or code.isalnum() else LEFT_TO_RIGHT_MARK + code


def unlink(value: str) -> str:
    """Keep mail programs from making links of words that look like an address: an invisible joiner parts them.

    Without it, whoever opens an account under the name "win-prizes.example" lets us send that link to strangers.
    """
    return _LINKING.sub(lambda found: found[0] + WORD_JOINER, value)


def shorten(value: str, longest: int) -> str:
    """Cut words that are too long, and show that something was cut; a letter keeps its accents."""
    if len(value) <= longest:
        return value
    end = longest - 1
    while end > 1 and (unicodedata.combining(value[end]) or value[end] == "\u200d" or value[end - 1] == "\u200d"):
        end -= 1
    return value[:end].rstrip() + "…"


def _drop_unfit(value: str) -> str:
    """Drop control, turning, broken and private characters; every kind of line end becomes a plain one."""
    unified = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    for mark in _NEW_LINES:
        unified = unified.replace(mark, "\n")
    fit = (mark for mark in unified if mark == "\n" or _is_fit(mark))
    return unicodedata.normalize("NFC", "".join(fit))


def _is_fit(mark: str) -> bool:
    return mark not in _TURNING and unicodedata.category(mark) not in {"Cc", "Cs", "Co"}


def _runs_against(value: str, direction: str) -> bool:
    """Tell whether any character of the words runs against the direction of the letter."""
    against = {"L"} if direction == "rtl" else {"R", "AL", "AN"}
    return any(unicodedata.bidirectional(mark) in against for mark in value)
