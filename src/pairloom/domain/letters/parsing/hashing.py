"""Name a mail by its content, without parsing it."""

import hashlib
import re

END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def hash_body(raw: bytes) -> str:
    """Hash what follows the headers, which servers on the way change; line ends and a last empty line do not count."""
    end = END_OF_HEADERS.search(raw)
    body = raw[end.end() :] if end else raw
    return hashlib.sha256(body.replace(b"\r\n", b"\n").rstrip(b"\n")).hexdigest()


def show_raw(raw: bytes, *, longest: int = 262_144) -> str:
    """Show a mail as text, whatever it holds: UTF-8 where it is, else each byte as its own letter."""
    shown = raw[:longest]
    try:
        text = shown.decode("utf-8")
    except UnicodeDecodeError:
        text = shown.decode("latin-1")
    visible = "".join(
        letter if letter in "\n\t" or letter.isprintable() else "\ufffd" for letter in text.replace("\r\n", "\n")
    )
    return visible if len(raw) <= longest else f"{visible}\n[…]"
