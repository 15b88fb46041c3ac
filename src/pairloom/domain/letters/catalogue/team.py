"""Letters to the team of a program."""

from datetime import timedelta

from pairloom.domain.letters.catalogue.kinds import PAGE, WHEN, Audience, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

_ROLE = Placeholder("the role, in the reader's language", "Editor", is_required=True)

TEAM_LETTERS = (
    LetterKind(
        name="role-given",
        title="You have a new role",
        sent_when="Somebody gets a role in a program.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={"role": _ROLE, "link": PAGE},
    ),
    LetterKind(
        name="role-ended",
        title="Your role has ended",
        sent_when="A role in a program ends.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={"role": _ROLE, "when": WHEN},
    ),
    LetterKind(
        name="ambassador-call",
        title="Could you help with colleagues?",
        sent_when="An organiser asks the ambassadors of some countries for applicants who would help others.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "round": Placeholder("the name of the round", "Spring 2027", is_required=True),
            "closes": Placeholder(
                "the day and time when applications close, with the time zone", "28 March 2027, 23:59 (Nairobi)"
            ),
            "number": Placeholder("how many people have no partner so far", "43"),
            "country": Placeholder("the country of these people", "Australia", is_required=True),
            "language": Placeholder("the language that partners would need", "English", is_required=True),
            "home": Placeholder("the country of the ambassador", "Kenya"),
            "link": PAGE,
        },
        expires_after=timedelta(days=7),
    ),
    LetterKind(
        name="match-ready",
        title="A match is ready to be looked at",
        sent_when="The first match of a round is done, or one that nobody ordered by hand.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "round": Placeholder("the name of the round", "Spring 2027", is_required=True),
            "placed": Placeholder("how many people have a partner", "1159"),
            "people": Placeholder("how many people have a place in the round", "1162"),
            "link": PAGE,
        },
        expires_after=timedelta(days=7),
    ),
    LetterKind(
        name="sending-test",
        title="Test of sending",
        sent_when="A host or an organiser asks for a test letter.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.DROP,
        placeholders={"when": WHEN},
        expires_after=timedelta(days=1),
        daily_cap_exempt=True,
    ),
)
