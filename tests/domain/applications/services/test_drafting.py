"""A form is begun, found filled in by returners, sent along by a link, and deleted in the end."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.links import read_draft
from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.services import begin_draft, delete_old_drafts, receive_application, send_draft_link
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.services import set_languages
from pairloom.domain.people.states import Level
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import ALL, OPEN, fill_draft, make_application, open_round
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
CONSENTS = {"conduct", "confidentiality", "share"}


def test_the_first_draft_seals_the_form() -> None:
    round_ = open_round()
    draft = begin_draft(round_, language="fr", now=OPEN)
    draft.form.refresh_from_db()
    assert (draft.form_id, draft.form.sealed_at, draft.language) == (round_.form_id, OPEN, "fr")
    begin_draft(round_, language="fr", now=OPEN + timedelta(hours=1))
    draft.form.refresh_from_db()
    assert draft.form.sealed_at == OPEN


def test_a_language_that_the_site_does_not_speak_becomes_english() -> None:
    assert begin_draft(open_round(), language="tlh", now=OPEN).language == "en"


@pytest.mark.parametrize(
    ("state", "days", "reason"),
    [
        (RoundState.PLANNED, -1, Reason.ROUND_NOT_OPEN),
        (RoundState.RUNNING, 150, Reason.ROUND_CLOSED),
        (RoundState.CANCELLED, 1, Reason.ROUND_CLOSED),
    ],
)
def test_no_form_begins_before_opening_or_after_half_of_the_round(state: RoundState, days: int, reason: Reason) -> None:
    round_ = open_round()
    round_.state = state
    with pytest.raises(Refused) as refusal:
        begin_draft(round_, language="en", now=NOW + timedelta(days=days))
    assert (refusal.value.reason, Draft.objects.count()) == (reason, 0)


def test_a_returner_finds_the_answers_of_last_time_to_be_reviewed_without_consents() -> None:
    person = make_person(name="Åsa", email="asa@example.org")
    make_application(open_round(), person=person, answers=ALL | {"gone": "x"})
    draft = begin_draft(open_round(), language="en", person=person, now=OPEN)
    assert draft.answers == {name: answer for name, answer in ALL.items() if name not in CONSENTS}
    assert (draft.sections_done, draft.name, draft.address) == ([], "Åsa", "asa@example.org")


def test_somebody_with_an_account_who_applies_for_the_first_time_finds_what_it_knows() -> None:
    person = make_person(country="KE", time_zone="Africa/Nairobi")
    set_languages(person, {"sw": Level.NATIVE}, now=NOW)
    draft = begin_draft(open_round(), language="en", person=person, now=OPEN)
    assert draft.answers == {"country": "KE", "zone": "Africa/Nairobi", "languages": {"sw": "native"}}


def test_somebody_signed_in_goes_on_with_the_form_that_they_began() -> None:
    round_, person = open_round(), make_person()
    first = begin_draft(round_, language="en", person=person, now=OPEN)
    assert begin_draft(round_, language="en", person=person, now=OPEN) == first
    assert begin_draft(round_, language="en", now=OPEN) != first


def test_the_link_goes_to_the_address_once_an_hour_and_leads_back_to_the_draft() -> None:
    draft = fill_draft(open_round(), address="asa@example.org")
    first = send_draft_link(draft, now=OPEN)
    assert send_draft_link(draft, now=OPEN + timedelta(minutes=5)) == first
    send_draft_link(draft, now=OPEN + timedelta(hours=1))
    letters = Letter.objects.filter(kind="draft-link")
    assert (letters.count(), first.address, first.about) == (2, "asa@example.org", f"draft:{draft.pk}")
    token = first.text.split("/apply/draft/")[1].split("/")[0]
    assert read_draft(token, now=OPEN) == draft.key


def test_no_link_without_an_address_and_none_to_what_was_sent() -> None:
    round_ = open_round()
    with pytest.raises(Refused) as refusal:
        send_draft_link(begin_draft(round_, language="en", now=OPEN), now=OPEN)
    assert refusal.value.reason == Reason.ADDRESS_WRONG
    draft = fill_draft(round_)
    receive_application(draft, received_at=OPEN, now=OPEN)
    with pytest.raises(Refused) as refusal:
        send_draft_link(draft, now=OPEN)
    assert refusal.value.reason == Reason.MOVE_NOT_ALLOWED


def test_drafts_are_deleted_thirty_days_after_closing_and_no_sooner() -> None:
    round_ = open_round()
    closes_at = read_round_times(round_).closes_at
    draft = begin_draft(round_, language="en", now=OPEN)
    late = begin_draft(round_, language="en", now=closes_at + timedelta(days=20))
    assert delete_old_drafts(now=closes_at + timedelta(days=30)) == 0
    assert delete_old_drafts(now=closes_at + timedelta(days=30, seconds=1)) == 1
    assert list(Draft.objects.all()) == [late]
    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert JournalEntry.objects.filter(act="drafts.deleted").count() == 1
