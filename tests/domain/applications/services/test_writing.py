"""Letters say moments in the reader's zone and language, and lead to the right page."""

import pytest

from pairloom.domain.applications.services.locking import lock_application, lock_draft
from pairloom.domain.applications.services.wordings import say_for
from pairloom.domain.applications.services.writing import write_of_state, write_of_withdrawal
from pairloom.domain.applications.states import ApplicationState
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("zone", "country", "said"),
    [("Asia/Kathmandu", "SE", "(Asia/Kathmandu)"), ("", "SE", "(Europe/Stockholm)"), ("", "", "(UTC)")],
)
def test_a_moment_is_said_in_the_zone_of_the_person_their_country_or_the_program(
    zone: str, country: str, said: str
) -> None:
    application = make_application(open_round(), person=make_person(time_zone=zone), country=country)
    assert say_for(OPEN, application).endswith(said)


def test_a_visitor_reads_moments_in_the_zone_of_the_program() -> None:
    round_ = open_round()
    round_.program.time_zone = "Africa/Accra"
    draft = fill_draft(round_)
    draft.round = round_
    assert say_for(OPEN, draft).endswith("(Africa/Accra)")


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


def test_rows_are_locked_with_what_is_asked_of_them(django_assert_num_queries: object) -> None:
    round_ = open_round()
    draft, application = fill_draft(round_), make_application(round_)
    with django_assert_num_queries(2):  # type: ignore[operator]
        for row in (lock_draft(draft), lock_application(application)):
            assert row.round.program.name
            assert row.form.document
