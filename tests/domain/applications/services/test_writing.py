"""Letters are in the reader's language, and lead to the right page."""

import pytest

from pairloom.domain.applications.links import read_application
from pairloom.domain.applications.services.locking import lock_arriving
from pairloom.domain.applications.services.writing import (
    write_first,
    write_of_changes,
    write_of_state,
    write_of_withdrawal,
)
from pairloom.domain.applications.states import ApplicationState
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
@pytest.mark.parametrize("state", [ApplicationState.RECEIVED, ApplicationState.CONFIRMED, ApplicationState.STANDBY])
def test_each_state_has_its_letter_in_each_language(state: ApplicationState, language: str) -> None:
    application = make_application(open_round(), person=make_person(language=language), state=state)
    letter = write_of_state(application, now=OPEN)
    page = "/apply/confirm/" if state == ApplicationState.RECEIVED else "/me/"
    assert (letter.language, page in letter.text, application.round.name in letter.text) == (language, True, True)


def test_a_name_that_looks_like_a_placeholder_or_a_link_is_only_shown() -> None:
    person = make_person(name="{link} <b>win.example.org</b>")
    letter = write_of_withdrawal(make_application(open_round(), person=person), now=OPEN)
    assert "{link} <b>win." in letter.text
    assert "<b>win" not in letter.html


@pytest.mark.parametrize("state", [ApplicationState.RECEIVED, ApplicationState.CONFIRMED, ApplicationState.STANDBY])
def test_the_first_letter_about_an_application_says_what_any_later_one_says(state: ApplicationState) -> None:
    round_ = open_round()
    draft, application = fill_draft(round_), make_application(round_, state=state)
    first = write_first(application, lock_arriving(draft), now=OPEN)
    assert write_of_state(application, now=OPEN) == first
    assert (first.kind in first.key, first.about) == (True, f"application:{application.pk}")


def test_the_owner_of_an_address_is_told_of_a_newer_form_with_the_link_of_that_form() -> None:
    round_ = open_round()
    draft, application = fill_draft(round_), make_application(round_)
    letter = write_of_changes(application, lock_arriving(draft), now=OPEN)
    token = letter.text.split("/apply/confirm/")[1].split("/")[0]
    assert read_application(token, purpose="confirm", now=OPEN) == draft.key
    assert (letter.address, letter.key) == (application.person.email, f"application-again:{draft.pk}")
