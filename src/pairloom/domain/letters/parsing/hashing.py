"""Name a mail by its content, without parsing it."""

import hashlib
import re

END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def hash_body(raw: bytes) -> str:
    """Hash what follows the headers, which servers on the way change; line ends and a last empty line do not count."""
    end = END_OF_HEADERS.search(raw)
    body = raw[end.end() :] if end else raw
    return hashlib.sha256(body.replace(b"\r\n", b"\n").rstrip(b"\n")).hexdigest()
