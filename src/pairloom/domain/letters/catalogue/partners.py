"""Letters between introductions and the end: what a partner proposes, and what was reported about a pair."""

from pairloom.domain.letters.catalogue.kinds import PAGE, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

_ROUND = Placeholder("the name of the round", "Spring 2027")

PARTNER_LETTERS = (
    LetterKind(
        name="agreement-changed",
        title="Your partner has a proposal",
        sent_when="A partner proposes how the pair keeps in touch; at most one a day.",
        audience=Audience.MEMBER,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "partner": Placeholder("the name of the partner who proposes it", "Chidi Okafor", is_required=True),
            "round": _ROUND,
            "proposal": Placeholder(
                "what the partner proposes, each thing in a paragraph of its own",
                "How often: every week\n\nHow: by video call",
                is_required=True,
                form=Form.PARAGRAPHS,
            ),
            "link": PAGE,
        },
    ),
    LetterKind(
        name="concern-reported",
        title="A problem in a pair was reported",
        sent_when="Somebody reports a problem in their pair. What they wrote is not in the letter.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.AGAIN_WITH_EVIDENCE,
        placeholders={
            "round": _ROUND,
            "what": Placeholder("what kind of problem it is, in few words", "no answer has come", is_required=True),
            "link": PAGE,
        },
        daily_cap_exempt=True,
    ),
)
