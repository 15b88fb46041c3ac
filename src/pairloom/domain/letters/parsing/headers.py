"""Read the headers of a mail one by one, so that a broken one spoils nothing but itself."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

LONGEST_HEADER = 8_192
MOST_HEADERS = 500
# The bounds keep the search linear, whatever the text holds.
ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,200}@[^\s<>,;:\"()\[\]@]{1,253}")
ANGLED = re.compile(r"<([^\s<>@]{1,200}@[^\s<>@]{1,253})>")
MESSAGE_ID = re.compile(r"<[^\s<>]{1,248}>")


class Headers:
    """The headers of one mail by name: decoded, cleaned, each cut at 8 kB."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)
        for name, value in pairs:
            self._values[name.strip().lower()].append(value)

    def get(self, name: str) -> str:
        """Give the first header of this name; an empty text where there is none."""
        return next(iter(self._values.get(name, ())), "")

    def get_all(self, *names: str) -> list[str]:
        """Give all headers of these names, in the order of the names."""
        return [value for name in names for value in self._values.get(name, ())]

    def has(self, *names: str) -> bool:
        """Tell whether one of these headers is there."""
        return any(name in self._values for name in names)

    def list_all(self) -> list[str]:
        """List the values of all headers."""
        return [value for values in self._values.values() for value in values]


def read_headers(message: Message) -> Headers:
    """Read up to 500 headers of a mail, each by itself."""
    raw = list(message.raw_items())[:MOST_HEADERS]
    return Headers((str(name), read_value(str(value)[:LONGEST_HEADER])) for name, value in raw)


def read_value(raw: str) -> str:
    """Read one header: encoded words are decoded, lines joined, and what cannot be read is shown as it stands."""
    text = restore_text(raw)
    try:
        pieces = decode_header(text) if "=?" in text else [(text, None)]
        text = "".join(read_piece(piece, charset) for piece, charset in pieces)
    except (HeaderParseError, ValueError):
        pass
    return clean_line(text)


def read_piece(piece: bytes | str, charset: str | None) -> str:
    """Read one piece of a header in the charset that it names, or in the one that it seems to have."""
    return piece if isinstance(piece, str) else decode_bytes(piece, charset or "utf-8")


def decode_bytes(raw: bytes, charset: str) -> str:
    """Decode bytes in the charset they claim; where that is wrong or unknown in UTF-8, and at last in Latin 1."""
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def restore_text(raw: str) -> str:
    """Give the characters back to a text whose bytes beyond ASCII were only carried along by the parser."""
    try:
        return decode_bytes(raw.encode("ascii", "surrogateescape"), "utf-8")
    except UnicodeEncodeError:
        return raw


def clean_text(text: str) -> str:
    """Leave out what no database and no page can show: NULs, other controls, halves of characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in whole if letter in "\n\t" or unicodedata.category(letter) != "Cc")


def clean_line(text: str) -> str:
    """Clean a text and put it into one line."""
    return " ".join(clean_text(text).split())


def find_addresses(text: str) -> list[str]:
    """Find the addresses in a text, those in angle brackets first, each once."""
    return list(dict.fromkeys([*ANGLED.findall(text), *ADDRESS.findall(text)]))


def find_address(text: str) -> str:
    """Find the address that a header like From means; an empty text where there is none."""
    return next(iter(find_addresses(text)), "")


def find_message_id(text: str) -> str:
    """Find the name of a mail; without its brackets if it has lost them."""
    found = MESSAGE_ID.search(text)
    return found.group() if found else text[:250]
