"""Tests of imports: look first, then all or nothing, undone as a whole, and nothing changed silently."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.applications.models import Application, Doubt, ImportRun, Replaced
from pairloom.domain.applications.services import confirm_application, importing, withdraw_application
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Known, Promise, Source
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.sheets import (
    EXAMPLE,
    LATER,
    at,
    bring_in,
    make_row,
    make_sheet,
    make_taking_round,
    upload,
)
from tests.makers import NOW, make_person

DAY = timedelta(days=1)
ANA, BO = make_row("Ana@example.org"), make_row("bo@example.org", name="Bo Ek", country="Sweden", zone="")


def list_kinds(run: ImportRun) -> list[tuple[str, int]]:
    """List what was found, with the row."""
    return [(kind, row) for kind, row, *_ in run.findings]


def apply(round_: Round, person: Person, **fields: Any) -> Application:
    """Make an application that somebody sent by themselves."""
    assert round_.form is not None
    standard: dict[str, Any] = {"answers": {"city": "Lima"}, "name": "Old", "received_at": NOW, "changed_at": NOW}
    return Application.objects.create(round=round_, person=person, form=round_.form, **standard | fields)


# Looking


def test_looking_changes_nothing_but_the_file_that_waits(db: None) -> None:
    round_ = make_taking_round()
    run = upload(round_, ANA, BO)
    assert run.numbers == {"rows": 2, "people": 2, "new": 2, "again": 0, "kept": 0}
    assert (Application.objects.count(), Person.objects.count(), Letter.objects.count()) == (0, 0, 0)
    assert (bytes(ImportRun.objects.get().content or b""), run.done_at) == (make_sheet(ANA, BO), None)


def test_people_who_applied_already_are_listed_before_anything_happens(db: None) -> None:
    round_ = make_taking_round()
    apply(round_, make_person(email="ana@example.org"))
    apply(round_, make_person(email="bo@example.org"), state=ApplicationState.CONFIRMED)
    make_person(email="cy@example.org", is_active=False)
    make_person(email="dee@example.org")
    run = upload(round_, ANA, BO, make_row("cy@example.org"), make_row("dee@example.org"))
    assert run.numbers == {"rows": 4, "people": 4, "new": 1, "again": 1, "kept": 2}
    assert list_kinds(run)[:3] == [("has-applied", 2), ("has-confirmed", 3), ("person-left", 4)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 not really", "damaged"),
        (b"%PDF-1.7", "is a PDF"),
        (b"Email,Country\na@x.example,Spa\0in\n", "NUL"),
        (b"Email,Country\na@x.example,\x81\x8d\n", "not text"),
        (b"", "empty"),
        (b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        (b"Email,Country\n" + b"a@x.example,Peru\n" * 30_001, "at most 30,000"),
        (b",".join(b"h%d" % number for number in range(201)) + b"\n1,2\n", "at most 200"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_one_sentence(db: None, content: bytes, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        importing.upload_import(make_taking_round(), content=content, filename="export.csv", by=None, now=NOW)
    assert refusal.value.reason is Reason.SHEET_WRONG
    assert words in str(refusal.value.details["fault"])
    assert ImportRun.objects.count() == 0


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.RUNNING, RoundState.CANCELLED])
def test_a_round_that_has_closed_takes_no_imports(db: None, state: RoundState) -> None:
    round_ = make_taking_round()
    run = upload(round_, ANA)
    Round.objects.update(state=state)
    with pytest.raises(Refused) as refusal:
        upload(Round.objects.select_related("program", "form").get(), ANA)
    assert refusal.value.reason is Reason.IMPORT_NOT_POSSIBLE
    with pytest.raises(Refused) as refusal:
        importing.import_applications(run, by=None, now=LATER)
    assert refusal.value.reason is Reason.IMPORT_NOT_POSSIBLE
    assert Application.objects.count() == 0


def test_columns_are_read_otherwise_when_the_organiser_says_so(db: None) -> None:
    headings = "Sent,Contact,Who,Place,Where now"
    round_ = make_taking_round()
    run = upload(round_, content=make_sheet("01/03/2026,ana@example.org,Ana,Lima,Peru", headings=headings))
    corrected = importing.correct_columns(
        run, columns={"Place": "city", "Where now": "country", "Who": "name"}, by=None, now=NOW
    )
    importing.import_applications(corrected, by=None, now=LATER)
    found = Application.objects.get()
    assert (found.name, found.country, found.answers["city"]) == ("Ana", "PE", "Lima")


def test_the_last_mapping_is_offered_again_in_the_same_program(db: None) -> None:
    round_ = make_taking_round()
    headings = "When,Mail,Alpha,Beta"
    first = upload(round_, content=make_sheet("01/03/2026,ana@example.org,Ana,Peru", headings=headings))
    first = importing.correct_columns(first, columns={"Alpha": "name", "Beta": "country"}, by=None, now=NOW)
    importing.import_applications(first, by=None, now=LATER)
    again = upload(round_, content=make_sheet("02/03/2026,bo@example.org,Bo,Sweden", headings=headings))
    assert again.numbers["new"] == 1
    assert '"Alpha" = "name"' in again.mapping


def test_a_file_that_waits_is_dropped_and_forgotten_after_a_day(db: None) -> None:
    round_ = make_taking_round()
    first, done = upload(round_, ANA), bring_in(round_, BO)
    assert importing.drop_import(first, by=None, now=NOW) is True
    assert importing.drop_import(first, by=None, now=NOW) is False
    upload(round_, ANA)
    assert importing.forget_uploads(now=NOW + DAY - timedelta(seconds=1)) == 0
    assert importing.forget_uploads(now=NOW + DAY) == 1
    assert list(ImportRun.objects.all()) == [done]
    with pytest.raises(Refused) as refusal:
        importing.import_applications(first, by=None, now=LATER)
    assert refusal.value.reason is Reason.IMPORT_OUT_OF_DATE


def test_only_the_newest_waiting_files_of_a_round_are_kept(db: None) -> None:
    round_ = make_taking_round()
    for _ in range(7):
        upload(round_, ANA)
    assert ImportRun.objects.count() == 5


# Importing


def test_people_come_in_as_they_stand_in_the_file(db: None) -> None:
    round_ = make_taking_round()
    run = bring_in(round_, ANA, BO)
    ana, bo = Application.objects.order_by("id")
    assert (ana.state, ana.source, ana.name, ana.country) == (
        *(ApplicationState.RECEIVED, Source.IMPORT, "Ana Quispe", "PE"),
    )
    assert (ana.person.email, ana.person.language, ana.person.time_zone) == ("Ana@example.org", "en", "America/Lima")
    assert (ana.received_at, ana.confirmed_at, ana.person.address_confirmed_at) == (at(8, 30), None, None)
    assert ana.answers["interests"] == ["copyright", "open-access"]
    assert (ana.answers["sector"], ana.answers["stage"], ana.answers["languages"]) == (
        *("public", "mid", {"es": "native", "en": "good"}),
    )
    assert (bo.country, bo.answers["zone"]) == ("SE", "Europe/Stockholm")
    assert (run.added, run.changed, run.done_at, run.content, run.findings) == (2, 0, LATER, None, [])
    assert round_.form is not None
    round_.form.refresh_from_db()
    assert round_.form.sealed_at == LATER


def test_importing_twice_adds_nobody_twice(db: None) -> None:
    round_ = make_taking_round()
    run = upload(round_, ANA, BO)
    first = importing.import_applications(run, by=None, now=LATER)
    again = importing.import_applications(run, by=None, now=LATER + DAY)
    assert (again.pk, again.done_at, Application.objects.count()) == (first.pk, LATER, 2)
    second = bring_in(round_, ANA, BO)
    assert (second.added, second.changed, Application.objects.count()) == (0, 0, 2)


def test_an_import_is_noted_without_anything_personal(db: None) -> None:
    director = make_person()
    run = upload(make_taking_round(), ANA, BO)
    importing.import_applications(run, by=director, now=LATER)
    entry = JournalEntry.objects.get(act="applications.imported")
    assert (entry.about, entry.by) == (f"importrun:{run.pk}", director)
    assert entry.details == {"round": run.round_id, "added": 2, "changed": 0, "known": "keep", "promise": "ask"}
    everything = "".join(map(str, JournalEntry.objects.values_list("about", "details")))
    assert [word for word in ("Ana", "example.org", "Quispe") if word in everything] == []


def test_nothing_stays_when_an_import_breaks_half_way(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_args: object, **_more: object) -> None:
        raise RuntimeError("the power fails")

    run = upload(make_taking_round(), ANA, BO)
    monkeypatch.setattr("pairloom.domain.applications.services.importing.bringing.raise_doubts", break_off)
    with pytest.raises(RuntimeError):
        importing.import_applications(run, by=None, now=LATER)
    assert (Application.objects.count(), Person.objects.count()) == (0, 0)
    assert ImportRun.objects.get().done_at is None


def test_people_who_confirmed_are_never_changed_and_others_only_when_wished(db: None) -> None:
    round_ = make_taking_round()
    waiting = apply(round_, make_person(email="ana@example.org"), received_at=at(5))
    sure = apply(round_, make_person(email="bo@example.org"), state=ApplicationState.CONFIRMED)
    bring_in(round_, ANA, BO)
    assert [one.answers for one in Application.objects.order_by("id")] == [{"city": "Lima"}] * 2
    run = bring_in(round_, ANA, BO, known=Known.REPLACE)
    waiting.refresh_from_db()
    sure.refresh_from_db()
    assert (waiting.name, waiting.country, waiting.version) == ("Ana Quispe", "PE", 2)
    assert (waiting.state, waiting.source, waiting.received_at) == (ApplicationState.RECEIVED, Source.FORM, at(5))
    assert (sure.name, sure.answers, sure.version) == ("Old", {"city": "Lima"}, 1)
    assert (run.added, run.changed) == (0, 1)


def test_more_than_was_looked_at_is_never_replaced(db: None) -> None:
    round_ = make_taking_round()
    run = upload(round_, ANA)
    apply(round_, make_person(email="ana@example.org"))
    with pytest.raises(Refused) as refusal:
        importing.import_applications(run, known=Known.REPLACE, by=None, now=LATER)
    assert refusal.value.reason is Reason.IMPORT_OUT_OF_DATE
    assert Application.objects.get().version == 1
    importing.import_applications(run, by=None, now=LATER)
    assert Application.objects.get().version == 1


def test_people_of_whom_the_organiser_is_sure_are_confirmed_and_get_no_letter(db: None) -> None:
    run = bring_in(make_taking_round(), ANA, promise=Promise.GIVEN)
    found = Application.objects.get()
    assert (found.state, found.confirmed_at, found.person.address_confirmed_at) == (
        *(ApplicationState.CONFIRMED, LATER, None),
    )
    assert (run.asked_at, importing.ask_imported(now=LATER + DAY), Letter.objects.count()) == (LATER, 0, 0)
    assert JournalEntry.objects.get(act="applications.imported").details["promise"] == "given"


def test_a_stamp_of_tomorrow_and_none_at_all_count_as_now(db: None) -> None:
    rows = (make_row("a@example.org", when="05/04/2026 10:00:00"), make_row("b@example.org", when="never"))
    bring_in(make_taking_round(), *rows)
    assert [one.received_at for one in Application.objects.order_by("id")] == [LATER, LATER]


def test_what_must_be_asked_is_noted(db: None) -> None:
    rows = (
        make_row("a@example.org", country="Australia", zone=""),
        make_row("b@example.org", languages=""),
        make_row("c@example.org", wishes="Same kind of library; Another kind of library"),
    )
    bring_in(make_taking_round(), *rows)
    found = {(one.kind, one.about): one.choices for one in Doubt.objects.order_by("id")}
    assert set(found) == {
        (DoubtKind.ZONE_UNSURE.value, "zone"),
        (DoubtKind.NO_LANGUAGE.value, "languages"),
        (DoubtKind.CONTRADICTION.value, "wish_sector"),
    }
    assert found["contradiction", "wish_sector"] == ["same", "different", "any"]
    assert {"Australia/Sydney", "Australia/Perth"} <= set(found["zone-unsure", "zone"])
    assert Application.objects.get(person__email="c@example.org").answers["wish_sector"] == "any"


def test_who_waited_in_the_round_before_comes_first(db: None) -> None:
    first = make_taking_round()
    ana = make_person(email="ana@example.org")
    apply(first, ana, state=ApplicationState.WAITING, decided_at=NOW)
    later = Round.objects.create(program=first.program, form=first.form, slug="autumn", name="Autumn", made_at=NOW)
    bring_in(later, ANA, BO)
    assert dict(Application.objects.filter(round=later).values_list("person__email", "has_priority")) == {
        "ana@example.org": True,
        "bo@example.org": False,
    }


# Letters


def test_imported_people_are_asked_to_confirm_once_by_a_mailing(db: None) -> None:
    round_ = make_taking_round()
    run = bring_in(round_, ANA, BO)
    assert (importing.ask_imported(now=LATER), importing.ask_imported(now=LATER + DAY)) == (2, 0)
    assert list(Letter.objects.order_by("id").values_list("kind", "address")) == [
        ("imported-please-confirm", "Ana@example.org"),
        ("imported-please-confirm", "bo@example.org"),
    ]
    letter, application = Letter.objects.order_by("id")[0], Application.objects.order_by("id")[0]
    assert (letter.about, "/apply/confirm/" in letter.text) == (f"application:{application.pk}", True)
    assert (Mailing.objects.get().total, ImportRun.objects.get(pk=run.pk).asked_at) == (2, LATER)


def test_letters_wait_until_the_round_opens(db: None) -> None:
    round_ = make_taking_round(state=RoundState.PLANNED)
    bring_in(round_, ANA)
    assert (importing.ask_imported(now=LATER), Letter.objects.count()) == (0, 0)
    move_round(round_, to=RoundState.OPEN, now=LATER)
    assert importing.ask_imported(now=LATER + DAY) == 1


# Undoing


def test_an_import_is_undone_as_if_it_had_never_been(db: None) -> None:
    round_ = make_taking_round()
    known, waiting = make_person(email="bo@example.org"), make_person(email="cy@example.org")
    apply(round_, waiting, country="KE")
    run = bring_in(round_, ANA, BO, make_row("cy@example.org"), known=Known.REPLACE)
    importing.ask_imported(now=LATER)
    undone = importing.undo_import(run, by=None, now=LATER + DAY)
    assert undone == importing.Undone(removed=2, restored=1, left=0)
    left = Application.objects.get()
    assert (left.person, left.name, left.country, left.answers, left.version) == (
        *(waiting, "Old", "KE", {"city": "Lima"}, 3),
    )
    assert set(Person.objects.all()) == {known, waiting}
    assert set(Letter.objects.values_list("state", flat=True)) == {"cancelled"}
    assert JournalEntry.objects.get(act="import.undone").details["removed"] == 2


def test_what_somebody_touched_since_stays(db: None) -> None:
    round_ = make_taking_round()
    run = bring_in(round_, ANA, BO, make_row("cy@example.org"))
    ana, bo, _ = Application.objects.order_by("id")
    agreed = dict.fromkeys(("conduct", "confidentiality", "share"), "2026-1")
    confirm_application(ana, agreed=agreed, now=LATER + DAY)
    withdraw_application(bo, by=bo.person, now=LATER + DAY)
    undone = importing.undo_import(run, by=None, now=LATER + 2 * DAY)
    assert undone == importing.Undone(removed=1, restored=0, left=2)
    assert set(Application.objects.all()) == {ana, bo}
    assert Person.objects.count() == 2


def test_a_replaced_answer_that_was_changed_since_stays(db: None) -> None:
    round_ = make_taking_round()
    old = apply(round_, make_person(email="ana@example.org"))
    run = bring_in(round_, ANA, known=Known.REPLACE)
    Application.objects.filter(pk=old.pk).update(version=3)
    assert importing.undo_import(run, by=None, now=LATER + DAY) == importing.Undone(removed=0, restored=0, left=1)
    assert Replaced.objects.count() == 1


def test_an_import_is_undone_once_and_only_before_closing(db: None) -> None:
    round_ = make_taking_round()
    run, waiting = bring_in(round_, ANA), upload(round_, BO)
    Round.objects.update(state=RoundState.CLOSED)
    with pytest.raises(Refused) as refusal:
        importing.undo_import(run, by=None, now=LATER)
    assert refusal.value.reason is Reason.IMPORT_NOT_POSSIBLE
    Round.objects.update(state=RoundState.OPEN)
    importing.undo_import(run, by=None, now=LATER)
    for again in (run, waiting):
        with pytest.raises(Refused) as refusal:
            importing.undo_import(again, by=None, now=LATER)
        assert refusal.value.reason is Reason.IMPORT_UNDONE


def test_people_imported_in_an_undone_run_can_be_imported_again(db: None) -> None:
    round_ = make_taking_round()
    importing.undo_import(bring_in(round_, ANA), by=None, now=LATER)
    assert bring_in(round_, ANA, now=LATER + DAY).added == 1


# The whole example


@pytest.mark.slow
def test_the_example_of_1162_people_comes_in_whole_and_in_few_queries(db: None) -> None:
    round_ = make_taking_round()
    run = upload(round_, content=EXAMPLE.read_bytes())
    with CaptureQueriesContext(connection) as queries:
        importing.import_applications(run, by=None, now=LATER)
    rows = list(Application.objects.all())
    assert run.numbers["new"] == len(rows) == len({one.person_id for one in rows})
    assert len(queries) < 120
    assert sum(len(one.answers["interests"]) for one in rows) > 3 * len(rows)
    assert [one.pk for one in rows] == [one.pk for one in sorted(rows, key=lambda one: (one.received_at, one.pk))]
