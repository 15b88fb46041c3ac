"""What states are called on pages, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.people.states import Consent, Level, Role
from pairloom.domain.programs.states import Ask, Moment, RoundState

LEVELS: dict[str, Promise] = {
    Level.BASIC: _("a little"),
    Level.GOOD: _("well enough to work"),
    Level.FLUENT: _("fluently"),
    Level.NATIVE: _("it is my own"),
}

ROLES: dict[str, Promise] = {
    Role.DIRECTOR: _("Director"),
    Role.DEPUTY: _("Deputy director"),
    Role.EDITOR: _("Editor"),
    Role.MODERATOR: _("Moderator"),
    Role.SAFEGUARDING: _("Contact for safety"),
    Role.AMBASSADOR: _("Ambassador"),
    Role.AUDITOR: _("Auditor of matches"),
}

CONSENTS: dict[str, Promise] = {
    Consent.CONDUCT: _("to the code of conduct"),
    Consent.CONFIDENTIALITY: _("to keep confidences"),
    Consent.SHARE_WITH_PARTNER: _("that your partner gets your name and address"),
    Consent.NEWS: _("to get news"),
    Consent.STORY: _("to a story about you"),
}

ROUND_STATES: dict[str, Promise] = {
    RoundState.PLANNED: _("The round is being prepared."),
    RoundState.OPEN: _("You can apply now."),
    RoundState.CLOSED: _("Applications are closed. Now we look for the best pairs."),
    RoundState.MATCHED: _("The pairs are found. Introductions come soon."),
    RoundState.RUNNING: _("Pairs are meeting."),
    RoundState.ENDED: _("The round is over."),
    RoundState.CANCELLED: _("The round does not take place."),
}

MOMENTS: dict[str, Promise] = {
    Moment.OPENS: _("Applications open"),
    Moment.CLOSES: _("Applications close"),
    Moment.INTRODUCTIONS: _("Partners are introduced"),
    Moment.TOPIC: _("A topic to talk about"),
    Moment.CHECK_IN: _("We ask how it goes"),
    Moment.MID_SURVEY: _("Short survey"),
    Moment.NOTICE: _("The end is near"),
    Moment.ENDS: _("The round ends"),
}

ASKS: dict[str, Promise] = {
    Ask.ANY: _("No preference"),
    Ask.SAME: _("The same as mine"),
    Ask.DIFFERENT: _("Different from mine"),
    Ask.MORE: _("Further along than I am"),
    Ask.MINE: _("One of my own languages"),
}
"""What a wish may ask, as an answer to choose."""
ASKS_OF_SEVERAL: dict[str, Promise] = {Ask.SAME: _("Yes, some of mine")}
"""How the same is said where several things can be chosen."""
ASKS_OF_LANGUAGES: dict[str, Promise] = {Ask.MINE: _("Yes, a language that is my own")}
"""How it is said where the wish is about languages."""
