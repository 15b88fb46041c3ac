"""Declare what is personal in the tables of letters: whole letters are, with all that they say."""

from datetime import timedelta

from pairloom.domain.core.personal import Erasure, Impersonal, Personal, declare

SEND = "to send the letter"
SAID = "to show organisers what was said to whom, and to answer questions about it"
TRIED = "to send the letter once, neither never nor twice"
READ = "to act on what the person wrote, and to let organisers read what a program cannot"
HEARD = "to stop writing to an address that does not work or does not want letters"
YEARS = timedelta(days=730)

declare(
    Personal(
        model="letters.Letter",
        path="person",
        fields={
            **dict.fromkeys(("person", "address", "to_name", "language"), SEND),
            **dict.fromkeys(("key", "kind", "about", "subject", "text", "html", "attachment"), SAID),
            **dict.fromkeys(("queued_at", "due_at", "expires_at", "handed_at", "sent_at", "ended_at"), TRIED),
            **dict.fromkeys(("fault", "resolved_by"), TRIED),
        },
        harmless=frozenset(
            (
                *("id", "lane", "is_news", "program", "mailing", "slice_number", "state"),
                *("attempts", "lease_number", "lease_until", "worker"),
            )
        ),
        retention=YEARS,
        erasure=Erasure.BLANK,
        reason="how many letters went out, and that none was lost, can still be told",
        blanks={
            **dict.fromkeys(("address", "to_name", "about", "subject", "text", "html"), ""),
            "person": None,
            "attachment": {},
        },
    )
)
declare(
    Personal(
        model="letters.LetterEvent",
        path="letter__person",
        fields=dict.fromkeys(("letter", "kind", "source", "name", "at", "is_hard", "fault"), HEARD),
        harmless=frozenset({"id"}),
        retention=YEARS,
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="letters.IncomingMail",
        path="letter__person",
        fields=dict.fromkeys(
            (
                *("raw", "size", "sha256", "envelope_from", "envelope_to", "received_at", "message_id", "sender"),
                *("subject", "text", "letter", "kind"),
            ),
            READ,
        ),
        harmless=frozenset(
            (
                "id",
                "source",
                "state",
                "attempts",
                "lease_number",
                "lease_until",
                "fault",
                "is_flagged",
                "read_at",
                "seen_at",
            )
        ),
        retention=timedelta(days=365),
        erasure=Erasure.DELETE,
    )
)
declare(
    Personal(
        model="letters.WordingChange",
        path="changed_by",
        fields=dict.fromkeys(("changed_by", "changed_at"), "to tell who changed the wording of a letter"),
        harmless=frozenset(("id", "program", "kind", "language", "version", "text")),
        retention=None,
        erasure=Erasure.BLANK,
        reason="the wording belongs to the program",
        blanks={"changed_by": None},
    )
)
declare(Impersonal("letters.Mailing", "which letter goes to many, and how far that is"))
declare(Impersonal("letters.Relay", "the mail server that letters go to"))
declare(
    Impersonal(
        "letters.Suppression",
        "a keyed hash of an address, from which nobody can read the address; kept so that nobody is written to who "
        "must not be, also after they were erased",
    )
)
