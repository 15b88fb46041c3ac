"""Changing the words of letters."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.letters.queries.wordings import find_in_force, find_wording
from pairloom.domain.letters.services import change_wording, preview_wording, restore_wording
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.makers import NOW, make_person, make_program, make_role

GOOD = "Come in\n\nHello {name}, [go]({link})"


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Open Shelves", signed_by="Noor")


@pytest.fixture
def editor(program: Program) -> Person:
    person = make_person()
    make_role(person, Role.EDITOR, program=program)
    return person


def test_a_change_is_in_force_journalled_and_kept_as_a_version(program: Program, editor: Person) -> None:
    changed = change_wording(program, "welcome", "fr", f"{GOOD}\r\n", by=editor, now=NOW)
    assert (changed.text, changed.version, changed.is_changed) == (GOOD, 1, True)
    assert find_wording("welcome", program_id=program.pk, wishes=("fr",))[0].subject == "Come in"
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.by_id, entry.details) == (
        "wording.changed",
        editor.pk,
        {"kind": "welcome", "language": "fr", "version": 1},
    )


def test_saving_the_same_text_twice_makes_one_version(program: Program, editor: Person) -> None:
    for _press in range(2):
        change_wording(program, "welcome", "fr", GOOD, by=editor, now=NOW)
    assert (WordingChange.objects.count(), JournalEntry.objects.count()) == (1, 1)


def test_saving_the_shipped_text_makes_no_version(program: Program, editor: Person) -> None:
    shipped = find_in_force(program, "welcome", "fr").text
    change_wording(program, "welcome", "fr", shipped, by=editor, now=NOW)
    assert WordingChange.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hi\n\n{nmae} [go]({link})", Reason.PLACEHOLDER_UNKNOWN),
        ("Hi\n\nHello", Reason.PLACEHOLDER_MISSING),
        ("", Reason.SUBJECT_MISSING),
        (f"{'x' * 101}\n\n[go]({{link}})", Reason.SUBJECT_TOO_LONG),
        ("Hi", Reason.WORDING_EMPTY),
    ],
)
def test_a_wrong_text_is_refused_and_nothing_is_stored(
    program: Program, editor: Person, text: str, reason: Reason
) -> None:
    with pytest.raises(Refused) as refusal:
        change_wording(program, "welcome", "fr", text, by=editor, now=NOW)
    assert refusal.value.reason == reason
    assert (WordingChange.objects.count(), JournalEntry.objects.count()) == (0, 0)


def test_who_has_no_role_for_it_changes_nothing(program: Program) -> None:
    stranger = make_person()
    make_role(stranger, Role.DIRECTOR, program=make_program())
    with pytest.raises(Refused) as changing:
        change_wording(program, "welcome", "fr", GOOD, by=stranger, now=NOW)
    with pytest.raises(Refused) as restoring:
        restore_wording(program, "welcome", "fr", by=stranger, now=NOW)
    assert (changing.value.reason, restoring.value.reason) == (Reason.NOT_ALLOWED, Reason.NOT_ALLOWED)
    assert WordingChange.objects.count() == 0


def test_a_text_written_over_an_older_version_is_refused(program: Program, editor: Person) -> None:
    change_wording(program, "welcome", "fr", GOOD, by=editor, now=NOW, seen_version=0)
    with pytest.raises(Refused) as refusal:
        change_wording(program, "welcome", "fr", GOOD + "!", by=editor, now=NOW, seen_version=0)
    assert refusal.value.reason == Reason.WORDING_CHANGED_MEANWHILE
    assert find_in_force(program, "welcome", "fr").text == GOOD


def test_the_shipped_words_come_back_and_versions_are_kept(program: Program, editor: Person) -> None:
    shipped = find_in_force(program, "welcome", "fr")
    change_wording(program, "welcome", "fr", GOOD, by=editor, now=NOW)
    restore_wording(program, "welcome", "fr", by=editor, now=NOW)
    restored = restore_wording(program, "welcome", "fr", by=editor, now=NOW)
    assert (restored.text, restored.is_changed, restored.version) == (shipped.text, False, 2)
    assert list(WordingChange.objects.order_by("version").values_list("text", flat=True)) == [GOOD, ""]


def test_a_look_shows_sample_values_and_the_programs_signature(program: Program) -> None:
    shown = preview_wording(program, "welcome", "en", GOOD)
    assert shown.subject == "Come in"
    assert "Hello Amina Diallo, go (https://pairs.example.org/me/)" in shown.text
    assert "\nNoor\nOpen Shelves\n" in shown.text


def test_a_look_at_news_has_the_line_to_stop_them(program: Program) -> None:
    assert "/unsubscribe/" in preview_wording(program, "news", "en", "{headline}\n\n{message}").text


def test_a_look_at_a_wrong_text_is_refused(program: Program) -> None:
    with pytest.raises(Refused):
        preview_wording(program, "welcome", "en", "Hi\n\n{bad}")
