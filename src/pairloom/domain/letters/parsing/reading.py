"""Read one mail: what it is, who wrote it, what it says. Pure: bytes in, plain values out.

Python's parser can raise on hostile mail and can hang on it, so this runs in a process of its own (see `reader`).
"""

from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from pairloom.domain.letters.parsing.automatic import find_automatic
from pairloom.domain.letters.parsing.headers import Headers, find_address, find_addresses, find_message_id, read_headers
from pairloom.domain.letters.parsing.parts import find_text
from pairloom.domain.letters.parsing.quoting import cut_quoted
from pairloom.domain.letters.parsing.reports import Report, list_returned, read_report
from pairloom.domain.letters.states import IncomingKind

# Where servers and people write for whom a mail is, the surest first.
ADDRESSEES = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to", "to", "cc")
MOST_ADDRESSEES = 50


@dataclass(frozen=True)
class ReadMail:
    """What was read from a mail. `text` is without the quoted part; `sign` says what showed an automatic mail."""

    kind: IncomingKind
    message_id: str = ""
    sender: str = ""
    subject: str = ""
    text: str = ""
    sign: str = ""
    status: str = ""
    is_hard: bool = False
    fault: str = ""
    addressees: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)


def read_mail(raw: bytes, *, envelope_from: str) -> ReadMail:
    """Read a mail. `envelope_from` is "<>" for the null path and empty where nobody knows it.

    Cost: linear in the size of the mail for all but hostile ones. Raises whatever Python's parser raises on those.
    """
    message = message_from_bytes(raw, policy=compat32)
    headers = read_headers(message)
    report = read_report(message, headers, envelope_from=envelope_from)
    described = describe(message, headers)
    if report is not None:
        return add_report(described, report, list_returned(message))
    kind, sign = find_automatic(message, headers, envelope_from=envelope_from)
    return replace(described, kind=kind, sign=sign)


def describe(message: Message, headers: Headers) -> ReadMail:
    """Describe what every mail has: its name, its sender, its subject, its text, for whom it is."""
    addressees = [address for value in headers.get_all(*ADDRESSEES) for address in find_addresses(value)]
    return ReadMail(
        kind=IncomingKind.REPLY,
        message_id=find_message_id(headers.get("message-id"))[:250],
        sender=(find_address(headers.get("from")) or find_address(headers.get("sender")))[:320],
        subject=headers.get("subject")[:250],
        text=cut_quoted(find_text(message)),
        addressees=list(dict.fromkeys(addressees))[:MOST_ADDRESSEES],
    )


def add_report(described: ReadMail, report: Report, returned: list[str]) -> ReadMail:
    """Add to the description what a server reported."""
    return replace(
        described,
        kind=report.kind,
        sign="report",
        status=report.status,
        is_hard=report.is_hard,
        fault=report.fault,
        returned=returned,
    )
