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
