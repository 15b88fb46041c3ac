"""Letters about an application, from the first draft to the places that are given."""

from datetime import timedelta

from pairloom.domain.letters.catalogue.kinds import PAGE, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

_ROUND = Placeholder("the name of the round", "Spring 2027", is_required=True)
_UNTIL = Placeholder("the day and time until when, with the time zone", "28 March 2027, 23:59 (Dakar)")
_CLOSES = Placeholder("when applications close, with the time zone", "28 March 2027, 23:59 (Dakar)")
_MEETS = Placeholder("when partners are introduced, with the time zone", "7 April 2027, 09:00 (Dakar)")
_QUESTIONS = Placeholder(
    "what we ask, each question in a paragraph of its own",
    "Your country has more than one time zone. Which city's clock is yours?",
    is_required=True,
    form=Form.PARAGRAPHS,
)


def _describe(
    name: str, title: str, sent_when: str, audience: Audience = Audience.APPLICANT, **more: Placeholder
) -> LetterKind:
    """Describe a letter about an application; nobody wants it twice, and nobody may miss it."""
    return LetterKind(
        name=name,
        title=title,
        sent_when=sent_when,
        audience=audience,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.AGAIN_WITH_EVIDENCE,
        placeholders={"round": _ROUND, "link": PAGE, **more},
        daily_cap_exempt=True,
    )


APPLICATION_LETTERS = (
    LetterKind(
        name="draft-link",
        title="Go on with your form",
        sent_when="Somebody who has begun the form asks for a link to go on later.",
        audience=Audience.VISITOR,
        lane=Lane.SIGN_IN,
        when_unsure=WhenUnsure.DROP,
        placeholders={"round": _ROUND, "link": PAGE, "until": _UNTIL},
        expires_after=timedelta(days=1),
        daily_cap_exempt=True,
    ),
    _describe(
        "application-received",
        "Please confirm your application",
        "A form was sent.",
        Audience.VISITOR,
        until=_UNTIL,
    ),
    _describe(
        "application-again",
        "New answers for your application",
        "A form was sent again with the address of somebody who has applied already.",
        Audience.VISITOR,
    ),
    _describe(
        "application-confirmed",
        "Your application is complete",
        "Somebody confirms their application.",
        closes=_CLOSES,
        meets=_MEETS,
    ),
    _describe(
        "please-confirm",
        "Please confirm before applications close",
        "Two days before closing, to who has not confirmed.",
        Audience.VISITOR,
        until=_UNTIL,
    ),
    _describe(
        "imported-please-confirm",
        "Please confirm that you take part",
        "An organiser brings in answers that were given elsewhere.",
        until=_UNTIL,
    ),
    _describe(
        "application-question",
        "A question about your application",
        "Something in an application would make it hard to find a partner.",
        questions=_QUESTIONS,
    ),
    _describe("accepted", "You have a place", "Applications have closed, and the person has a place.", meets=_MEETS),
    _describe(
        "waiting-list",
        "You are on the waiting list",
        "Applications have closed, and the places of the person's country were taken.",
    ),
    _describe(
        "waiting-country-unknown",
        "Please tell us your country",
        "Applications have closed, and nobody knows the person's country.",
    ),
    _describe(
        "incomplete",
        "Your application was not confirmed",
        "Applications have closed, and the person has not confirmed.",
        until=_UNTIL,
    ),
    _describe("standby", "You stand by for a partner", "Somebody applies after closing.", until=_UNTIL),
    _describe("withdrawn", "Your application is withdrawn", "Somebody withdraws their application."),
    _describe("round-called-off", "The round does not take place", "An organiser calls a round off."),
)
