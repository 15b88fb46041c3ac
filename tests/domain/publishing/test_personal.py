"""The privacy page says what the declarations say: who changes how long something is kept must change both."""

from datetime import timedelta

import pytest

from pairloom.domain.core.personal import Personal, list_declarations
from pairloom.domain.publishing.catalogue import load_page

YEAR = timedelta(days=365)
SAID = [
    ("people.Person", None, "| Name and e-mail address |", "While you have an account."),
    ("people.KnownLanguage", None, "| Country, time zone, languages |", "While you have an account."),
    ("people.ConsentGiven", None, "| What you agreed to, and when |", "While you have an account."),
    ("applications.Draft", timedelta(days=30), "| A form that you have begun |", "30 days."),
    ("applications.Application", 3 * YEAR, "| Your application |", "Three years."),
    ("applications.Doubt", YEAR, "| Questions about your application, and your answers |", "One year."),
    ("letters.Letter", 2 * YEAR, "| Letters that we sent you, and your answers |", "Two years;"),
    ("letters.IncomingMail", YEAR, "| Letters that we sent you, and your answers |", "your answers one year."),
    ("outreach.NotifyMe", 3 * YEAR, "| Your wish to be told when applications open |", "at most three years."),
    ("core.JournalEntry", 3 * YEAR, "| A note of who did what in the office |", "Three years."),
]


@pytest.mark.parametrize(("model", "retention", "what", "how_long"), SAID)
def test_the_page_says_how_long_a_thing_is_kept(
    model: str, retention: timedelta | None, what: str, how_long: str
) -> None:
    declared = list_declarations()[model]
    assert isinstance(declared, Personal)
    page = load_page("privacy", "en")
    assert page is not None
    line = next(line for line in page.body.splitlines() if line.startswith(what))
    assert (declared.retention, how_long in line) == (retention, True)
