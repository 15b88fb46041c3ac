"""Find what is said in a mail: the first part that is text, and the parts that are reports."""

import re
from collections.abc import Iterator
from email.message import Message
from html import unescape
from itertools import islice

from pairloom.domain.letters.parsing.headers import clean_text, decode_bytes

LONGEST_TEXT = 262_144
MOST_PARTS = 300
SILENT_TAGS = frozenset({"head", "script", "style", "title", "template"})
BREAKING_TAGS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote", "hr", "table"})
LONGEST_MARK = 2_000
NAME_OF_MARK = re.compile(r"/?\s{0,9}([a-z][a-z0-9]{0,20})")
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
        waiting.extend(reversed(list_inner(part)))


def list_inner(part: Message) -> list[Message]:
    """List the parts inside a part; none inside one that only claims to have some."""
    inner = part.get_payload() if part.is_multipart() else []
    return [each for each in inner[:MOST_PARTS] if isinstance(each, Message)] if isinstance(inner, list) else []


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
    """Give the text of a page, without what is quoted in it. Linear, whatever the page holds: it is never parsed."""
    pieces, here = [], 0
    lowered = html.lower() if len(html.lower()) == len(html) else html
    while here < len(html):
        opened = html.find("<", here)
        if opened < 0:
            pieces.append(html[here:])
            break
        pieces.append(html[here:opened])
        mark, here = read_mark(lowered, opened)
        if any(name in mark for name in QUOTING_CLASSES):
            break
        pieces.append("\n" if find_name(mark) in BREAKING_TAGS else "")
    lines = [" ".join(line.split()) for line in unescape(join_pieces(pieces)).split("\n")]
    return "\n".join(line for line in lines if line)


def join_pieces(pieces: list[str]) -> str:
    """Join pieces of text; a line's end inside a piece is only a space, as browsers show it."""
    return "".join(piece if piece == "\n" else piece.replace("\n", " ") for piece in pieces)


def read_mark(lowered: str, opened: int) -> tuple[str, int]:
    """Read the mark that opens here, and where the text goes on: after the mark, or after what it hides."""
    is_comment = lowered.startswith("<!--", opened)
    closed = lowered.find("-->" if is_comment else ">", opened)
    if closed < 0:
        return "", len(lowered)
    mark = lowered[opened + 1 : min(closed, opened + LONGEST_MARK)]
    name = find_name(mark)
    if is_comment or name not in SILENT_TAGS or mark.startswith("/"):
        return ("", closed + 3) if is_comment else (mark, closed + 1)
    shown_again = lowered.find(f"</{name}", closed)
    return mark, shown_again if shown_again >= 0 else len(lowered)


def find_name(mark: str) -> str:
    """Find the name of a mark: "br" of "br/", "p" of "/p"."""
    found = NAME_OF_MARK.match(mark)
    return found.group(1) if found else ""
