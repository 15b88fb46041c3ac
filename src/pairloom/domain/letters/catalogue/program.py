"""Letters of a program to everybody in it: the welcome, and news."""

from datetime import timedelta

from pairloom.domain.letters.catalogue.kinds import PAGE, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

PROGRAM_LETTERS = (
    LetterKind(
        name="welcome",
        title="Welcome",
        sent_when="Somebody opens an account and has confirmed their address.",
        audience=Audience.MEMBER,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.AGAIN_WITH_EVIDENCE,
        placeholders={"link": PAGE},
    ),
    LetterKind(
        name="news",
        title="News",
        sent_when="An organiser writes to everybody who said yes to news.",
        audience=Audience.READER,
        lane=Lane.BULK,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "headline": Placeholder("the headline of the news", "Applications open on 1 March", is_required=True),
            "message": Placeholder(
                "the news itself, in one or more paragraphs",
                "The spring round is near.\n\nYou can apply from 1 to 21 March.",
                is_required=True,
                form=Form.PARAGRAPHS,
            ),
            "link": Placeholder(
                "a page to read more; left out when there is none", "https://pairs.example.org/news/", form=Form.LINK
            ),
        },
        is_news=True,
        expires_after=timedelta(days=7),
    ),
)
