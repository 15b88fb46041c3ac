"""Make the message that goes over the wire from a stored letter: one reader, every header that a good sender gives."""

import base64
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from django.conf import settings
from django.utils.translation import gettext, override

from pairloom.domain.letters.delivery.headers import WIRE, refuse_controls, write_mailbox, write_words
from pairloom.domain.letters.delivery.smtp import Envelope
from pairloom.domain.letters.errors import LetterMalformed
from pairloom.domain.letters.links import address_for, unsubscribe_url, write_base36, write_domain
from pairloom.domain.letters.models import Letter

SITE_NAME = "Pairloom"
LONGEST_LINE = 990
"""Bytes of a line in an unencoded body; RFC 5321 allows 998."""
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_NOT_IN_DOMAINS = re.compile(r"[\s<>,;()\[\]\"]")


@dataclass(frozen=True)
class Message:
    """A message and its envelope, ready for the relay."""

    envelope: Envelope
    raw: bytes


@dataclass(frozen=True)
class Abilities:
    """What the relay takes: addresses in all alphabets, and bodies of eight bits."""

    utf8: bool = False
    eight_bits: bool = False


def build_message(letter: Letter, *, now: datetime, relay: Abilities) -> Message:
    """Build the message of a letter. LetterMalformed names what is wrong; a line break never gets into a header."""
    try:
        return _build(letter, now=now, relay=relay)
    except UnicodeError as error:
        raise LetterMalformed("address-unwritable") from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise LetterMalformed(f"header-{type(error).__name__}") from error


def _build(letter: Letter, *, now: datetime, relay: Abilities) -> Message:
    recipient = write_recipient(letter.address)
    if not recipient.isascii() and not relay.utf8:
        raise LetterMalformed("address-needs-smtputf8")
    message = EmailMessage(policy=WIRE)
    for name, value in list_headers(letter, recipient=recipient, now=now).items():
        message[name] = value
    _write_content(message, letter, takes_8bit=relay.eight_bits)
    envelope = Envelope(
        address_for("bounce", letter.pk), recipient, is_utf8=not recipient.isascii(), is_8bit=relay.eight_bits
    )
    return Message(envelope, message.as_bytes())


def list_headers(letter: Letter, *, recipient: str, now: datetime) -> dict[str, str]:
    """List the headers of a letter. Its Message-ID depends on the letter alone, so a second copy is known."""
    program = letter.program
    slug = program.slug if program is not None else "site"
    signed_by = program.signed_by or program.name if program is not None else SITE_NAME
    headers: dict[str, str] = {
        "From": write_mailbox(signed_by, settings.MAIL_FROM),
        "To": write_mailbox(letter.to_name, recipient),
        "Reply-To": write_mailbox(signed_by, address_for("reply", letter.pk)),
        "Subject": write_words(letter.subject, header="Subject"),
        "Date": format_datetime(now),
        "Message-ID": name_message(letter),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        "List-Id": f"<{letter.kind}.{slug}.{settings.MAIL_DOMAIN}>",
        "Feedback-ID": f"{letter.kind}:{slug}:{letter.mailing_id or 0}:pairloom",
        "Content-Language": letter.language,
    }
    if letter.is_news:
        mail_to = address_for("unsubscribe", letter.pk)
        headers["List-Unsubscribe"] = f"<{unsubscribe_url(letter.pk)}>, <mailto:{mail_to}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def name_message(letter: Letter) -> str:
    """Name the message of a letter, the same on every try."""
    moment = write_base36(int(letter.queued_at.timestamp()))
    return f"<{write_base36(letter.pk)}.{moment}.letter@{settings.MAIL_DOMAIN}>"


def write_recipient(address: str) -> str:
    """Write an address for the envelope, with the domain as mail servers know it."""
    local, _, domain = refuse_controls(address).rpartition("@")
    if not local or not domain or _NOT_IN_DOMAINS.search(domain) or any(sign in local for sign in "<> "):
        raise LetterMalformed("address-wrong")
    return f"{local}@{write_domain(domain)}"


def _write_content(message: EmailMessage, letter: Letter, *, takes_8bit: bool) -> None:
    """Write text, HTML and attachment."""
    text, html = letter.text, letter.html
    if letter.handed_at is not None:
        text, html = _excuse_double(text, html, language=letter.language)
    message.set_content(text, cte=_choose_encoding(text, takes_8bit=takes_8bit))
    if html:
        message.add_alternative(html, subtype="html", cte=_choose_encoding(html, takes_8bit=takes_8bit))
    if letter.attachment:
        _attach(message, letter.attachment)


def _choose_encoding(text: str, *, takes_8bit: bool) -> str:
    """Choose how a body travels: as it is where the relay and the length of its lines allow."""
    is_short = all(len(line) <= LONGEST_LINE for line in text.encode().split(b"\n"))
    if not is_short or "\r" in text.replace("\r\n", ""):
        return "base64"
    if text.isascii():
        return "7bit"
    return "8bit" if takes_8bit else "base64"


def _excuse_double(text: str, html: str, *, language: str) -> tuple[str, str]:
    """Begin a letter that may have arrived already with a line that says so."""
    with override(language):
        line = gettext("You may have this letter already. If so, please excuse the second copy.")
    paragraph = f"<p>{escape(line)}</p>"
    start = _BODY.search(html)
    end = start.end() if start else 0
    return f"{line}\n\n{text}", html and f"{html[:end]}{paragraph}{html[end:]}"


def _attach(message: EmailMessage, attachment: dict[str, str]) -> None:
    """Attach a file: `name`, `type` ("text/calendar"), and `text`, or `base64` for what is no text.

    A calendar file also has a `method` ("REQUEST").
    """
    main, _, sub = attachment["type"].partition("/")
    raw = base64.b64decode(attachment["base64"]) if "base64" in attachment else attachment["text"].encode()
    parameters = {"charset": "utf-8"} if main == "text" else {}
    if "method" in attachment:
        parameters["method"] = refuse_controls(attachment["method"])
    name = refuse_controls(attachment["name"])
    message.add_attachment(raw, maintype=main, subtype=sub, filename=name, params=parameters)
