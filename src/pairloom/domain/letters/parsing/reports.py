"""Read what mail servers report: bounces in the formats of RFC 3464 and before, complaints, receipts."""

import re
from dataclasses import dataclass
from email.message import Message

from flufl.bounce import all_failures

from pairloom.domain.letters.parsing.automatic import is_null_path
from pairloom.domain.letters.parsing.headers import Headers, clean_line, find_addresses
from pairloom.domain.letters.parsing.parts import (
    find_text,
    list_inner,
    list_parts,
    read_parameter,
    read_part,
    read_type,
)
from pairloom.domain.letters.states import IncomingKind

STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
REPLY_CODE = re.compile(r"(?<![\d.])([45])\d\d(?=[ \-#])")
ADDRESS_IN_TEXT = re.compile(r"[^\s<>@]{1,200}@[^\s<>@]{1,253}")
UNKNOWN_READER = re.compile(
    r"user unknown|unknown user|no such (?:user|mailbox|address|recipient|person|account)|does not exist|doesn't exist"
    r"|(?:mailbox|account|user|recipient|address)(?: is| was| has been)? (?:not found|unavailable|disabled|inactive)"
    r"|(?:mailbox|account|user|recipient|address)(?: is| was| has been)? (?:deactivated|unknown|invalid)"
    r"|invalid (?:recipient|mailbox|address)|recipient (?:address )?rejected: user|no mailbox (?:here )?by that name"
    r"|domain (?:name )?not found|host or domain name not found|nxdomain|unrouteable address|unrouteable mail domain",
    re.IGNORECASE,
)
SERVERS = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|maildeliverysystem|mail-delivery-system)@", re.IGNORECASE
)
BAD_ADDRESS = frozenset({"1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1"})
NOT_ABOUT_THE_READER = frozenset({"1.7", "1.8", "1.9"})
LONGEST_LOOK = 16_384
RETURNED_TYPES = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"})


@dataclass(frozen=True)
class Report:
    """What a server said about a mail: the kind, the status such as "5.1.1", whether it is for ever, the words."""

    kind: IncomingKind
    status: str = ""
    is_hard: bool = False
    fault: str = ""


def read_report(message: Message, headers: Headers, *, envelope_from: str) -> Report | None:
    """Read a report, in the order from the surest sign to the least; none where the mail is no report."""
    types = {read_type(part) for part in list_parts(message)}
    report_type = read_parameter(message, "report-type")
    if report_type == "feedback-report" or "message/feedback-report" in types:
        return Report(IncomingKind.COMPLAINT)
    if report_type == "disposition-notification" or "message/disposition-notification" in types:
        return Report(IncomingKind.RECEIPT)
    if types & {"message/delivery-status", "message/global-delivery-status"}:
        return read_delivery_status(message) or read_old_bounce(message, headers)
    if is_from_server(headers, envelope_from=envelope_from):
        return read_old_bounce(message, headers)
    return None


def is_from_server(headers: Headers, *, envelope_from: str) -> bool:
    """Tell whether a server sent this mail: from the null path, or in a server's name."""
    senders = [*headers.get_all("from", "sender", "return-path"), envelope_from]
    named = any(SERVERS.match(address) for sender in senders for address in find_addresses(sender))
    return named or headers.has("x-failed-recipients") or is_null_path(envelope_from, headers)


def read_delivery_status(message: Message) -> Report | None:
    """Read the machine's part of a bounce; of several readers the worst counts. None where it says nothing."""
    reports = [read_block(block) for part in list_parts(message) for block in list_blocks(part)]
    found = [report for report in reports if report is not None]
    return max(found, key=measure_gravity) if found else None


def list_blocks(part: Message) -> list[Message]:
    """List the blocks of a part with a delivery status, one for the message and one for each reader."""
    if read_type(part) not in {"message/delivery-status", "message/global-delivery-status"}:
        return []
    return list_inner(part)[:100]


def measure_gravity(report: Report) -> int:
    """Measure how bad a report is: hard bounce, soft bounce, delay, delivered."""
    return 3 if report.is_hard else {IncomingKind.BOUNCE: 2, IncomingKind.DELAY: 1}.get(report.kind, 0)


def read_block(block: Message) -> Report | None:
    """Read what was said about one reader; none for a block without an action."""
    action = clean_line(str(block.get("action", ""))[:200]).lower()
    status = clean_line(str(block.get("status", ""))[:200])
    words = clean_line(str(block.get("diagnostic-code", ""))[:1_000])
    if action.startswith(("failed", "error")):
        return make_bounce(find_status(f"{status} {words}"), f"{status} {words}")
    if action.startswith("delayed"):
        return Report(IncomingKind.DELAY, status=find_status(status), fault=mask_addresses(words))
    if action.startswith(("delivered", "relayed", "expanded")):
        return Report(IncomingKind.DELIVERED, status=find_status(status))
    return None


def read_old_bounce(message: Message, headers: Headers) -> Report | None:
    """Read a bounce that is written for people only, with the detectors of Mailman; none where they find nothing."""
    make_plain(message)
    for_a_while, for_ever = all_failures(message)
    if not for_a_while and not for_ever and not headers.has("x-failed-recipients"):
        return None
    words = find_text(message)[:LONGEST_LOOK]
    if for_a_while and not for_ever:
        return Report(IncomingKind.DELAY, status=find_status(words))
    return make_bounce(find_status(words), words)


def make_plain(message: Message) -> None:
    """Make headers plain that hold bytes beyond ASCII: the detectors take only text."""
    for part in list_parts(message):
        broken = {str(name): str(value) for name, value in part.raw_items() if not str(value).isascii()}
        for name, value in broken.items():
            del part[name]
            part[name] = clean_line(value.encode("ascii", "replace").decode("ascii"))


def make_bounce(status: str, words: str) -> Report:
    """Make the report of a bounce."""
    return Report(IncomingKind.BOUNCE, status=status, is_hard=is_hard(status, words), fault=mask_addresses(words))


def find_status(text: str) -> str:
    """Find a status such as "5.1.1"; of a bare reply code such as 550 "5.0.0"; an empty text where there is none."""
    statuses = [".".join(found) for found in STATUS.findall(text)]
    special = [status for status in statuses if not status.endswith(".0.0")]
    if special or statuses:
        return (special or statuses)[0]
    code = REPLY_CODE.search(text)
    return f"{code.group(1)}.0.0" if code else ""


def is_hard(status: str, words: str) -> bool:
    """Tell whether a bounce means that the address is wrong for ever.

    A full mailbox, a policy, a size, a route is not: those may pass or are our own fault, so they are counted first.
    """
    kind, _, detail = status.partition(".")
    if kind == "4" or detail in NOT_ABOUT_THE_READER:
        return False
    if kind == "5" and detail in BAD_ADDRESS:
        return True
    return detail in {"", "0.0", "4.4", "5.0", "4.1", "7.1"} and bool(UNKNOWN_READER.search(words[:LONGEST_LOOK]))


def mask_addresses(words: str) -> str:
    """Shorten what a server said to one line, without addresses."""
    return clean_line(ADDRESS_IN_TEXT.sub("…", words[:1_000]))[:180]


def list_returned(message: Message) -> list[str]:
    """List the addresses in the headers of the mail that a report gives back, to find whose it was."""
    found: list[str] = []
    for part in list_parts(message)[1:]:
        if read_type(part) == "message/rfc822" or not part.is_multipart():
            found += find_addresses(read_returned(part))
    return list(dict.fromkeys(address for address in found if "+" in address))[:20]


def read_returned(part: Message) -> str:
    """Read the headers that a part gives back: of a mail inside it, of a list of headers, or of a text that ends so."""
    inner = list_inner(part)
    if inner:
        return " ".join(str(value)[:1_000] for _, value in list(inner[0].raw_items())[:200])
    kind = read_type(part)
    if kind in RETURNED_TYPES or kind in {"text/plain", "message/feedback-report"}:
        return read_part(part)[:LONGEST_LOOK]
    return ""
