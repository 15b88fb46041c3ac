"""Letters to people who want to be told when applications open."""

from datetime import timedelta

from pairloom.domain.letters.catalogue.kinds import PAGE, Audience, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

NOTIFY_LETTERS = (
    LetterKind(
        name="notify-confirm",
        title="Shall we tell you when applications open?",
        sent_when="Somebody types an address on the site, to be told when applications open.",
        audience=Audience.VISITOR,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.DROP,
        placeholders={"link": PAGE},
        expires_after=timedelta(days=2),
    ),
    LetterKind(
        name="applications-open",
        title="Applications are open",
        sent_when="Applications of a round open; to everybody who asked for it, or took part before and likes news.",
        audience=Audience.READER,
        lane=Lane.BULK,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "round": Placeholder("the name of the round", "Spring 2027", is_required=True),
            "closes": Placeholder(
                "the day and time when applications close, with the time zone", "21 March 2027, 12:00 (Amman)"
            ),
            "link": PAGE,
        },
        is_news=True,
        expires_after=timedelta(days=14),
    ),
)
