"""Find what is said in a mail: the first part that is text, and the parts that are reports."""

from collections.abc import Iterator
from email.message import Message
from html.parser import HTMLParser
from itertools import islice

from pairloom.domain.letters.parsing.headers import clean_text, decode_bytes

LONGEST_TEXT = 262_144
MOST_PARTS = 300
SILENT_TAGS = frozenset({"head", "script", "style", "title", "template"})
BREAKING_TAGS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote", "hr", "table"})
QUOTING_CLASSES = ("gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote")


def list_parts(message: Message) -> list[Message]:
    """List the first 300 parts of a mail, itself first; those of a mail inside it too."""
    return list(islice(walk_parts(message), MOST_PARTS))


def walk_parts(message: Message) -> Iterator[Message]:
    """Walk the parts of a mail without recursion."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting.extend(reversed([each for each in inner[:MOST_PARTS] if isinstance(each, Message)]))


def read_type(part: Message) -> str:
    """Read the type of a part, such as "text/plain"."""
    return part.get_content_type()


def read_parameter(part: Message, name: str) -> str:
    """Read a parameter of a part's type ("report-type"), without capitals; an empty text where there is none."""
    value = part.get_param(name, "")
    return (value if isinstance(value, str) else str(value[-1])).lower() if value else ""


def read_part(part: Message) -> str:
    """Read the text of a part in its charset, up to 256 kB."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    return clean_text(decode_bytes(raw[:LONGEST_TEXT], read_parameter(part, "charset") or "utf-8"))


def find_text(message: Message) -> str:
    """Find the text of a mail: its first plain part, else its first HTML part without the marks; attachments aside."""
    shown = [part for part in list_parts(message) if not part.is_multipart() and not is_attached(part)]
    plain = next((part for part in shown if read_type(part) == "text/plain"), None)
    if plain is not None:
        return read_part(plain).strip()
    marked = next((part for part in shown if read_type(part) == "text/html"), None)
    return "" if marked is None else strip_marks(read_part(marked))


def is_attached(part: Message) -> bool:
    """Tell whether a part is an attachment."""
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def strip_marks(html: str) -> str:
    """Give the text of a page, without what is quoted in it."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    return "\n".join(line for line in lines if line)


class _TextReader(HTMLParser):
    """Collects the text of a page; stops where a mail program says that the quotation begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0
        self._is_quoting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block, and stop at a quotation."""
        classes = dict(attrs).get("class") or ""
        self._is_quoting = self._is_quoting or any(name in classes for name in QUOTING_CLASSES)
        self._silent += tag in SILENT_TAGS
        if tag in BREAKING_TAGS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave what is not shown."""
        self._silent = max(0, self._silent - (tag in SILENT_TAGS))
        if tag in BREAKING_TAGS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the text that is shown."""
        if not self._silent and not self._is_quoting:
            self.pieces.append(data.replace("\n", " "))
