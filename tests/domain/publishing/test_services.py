"""Changing the words of pages."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing.models import PageChange
from pairloom.domain.publishing.queries import find_in_force, find_page
from pairloom.domain.publishing.services import preview_page, restore_page, save_page
from tests.makers import NOW, make_person, make_program, make_role

GOOD = "Our rules\n\nBe kind in {program}."


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Open Shelves")


@pytest.fixture(params=[Role.DIRECTOR, Role.DEPUTY, Role.EDITOR])
def editor(program: Program, request: pytest.FixtureRequest) -> Person:
    person = make_person()
    make_role(person, request.param, program=program)
    return person


def test_a_change_is_in_force_journalled_and_kept(program: Program, editor: Person) -> None:
    saved = save_page(program, "conduct", "fr", f"{GOOD}\r\n", by=editor, now=NOW)
    assert (saved.text, saved.number, saved.is_changed) == (GOOD, 1, True)
    assert find_page("conduct", program=program, language="fr").title == "Our rules"
    entry = JournalEntry.objects.get()
    details = {"name": "conduct", "language": "fr", "version": 1}
    assert (entry.act, entry.by_id, entry.details) == ("page.changed", editor.pk, details)


def test_saving_the_same_twice_or_the_shipped_text_makes_no_new_version(program: Program, editor: Person) -> None:
    save_page(program, "conduct", "fr", find_in_force(program, "conduct", "fr").text, by=editor, now=NOW)
    assert PageChange.objects.count() == 0
    for _press in range(2):
        save_page(program, "conduct", "fr", GOOD, by=editor, now=NOW)
    assert (PageChange.objects.count(), JournalEntry.objects.count()) == (1, 1)


def test_a_text_that_cannot_be_shown_is_refused_and_nothing_is_stored(program: Program, editor: Person) -> None:
    with pytest.raises(Refused) as refusal:
        save_page(program, "conduct", "fr", "Title\n\n{nmae}", by=editor, now=NOW)
    assert (refusal.value.reason, refusal.value.details) == (Reason.PAGE_WORD_UNKNOWN, {"name": "nmae"})
    assert (PageChange.objects.count(), JournalEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.SAFEGUARDING, Role.AMBASSADOR, None])
def test_who_has_no_role_for_it_changes_nothing(program: Program, role: Role | None) -> None:
    person = make_person()
    make_role(person, Role.DIRECTOR, program=make_program())
    if role is not None:
        make_role(person, role, program=program, country="PE" if role == Role.AMBASSADOR else "")
    with pytest.raises(Refused) as saving:
        save_page(program, "conduct", "fr", GOOD, by=person, now=NOW)
    with pytest.raises(Refused) as restoring:
        restore_page(program, "conduct", "fr", by=person, now=NOW)
    assert (saving.value.reason, restoring.value.reason) == (Reason.NOT_ALLOWED, Reason.NOT_ALLOWED)
    assert PageChange.objects.count() == 0


def test_a_text_written_over_an_older_version_is_refused(program: Program, editor: Person) -> None:
    save_page(program, "conduct", "fr", GOOD, by=editor, now=NOW, seen_number=0)
    with pytest.raises(Refused) as refusal:
        save_page(program, "conduct", "fr", GOOD + " Always.", by=editor, now=NOW, seen_number=0)
    assert refusal.value.reason == Reason.PAGE_CHANGED_MEANWHILE
    assert find_in_force(program, "conduct", "fr").text == GOOD


def test_the_shipped_text_comes_back_once_and_versions_are_kept(program: Program, editor: Person) -> None:
    shipped = find_in_force(program, "conduct", "fr")
    save_page(program, "conduct", "fr", GOOD, by=editor, now=NOW)
    restore_page(program, "conduct", "fr", by=editor, now=NOW)
    restored = restore_page(program, "conduct", "fr", by=editor, now=NOW)
    assert (restored.text, restored.is_changed, restored.number) == (shipped.text, False, 2)
    assert list(PageChange.objects.order_by("version").values_list("text", flat=True)) == [GOOD, ""]
    assert JournalEntry.objects.filter(act="page.restored").count() == 1


def test_a_look_fills_in_the_words_and_refuses_like_saving(program: Program) -> None:
    shown = preview_page(program, "ar", "A\n\n{program}, {closes}", closes="1 March")
    assert shown.html == "<p><bdi>Open Shelves</bdi>, 1 March</p>\n"
    with pytest.raises(Refused):
        preview_page(program, "ar", "A", closes="")
