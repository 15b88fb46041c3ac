"""Bounces, delays and complaints, in the shapes in which servers around the world write them."""

from pairloom.domain.letters.states import IncomingKind
from tests.domain.letters.parsing.corpus.sample import Sample, write_mail

RETURN_PATH = "bounce+4711-token@pairs.example.org"
RETURNED = f"""Return-Path: <{RETURN_PATH}>
Message-ID: <letter-4711@pairs.example.org>
From: Pairloom <hello@pairs.example.org>
Reply-To: reply+4711-token@pairs.example.org
To: Amina <amina@library.example>
Subject: Your partner
Auto-Submitted: auto-generated
"""


def write_report(*, server: str, subject: str, words: str, blocks: str, returned: str = "message/rfc822") -> bytes:
    """Write a bounce in the format of RFC 3464."""
    return write_mail(f"""
Received: from {server} by mx.pairs.example.org; Mon, 23 Nov 2026 10:00:00 +0000
From: Mail Delivery System <MAILER-DAEMON@{server}>
To: {RETURN_PATH}
Subject: {subject}
Message-ID: <report.{len(words)}.{len(blocks)}@{server}>
Date: Mon, 23 Nov 2026 10:00:00 +0000
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part.of.report"

--part.of.report
Content-Type: text/plain; charset=utf-8

{words}

--part.of.report
Content-Type: message/delivery-status

Reporting-MTA: dns; {server}
Arrival-Date: Mon, 23 Nov 2026 09:59:58 +0000

{blocks}

--part.of.report
Content-Type: {returned}

{RETURNED}
Hello Amina

--part.of.report--
""")


def write_plain(*, sender: str, subject: str, words: str, headers: str = "") -> bytes:
    """Write a bounce for people only."""
    return write_mail(f"""
From: {sender}
To: {RETURN_PATH}
Subject: {subject}
Message-ID: <plain.{len(words)}@relay.example>{headers}

{words}
""")


def write_block(*, action: str, status: str, words: str) -> str:
    """Write what a report says about one reader."""
    return (
        f"Final-Recipient: rfc822; amina@library.example\nOriginal-Recipient: rfc822;amina@library.example\n"
        f"Action: {action}\nStatus: {status}\nRemote-MTA: dns; mx.library.example\nDiagnostic-Code: smtp; {words}"
    )


POSTFIX = write_report(
    server="relay.example",
    subject="Undelivered Mail Returned to Sender",
    words="This is the mail system at host relay.example.\n\nYour message could not be delivered.\n\n"
    "<amina@library.example>: host mx.library.example said: 550 5.1.1 User unknown (in reply to RCPT TO command)",
    blocks=write_block(action="failed", status="5.1.1", words="550 5.1.1 <amina@library.example>: User unknown"),
)
POSTFIX_DELAY = write_report(
    server="relay.example",
    subject="Delayed Mail (still being retried)",
    words="####\n# THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####",
    blocks=write_block(action="delayed", status="4.4.1", words="connect to mx.library.example: Connection timed out"),
)
GMAIL = write_report(
    server="googlemail.com",
    subject="Delivery Status Notification (Failure)",
    words="** Address not found **\n\nYour message wasn't delivered to amina@library.example because the address "
    "couldn't be found, or is unable to receive mail.",
    blocks=write_block(
        action="failed", status="5.1.1", words="550-5.1.1 The email account that you tried to reach does not exist."
    ),
)
GMAIL_FULL = write_report(
    server="googlemail.com",
    subject="Delivery Status Notification (Failure)",
    words="** Recipient inbox full **",
    blocks=write_block(
        action="failed", status="4.2.2", words="452-4.2.2 The recipient's inbox is out of storage space."
    ),
)
EXCHANGE = write_report(
    server="library.example",
    subject="Undeliverable: Your partner",
    words="Your message to amina@library.example couldn't be delivered. amina wasn't found at library.example.",
    blocks="Final-Recipient: rfc822;amina@library.example\nAction: failed\nStatus: 5.1.10\n"
    "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
)
POLICY = write_report(
    server="relay.example",
    subject="Undelivered Mail Returned to Sender",
    words="<amina@library.example>: host mx.library.example said: 550 5.7.1 Message rejected due to content policy",
    blocks=write_block(action="failed", status="5.7.1", words="550 5.7.1 Message rejected due to content policy"),
)
FULL = write_report(
    server="relay.example",
    subject="Undelivered Mail Returned to Sender",
    words="<amina@library.example>: mailbox full",
    blocks=write_block(action="failed", status="5.2.2", words="552 5.2.2 Mailbox is over quota"),
)
HEADERS_ONLY = write_report(
    server="relay.example",
    subject="Returned mail: see transcript for details",
    words="   ----- The following addresses had permanent fatal errors -----\n<amina@library.example>",
    blocks=write_block(action="failed (permanent)", status="5.1.2", words="550 Host unknown"),
    returned="text/rfc822-headers",
)
DELIVERED = write_report(
    server="relay.example",
    subject="Successful Mail Delivery Report",
    words="Your message was successfully delivered.",
    blocks=write_block(action="delivered", status="2.0.0", words="250 2.0.0 Ok"),
)
QMAIL = write_plain(
    sender="MAILER-DAEMON@relay.example",
    subject="failure notice",
    words="""Hi. This is the qmail-send program at relay.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<amina@library.example>:
192.0.2.7 does not like recipient.
Remote host said: 550 5.1.1 no such user here
Giving up on 192.0.2.7.

--- Below this line is a copy of the message.

"""
    + RETURNED,
)
EXIM = write_plain(
    sender="Mail Delivery System <Mailer-Daemon@relay.example>",
    subject="Mail delivery failed: returning message to sender",
    headers="\nX-Failed-Recipients: amina@library.example\nAuto-Submitted: auto-replied",
    words="""This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  amina@library.example
    host mx.library.example [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<amina@library.example>:
    550 Unknown user

------ This is a copy of the message, including all the headers. ------

"""
    + RETURNED,
)
COMPLAINT = write_mail(f"""
From: <feedback@provider.example>
To: abuse@pairs.example.org
Subject: FW: Your partner
Message-ID: <complaint.1@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

--arf
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report for a message received from IP 192.0.2.1.

--arf
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeProvider-Feedback/1.0
Version: 1
Original-Mail-From: <{RETURN_PATH}>
Original-Rcpt-To: <redacted@library.example>

--arf
Content-Type: message/rfc822
Content-Disposition: inline

{RETURNED}
Hello

--arf--
""")

BOUNCES = (
    Sample("postfix", POSTFIX, IncomingKind.BOUNCE, status="5.1.1", is_hard=True),
    Sample("postfix delay", POSTFIX_DELAY, IncomingKind.DELAY, status="4.4.1"),
    Sample("gmail", GMAIL, IncomingKind.BOUNCE, status="5.1.1", is_hard=True),
    Sample("gmail full", GMAIL_FULL, IncomingKind.BOUNCE, status="4.2.2"),
    Sample("exchange", EXCHANGE, IncomingKind.BOUNCE, status="5.1.10", is_hard=True),
    Sample("policy", POLICY, IncomingKind.BOUNCE, status="5.7.1"),
    Sample("full", FULL, IncomingKind.BOUNCE, status="5.2.2"),
    Sample("headers only", HEADERS_ONLY, IncomingKind.BOUNCE, status="5.1.2", is_hard=True),
    Sample("delivered", DELIVERED, IncomingKind.DELIVERED, status="2.0.0"),
    Sample("qmail", QMAIL, IncomingKind.BOUNCE, status="5.1.1", is_hard=True),
    Sample("exim", EXIM, IncomingKind.BOUNCE, status="5.0.0", is_hard=True),
    Sample("complaint", COMPLAINT, IncomingKind.COMPLAINT, envelope_from="feedback@provider.example"),
)
