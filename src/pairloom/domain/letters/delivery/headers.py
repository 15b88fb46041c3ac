"""Write headers: encoded once, by the standard library, before the message is made.

The standard policy folds again what was encoded, and then parts long names in the middle of a word; it also takes most
of the time that a message costs. So headers are written here, and the policy passes them on as they are.
"""

import re
from email.header import Header
from email.policy import EmailPolicy
from email.utils import quote

from pairloom.domain.letters.errors import LetterMalformed

LONGEST_NAME = 320
"""Bytes of an encoded name; with a longer one the bare address is used."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_BREAK_OUT = re.compile(r"[\x00]|\r(?!\n)|(?<!\r)\n|\r\n(?![ \t])")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*")


class WirePolicy(EmailPolicy):
    """CRLF at line ends, eight bits allowed, headers as they were written; a header that breaks out is refused."""

    def header_store_parse(self, name: str, value: object) -> tuple[str, str]:
        """Keep a header as it was written; LetterMalformed when a line of it would begin a header of its own."""
        if _BREAK_OUT.search(str(value)):
            raise LetterMalformed("control-in-header")
        return name, str(value)

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 - the signature of the standard library
        """Give a header back as it was written."""
        return value

    def fold(self, name: str, value: object) -> str:
        """Write a header."""
        return f"{name}: {value}\r\n"

    def fold_binary(self, name: str, value: object) -> bytes:
        """Write a header in bytes; only addresses for a relay with SMTPUTF8 are not ASCII."""
        return self.fold(name, value).encode()


WIRE = WirePolicy(linesep="\r\n", cte_type="8bit", utf8=True)


def write_words(words: str, *, header: str) -> str:
    """Write words for a header such as Subject."""
    refuse_controls(words)
    charset = "us-ascii" if words.isascii() and "=?" not in words else "utf-8"
    return Header(words, charset, maxlinelen=76, header_name=header).encode(linesep="\r\n")


def write_mailbox(name: str, address: str) -> str:
    """Write a name and an address for a header; a name that gets too long is left out."""
    refuse_controls(name)
    refuse_controls(address)
    if not name.strip():
        return address
    if name.isascii() and "=?" not in name:
        written = name if _PLAIN_NAME.fullmatch(name) else f'"{quote(name)}"'
    else:
        written = Header(name, "utf-8", maxlinelen=70).encode(linesep="\r\n")
    return address if len(written) > LONGEST_NAME else f"{written} <{address}>"


def refuse_controls(text: str) -> str:
    """Refuse line breaks and other controls in a text that goes into a header."""
    if _CONTROLS.search(text):
        raise LetterMalformed("control-in-header")
    return text
