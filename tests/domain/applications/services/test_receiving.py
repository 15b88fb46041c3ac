"""One application for each person and round, and nobody learns whose address is known."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.applications.links import read_application
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.queries.arriving import Arriving
from pairloom.domain.applications.services import name_draft, receive_application, receiving, save_section
from pairloom.domain.applications.services.locking import lock_arriving
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, WordingChange
from pairloom.domain.people.models import ConsentGiven, Person
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import ALL, ANSWERS, OPEN, fill_draft, find_end, make_application, open_round
from tests.makers import NOW, make_person

S = ApplicationState


def list_letters() -> list[tuple[str, str]]:
    """List kind and address of all letters in order."""
    return list(Letter.objects.order_by("id").values_list("kind", "address"))


def test_a_visitor_is_registered_and_gets_a_letter_to_confirm(db: None) -> None:
    round_ = open_round()
    draft = fill_draft(round_, address="asa@example.org")
    began = OPEN - timedelta(seconds=3)
    application = receive_application(draft, received_at=began, now=OPEN)
    stored = Application.objects.get()
    assert (application, stored.state, stored.received_at, stored.country) == (stored, S.RECEIVED, began, "SE")
    assert {name: stored.answers[name] for name in ALL} == ALL
    assert (stored.person.email, stored.person.name, stored.person.country) == ("asa@example.org", "Åsa Öberg", "")
    assert (stored.person.address_confirmed_at, ConsentGiven.objects.count()) == (None, 0)
    assert list_letters() == [("application-received", "asa@example.org")]
    token = Letter.objects.get().text.split("/apply/confirm/")[1].split("/")[0]
    assert read_application(token, purpose="confirm", now=OPEN) == stored.key == draft.key
    assert JournalEntry.objects.filter(act="application.received").count() == 1


def test_the_same_draft_again_gives_the_same_application_and_no_second_letter(db: None) -> None:
    draft = fill_draft(open_round())
    first = receive_application(draft, received_at=OPEN, now=OPEN)
    again = receive_application(draft, received_at=OPEN, now=OPEN + timedelta(minutes=1))
    assert (again, Application.objects.count(), Letter.objects.count()) == (first, 1, 1)


def test_somebody_signed_in_is_confirmed_at_once_with_place_languages_and_consents(db: None) -> None:
    person = make_person(country="", name="A")
    application = receive_application(fill_draft(open_round(), person=person), received_at=OPEN, now=OPEN)
    person.refresh_from_db()
    assert (application.state, application.confirmed_at, application.person) == (S.CONFIRMED, OPEN, person)
    assert (person.name, person.country, person.time_zone) == ("Åsa Öberg", "SE", "Europe/Stockholm")
    assert dict(person.languages.values_list("code", "level")) == {"en": "good", "sv": "native"}
    given = list(person.consents.order_by("kind").values_list("kind", "text_version"))
    assert given == [("conduct", "2026-1"), ("confidentiality", "2026-1"), ("share-with-partner", "2026-1")]
    assert list_letters() == [("application-confirmed", person.email)]


def test_a_visitor_with_a_known_address_gets_the_same_answer_and_changes_nothing(db: None) -> None:
    round_ = open_round()
    known = make_application(round_)
    draft = fill_draft(round_, address=known.person.email.upper(), changes={"city": "Evil", "country": "NO"})
    shown = receive_application(draft, received_at=OPEN, now=OPEN)
    fresh = receive_application(fill_draft(round_), received_at=OPEN, now=OPEN)
    assert shown.pk is None
    assert (shown.key, shown.state) == (draft.key, fresh.state)
    assert receive_application(draft, received_at=OPEN, now=OPEN).key == draft.key
    before = (known.answers, known.name, known.version)
    known.refresh_from_db()
    assert (known.answers, known.name, known.version) == before
    assert list_letters()[0] == ("application-again", known.person.email)
    assert Letter.objects.filter(kind="application-again").count() == 1


def test_the_answer_of_a_visitor_with_an_account_and_no_application_is_the_same_too(db: None) -> None:
    person = make_person(email="known@example.org", name="Known", country="KE")
    application = receive_application(fill_draft(open_round(), address="KNOWN@example.org"), received_at=OPEN, now=OPEN)
    person.refresh_from_db()
    assert (application.person, application.state, person.name, person.country) == (person, S.RECEIVED, "Known", "KE")


def test_somebody_signed_in_who_has_applied_changes_their_answers_and_keeps_the_place(db: None) -> None:
    round_ = open_round()
    mine = make_application(round_)
    draft = fill_draft(round_, person=mine.person, changes={"country": "NO"})
    changed = receive_application(draft, received_at=OPEN, now=OPEN)
    assert (changed, changed.country, changed.version, changed.received_at) == (mine, "NO", 2, mine.received_at)


@pytest.mark.parametrize("section", list(ANSWERS))
def test_a_form_with_a_page_that_was_not_done_is_refused(db: None, section: str) -> None:
    draft = fill_draft(open_round())
    draft.sections_done = [name for name in draft.sections_done if name != section]
    draft.save()
    with pytest.raises(Refused) as refusal:
        receive_application(draft, received_at=OPEN, now=OPEN)
    assert (refusal.value.reason, refusal.value.details) == (Reason.SECTION_MISSING, {"section": section})
    assert Application.objects.count() == 0


def test_a_form_with_a_fault_or_without_name_or_address_is_refused(db: None) -> None:
    draft = fill_draft(open_round())
    save_section(draft, section="work", answers={}, now=OPEN)
    assert refuse(draft) == Reason.ANSWER_MISSING
    name_draft(draft, name="Åsa", address="nonsense", now=OPEN)
    assert refuse(draft) == Reason.ADDRESS_WRONG
    name_draft(draft, name=" ", address="asa@example.org", now=OPEN)
    assert refuse(draft) == Reason.NAME_EMPTY


def refuse(draft: Draft) -> Reason:
    """Give the reason why a draft is refused."""
    with pytest.raises(Refused) as refusal:
        receive_application(draft, received_at=OPEN, now=OPEN)
    return refusal.value.reason


def test_the_start_of_the_request_counts_within_the_grace_and_after_it_people_stand_by(db: None) -> None:
    round_ = open_round()
    times = read_round_times(round_)
    drafts = [fill_draft(round_, person=make_person()) for _ in range(3)]
    round_.state = RoundState.CLOSED
    round_.save()
    second = timedelta(seconds=1)
    began = (times.closes_at, times.grace_ends_at, times.grace_ends_at + second)
    made = [
        receive_application(draft, received_at=at, now=at + 40 * second)
        for draft, at in zip(drafts, began, strict=True)
    ]
    assert [(one.state, one.why) for one in made] == [(S.CONFIRMED, ""), (S.CONFIRMED, ""), (S.STANDBY, Why.LATE)]
    assert [kind for kind, _address in list_letters()] == ["application-confirmed", "application-confirmed", "standby"]


def test_a_late_visitor_is_received_and_after_half_of_the_round_refused(db: None) -> None:
    round_ = open_round()
    times, drafts = read_round_times(round_), [fill_draft(round_) for _ in range(2)]
    round_.state = RoundState.RUNNING
    round_.save()
    late = receive_application(drafts[0], received_at=find_end(round_), now=find_end(round_))
    assert (late.state, late.why) == (S.RECEIVED, Why.LATE)
    with pytest.raises(Refused) as refusal:
        receive_application(drafts[1], received_at=times.half_at, now=times.half_at)
    assert refusal.value.reason == Reason.ROUND_CLOSED


def test_who_waited_in_the_last_round_has_priority(db: None) -> None:
    first = open_round()
    person = make_person()
    make_application(first, person=person, state=S.WAITING, decided_at=NOW)
    draft = fill_draft(open_round(first.program), person=person)
    assert receive_application(draft, received_at=OPEN, now=OPEN).has_priority


def test_what_the_answers_leave_open_is_noted_to_be_asked(db: None) -> None:
    draft = fill_draft(open_round(), changes={"country": "US"})
    application = receive_application(draft, received_at=OPEN, now=OPEN)
    assert [doubt.kind for doubt in application.doubts.all()] == [DoubtKind.ZONE_UNSURE]


def test_two_devices_at_the_same_moment_make_one_person_and_one_application(transactional_db: None) -> None:
    round_ = open_round()
    drafts = [fill_draft(round_, address="asa@example.org") for _ in range(4)]
    start, keys, faults = Barrier(4), [], []

    def send(draft: Draft) -> None:
        start.wait()
        try:
            keys.append(receive_application(draft, received_at=OPEN, now=OPEN).key)
        except Exception as fault:  # noqa: BLE001 - whatever goes wrong in a thread is looked at below
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=send, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(keys) == sorted(draft.key for draft in drafts)
    assert (Person.objects.filter(email="asa@example.org").count(), Application.objects.count()) == (1, 1)
    assert sorted(kind for kind, _address in list_letters()) == ["application-again"] * 3 + ["application-received"]


def test_a_double_click_on_one_draft_makes_one_application(transactional_db: None) -> None:
    draft = fill_draft(open_round())
    start, made = Barrier(3), []

    def send() -> None:
        start.wait()
        made.append(receive_application(draft, received_at=OPEN, now=OPEN).pk)
        connection.close()

    threads = [Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(set(made)), Application.objects.count(), Letter.objects.count()) == (1, 1, 1)


def count_statements(draft: Draft) -> int:
    """Count the statements of receiving a form, with those that begin and end the transaction."""
    with CaptureQueriesContext(connection) as asked:
        receive_application(draft, received_at=OPEN, now=OPEN)
    return len(asked)


def test_receiving_takes_at_most_eight_statements_whoever_has_the_address(db: None) -> None:
    round_ = open_round()
    known = make_application(round_)
    make_person(email="account@example.org")
    addresses = ("new@example.org", "account@example.org", known.person.email)
    assert [count_statements(fill_draft(round_, address=address)) for address in addresses] == [8, 8, 7]


def test_an_open_question_and_a_wording_of_the_programs_own_take_one_statement_more_each(db: None) -> None:
    round_ = open_round()
    assert count_statements(fill_draft(round_, changes={"country": "US"})) == 9
    WordingChange.objects.create(
        program=round_.program, kind="standby", language="en", version=1, text="A\n\nB", changed_at=NOW
    )
    assert count_statements(fill_draft(round_)) == 9


def test_a_form_that_is_sent_again_is_noted_in_the_journal(db: None) -> None:
    round_ = open_round()
    known = make_application(round_)
    receive_application(fill_draft(round_, address=known.person.email), received_at=OPEN, now=OPEN)
    entry = JournalEntry.objects.get(act="application.sent-again")
    assert (entry.about, entry.by, entry.details) == (f"application:{known.pk}", None, {"round": round_.pk})


@pytest.mark.parametrize("has_applied", [False, True])
def test_who_was_registered_a_moment_ago_is_found_when_the_form_is_received_anew(
    db: None, monkeypatch: pytest.MonkeyPatch, has_applied: bool
) -> None:
    round_ = open_round()
    person = make_person(email="asa@example.org")
    if has_applied:
        make_application(round_, person=person)
    draft = fill_draft(round_, address=person.email)
    looks = []

    def look_too_early(sent: Draft) -> Arriving:
        looks.append(lock_arriving(sent))
        return replace(looks[-1], person=None) if len(looks) == 1 else looks[-1]

    monkeypatch.setattr(receiving, "lock_arriving", look_too_early)
    application = receive_application(draft, received_at=OPEN, now=OPEN)
    assert (len(looks), application.person, Application.objects.get().person) == (2, person, person)
    assert (application.pk is None) is has_applied
    kinds = ["application-again"] if has_applied else ["application-received"]
    assert [kind for kind, _address in list_letters()] == kinds


def test_what_no_second_look_helps_against_is_not_hidden(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = open_round()
    draft = fill_draft(round_, address=make_person().email)
    monkeypatch.setattr(receiving, "lock_arriving", lambda sent: replace(lock_arriving(sent), person=None))
    with pytest.raises(IntegrityError):
        receive_application(draft, received_at=OPEN, now=OPEN)
    draft.refresh_from_db()
    assert (draft.sent_at, Application.objects.count(), Letter.objects.count()) == (None, 0, 0)
