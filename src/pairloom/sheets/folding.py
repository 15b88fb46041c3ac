"""Fold texts and addresses, so that two spellings of one thing compare as equal."""

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "&": " and "}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SEPARATORS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"[^\s@<>()\[\]:;,\"|]{1,64}@[^\s@<>()\[\]:;,\"|/]{1,190}\.[^\s@<>()\[\]:;,\"|/.]{1,60}")
_PLACEHOLDERS = frozenset(
    "n a|na|none|nothing|nil|null|no answer|not applicable|see above|as above|same as above|see below|tbd|tba|test|"
    "ver arriba|vease arriba|ninguno|ninguna|nada|no aplica|voir ci dessus|ci dessus|aucun|aucune|rien|sans objet|"
    "ver acima|acima|nenhum|nenhuma|nao se aplica|siehe oben|s o|keine|keiner|nichts|keine angabe|k a".split("|")
)


@lru_cache(maxsize=1 << 16)
def fold_text(text: str) -> str:
    """Fold a text to small letters without accents and punctuation, words parted by one space."""
    plain = text.lower() if text.isascii() else _take_apart(_take_apart(text).casefold())
    return _SEPARATORS.sub(" ", _ACCENTS.sub("", plain).translate(_LETTERS)).strip()


def _take_apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def fold_address(text: str) -> str:
    """Fold an e-mail address: small letters, nothing invisible, nothing around it; empty when there is none."""
    found = find_addresses(text)
    return found[0] if found else ""


def find_addresses(text: str) -> tuple[str, ...]:
    """Find every e-mail address of a text, folded, in order and each once."""
    if "@" not in text and "\uff20" not in text:
        return ()
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return tuple(dict.fromkeys(found.strip("'`.*!?") for found in _ADDRESS.findall(plain)))


def tidy_text(text: str) -> str:
    """Take away what is invisible and all needless spaces, and keep the rest as it was written."""
    return " ".join(_INVISIBLE.sub("", text).split())


def is_placeholder(text: str) -> bool:
    """Tell whether a text says nothing: empty, a dash, "n/a", "see above"."""
    folded = fold_text(text)
    return not folded or folded in _PLACEHOLDERS
