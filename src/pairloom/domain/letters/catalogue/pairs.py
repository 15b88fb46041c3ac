"""Letters about partners: the introduction, what becomes of those without one, and a match that waits."""

from pairloom.domain.letters.catalogue.kinds import PAGE, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure

_ROUND = Placeholder("the name of the round", "Spring 2027", is_required=True)
_PARTNER = Placeholder(
    "who the partner is: name, place, and what they agreed to show",
    "Wanjiru Kamau\nKisumu, Kenya\nWorks in: Public library\nWants to learn: How others keep teenagers reading",
    is_required=True,
    form=Form.PARAGRAPHS,
)
_PARTNERS = Placeholder(
    "who the two partners are: of each the name, the place, and what they agreed to show",
    "Wanjiru Kamau\nKisumu, Kenya\nWorks in: Public library\n\nLinh Tran\nHue, Vietnam\nWorks in: School library",
    is_required=True,
    form=Form.PARAGRAPHS,
)
_WHY = Placeholder(
    "why they are partners, in the reader's own terms",
    "You both care about reading promotion and story time.",
    is_required=True,
    form=Form.PARAGRAPHS,
)
_TALKING = Placeholder(
    "languages in common, and the hours that suit both, or advice for those who write",
    "You can both use English and French; English is the best to start with.\n"
    "Good hours for a talk: 08:00–17:00 in Dakar is 11:00–20:00 in Nairobi.",
    is_required=True,
    form=Form.PARAGRAPHS,
)
_CONTACT = Placeholder(
    "how to reach the partner, as far as the two agreed",
    "Please write within three days: wanjiru@example.org",
    is_required=True,
    form=Form.PARAGRAPHS,
)
_QUESTIONS = Placeholder(
    "questions for the first letter, the same as on the page of the partner",
    "• What is your work, and what does a normal day look like?\n• How did you come to it?",
    form=Form.PARAGRAPHS,
)
_ENDS = Placeholder("the day when the round ends", "4 August 2027")


def _describe(name: str, title: str, sent_when: str, **more: Placeholder) -> LetterKind:
    """Describe a letter to somebody who has applied; nobody wants it twice, and nobody may miss it."""
    return LetterKind(
        name=name,
        title=title,
        sent_when=sent_when,
        audience=Audience.APPLICANT,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.AGAIN_WITH_EVIDENCE,
        placeholders={"round": _ROUND, "link": PAGE, **more},
        daily_cap_exempt=True,
    )


PAIR_LETTERS = (
    _describe(
        "introduction",
        "Meet your partner",
        "Partners are introduced to each other.",
        partner=_PARTNER,
        why=_WHY,
        talking=_TALKING,
        contact=_CONTACT,
        questions=_QUESTIONS,
        ends=_ENDS,
    ),
    _describe(
        "introduction-trio",
        "Meet your two partners",
        "A group of three is introduced to each other.",
        partners=_PARTNERS,
        why=_WHY,
        talking=_TALKING,
        contact=_CONTACT,
        questions=_QUESTIONS,
        ends=_ENDS,
    ),
    _describe(
        "no-partner",
        "No partner yet",
        "Partners are introduced and there is none for the person, or the only partner withdrew.",
        why=Placeholder(
            "why there is no partner, in kind words",
            "The number of people was odd this time, and a group of three was not possible.",
            is_required=True,
            form=Form.PARAGRAPHS,
        ),
        what_next=Placeholder(
            "what happens now: standing by until half of the round, and the next round",
            "You stand by, and you come first: as soon as somebody who fits you needs a partner, we write to you. "
            "This can happen until 7 June 2027.",
            is_required=True,
            form=Form.PARAGRAPHS,
        ),
    ),
    LetterKind(
        name="match-waits",
        title="Partners wait to be introduced",
        sent_when="The day of introductions has come, and the match is not confirmed; once a day.",
        audience=Audience.TEAM,
        lane=Lane.SERVICE,
        when_unsure=WhenUnsure.ASK,
        placeholders={
            "round": _ROUND,
            "meets": Placeholder(
                "when partners were to be introduced, with the time zone", "7 April 2027, 09:00 (Dakar)"
            ),
            "why": Placeholder(
                "what the introductions wait for",
                "Nobody has confirmed the match yet.",
                is_required=True,
                form=Form.PARAGRAPHS,
            ),
            "link": PAGE,
        },
        daily_cap_exempt=True,
    ),
)
