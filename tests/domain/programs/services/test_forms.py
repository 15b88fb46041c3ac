"""Changing the form: never under those who answer it, never over another's save, always with a line in the journal."""

import copy
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.catalogue import Question, write_form
from pairloom.domain.programs.models import FormVersion, Program
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import QuestionKind, RoundState
from tests.makers import NOW, make_person, make_program, make_round

LATER = NOW + timedelta(hours=1)
BOOK = Question("", QuestionKind.SHORT, "work", {"en": "Your favourite book"})


@pytest.fixture
def program(db: None) -> Program:
    """Give a program with the form of its template."""
    program = make_program()
    give_first_form(program, by=None, now=NOW)
    return program


@pytest.fixture
def editor(db: None) -> Person:
    """Give somebody who edits."""
    return make_person()


def read_document(program: Program) -> dict[str, Any]:
    """Read what stands in the newest version."""
    return copy.deepcopy(queries.newest_form(program).document)


def find(program: Program, name: str) -> Question:
    """Find a question in the newest version."""
    found = queries.read_questions(queries.newest_form(program)).find(name)
    assert found is not None
    return found


def rename(question: Question, label: str) -> Question:
    """Give a question another label."""
    return replace(question, label={**question.label, "en": label})


def test_a_form_that_nobody_answers_changes_in_place(program: Program, editor: Person) -> None:
    document = read_document(program)
    document["questions"][1]["label"]["en"] = "Town"
    version = services.save_form(program, document, by=editor, now=LATER)
    assert (version.number, version.made_at, version.made_by) == (1, LATER, editor)
    written = read_document(program)
    assert set(written.pop("made_from")) == {"es", "fr", "ar"}
    assert written == document
    entry = JournalEntry.objects.get(act="program.form-changed")
    assert (entry.by, entry.details) == (editor, {"version": 1})


def test_a_form_that_somebody_answers_stays_and_a_new_version_is_made(program: Program, editor: Person) -> None:
    first, before = queries.newest_form(program), read_document(program)
    assert [services.seal_form(first, now=NOW), services.seal_form(first, now=LATER)] == [True, False]
    document = read_document(program)
    document["questions"][1]["label"]["en"] = "Town"
    version = services.save_form(program, document, by=editor, now=LATER)
    first.refresh_from_db()
    assert (version.number, version.sealed_at, first.document, first.sealed_at) == (2, None, before, NOW)


def test_saving_what_is_there_already_changes_nothing(program: Program, editor: Person) -> None:
    services.seal_form(queries.newest_form(program), now=NOW)
    assert services.save_form(program, read_document(program), by=editor, now=LATER).number == 1
    assert FormVersion.objects.count() == 1
    assert not JournalEntry.objects.filter(act="program.form-changed").exists()


def test_nobody_saves_over_what_somebody_else_saved_meanwhile(program: Program, editor: Person) -> None:
    seen = queries.read_form_word(queries.read_questions(queries.newest_form(program)))
    document = read_document(program)
    services.move_question(program, "city", step=1, by=None, now=NOW)
    with pytest.raises(Refused) as refused:
        services.save_form(program, document, based_on=seen, by=editor, now=LATER)
    assert refused.value.reason == Reason.FORM_CHANGED_MEANWHILE


def test_a_document_that_is_no_form_changes_nothing(program: Program, editor: Person) -> None:
    with pytest.raises(Refused) as refused:
        services.save_form(program, {"sections": []}, by=editor, now=LATER)
    assert refused.value.reason == Reason.FORM_WRONG


def test_planned_rounds_follow_the_form_and_others_do_not(program: Program, editor: Person) -> None:
    first = queries.newest_form(program)
    states = (RoundState.PLANNED, RoundState.OPEN, RoundState.RUNNING)
    rounds = [make_round(program, form=first, state=state) for state in states]
    services.seal_form(first, now=NOW)
    services.move_question(program, "city", step=1, by=editor, now=LATER)
    for one in rounds:
        one.refresh_from_db()
    assert [one.form.number for one in rounds if one.form] == [2, 1, 1]


def test_the_same_new_question_twice_is_there_once_under_a_name_that_was_never_used(
    program: Program, editor: Person
) -> None:
    added = [services.add_question(program, BOOK, by=editor, now=LATER) for _ in range(2)]
    assert [one.name for one in added] == ["your-favourite-book"] * 2
    services.seal_form(queries.newest_form(program), now=LATER)
    services.remove_question(program, "your-favourite-book", by=editor, now=LATER)
    again = services.add_question(program, BOOK, by=editor, now=LATER)
    assert again.name == "your-favourite-book-2"


def test_two_people_change_two_questions_but_not_the_same_one(program: Program, editor: Person) -> None:
    city, about = find(program, "city"), find(program, "about")
    words = {one.name: queries.read_question_word(one) for one in (city, about)}
    services.change_question(program, rename(city, "Town"), based_on=words["city"], by=editor, now=LATER)
    services.change_question(program, rename(about, "You"), based_on=words["about"], by=None, now=LATER)
    with pytest.raises(Refused) as refused:
        services.change_question(program, rename(city, "Village"), based_on=words["city"], by=None, now=LATER)
    assert refused.value.reason == Reason.FORM_CHANGED_MEANWHILE
    assert [find(program, name).label["en"] for name in ("city", "about")] == ["Town", "You"]


def test_the_same_change_sent_twice_is_no_clash(program: Program, editor: Person) -> None:
    city = find(program, "city")
    word, town = queries.read_question_word(city), rename(city, "Town")
    for _ in range(2):
        services.change_question(program, town, based_on=word, by=editor, now=LATER)
    assert JournalEntry.objects.filter(act="program.form-changed").count() == 1


def test_a_question_that_is_gone_cannot_be_changed_and_goes_once(program: Program, editor: Person) -> None:
    city = find(program, "city")
    for _ in range(2):
        services.remove_question(program, "city", by=editor, now=LATER)
    assert JournalEntry.objects.filter(act="program.form-changed").count() == 1
    with pytest.raises(Refused) as refused:
        services.change_question(program, rename(city, "Town"), by=editor, now=LATER)
    assert refused.value.reason == Reason.FORM_CHANGED_MEANWHILE


def test_two_people_translate_at_once_and_only_the_same_text_clashes(program: Program, editor: Person) -> None:
    seen = {"city.label": "", "about.label": ""}
    word = {"language": "sv", "seen": seen, "by": editor, "now": LATER}
    services.word_section(program, "you", {"city.label": "Stad"}, **word)  # type: ignore[arg-type]
    services.word_section(program, "work", {"about.label": "Om dig"}, **word)  # type: ignore[arg-type]
    services.word_section(program, "you", {"city.label": "Stad"}, **word)  # type: ignore[arg-type]
    for section, clash in (("you", {"city.label": "Ort"}), ("nowhere", {})):
        with pytest.raises(Refused) as refused:
            services.word_section(program, section, clash, **word)  # type: ignore[arg-type]
        assert refused.value.reason == Reason.FORM_CHANGED_MEANWHILE
    assert [find(program, name).label["sv"] for name in ("city", "about")] == ["Stad", "Om dig"]


def test_a_changed_original_is_noted_until_its_translation_is_written_or_said_to_fit(
    program: Program, editor: Person
) -> None:
    services.change_question(program, rename(find(program, "city"), "Village"), by=editor, now=LATER)
    services.move_question(program, "city", step=1, by=editor, now=LATER)
    services.word_section(program, "you", {"city.label": "Village"}, language="fr", by=editor, now=LATER)
    assert set(read_document(program)["made_from"]) == {"es", "ar"}
    services.word_section(program, "you", {}, language="es", kept=["city.label"], by=editor, now=LATER)
    assert set(read_document(program)["made_from"]) == {"ar"}
    services.save_form(program, {**read_document(program), "made_from": {}}, by=editor, now=LATER)
    assert set(read_document(program)["made_from"]) == {"ar"}


def test_new_words_that_are_too_long_change_nothing(program: Program, editor: Person) -> None:
    with pytest.raises(Refused) as refused:
        services.change_question(program, rename(find(program, "city"), "x" * 201), by=editor, now=LATER)
    assert (refused.value.details["found"], refused.value.details["most"]) == (201, 200)


def test_an_open_round_asks_the_newest_questions_when_somebody_says_so(program: Program, editor: Person) -> None:
    first = queries.newest_form(program)
    round_ = make_round(program, form=first, state=RoundState.OPEN)
    services.seal_form(first, now=NOW)
    second = services.move_question(program, "city", step=1, by=editor, now=LATER)
    assert [services.use_form(round_, second, by=editor, now=LATER) for _ in range(2)] == [True, False]
    round_.refresh_from_db()
    entry = JournalEntry.objects.get(act="round.form-changed")
    assert (round_.form, entry.by, entry.details) == (second, editor, {"version": 2})
    with pytest.raises(Refused) as refused:
        services.use_form(round_, first, by=editor, now=LATER)
    assert refused.value.reason == Reason.MOVE_NOT_ALLOWED


@pytest.mark.parametrize("state", [state for state in RoundState if state != RoundState.OPEN])
def test_a_round_that_is_not_open_does_not_change_its_questions(program: Program, state: RoundState) -> None:
    first = queries.newest_form(program)
    round_ = make_round(program, form=first, state=state)
    services.seal_form(first, now=NOW)
    newer = FormVersion.objects.create(program=program, number=2, document={}, made_at=NOW)
    with pytest.raises(Refused):
        services.use_form(round_, newer, by=None, now=LATER)


def test_a_program_of_old_without_a_form_gets_that_of_its_template(db: None) -> None:
    program = make_program()
    services.move_question(program, "city", step=1, by=None, now=LATER)
    assert queries.newest_form(program).number == 1


def test_a_written_form_is_what_is_stored(program: Program) -> None:
    version = queries.newest_form(program)
    assert write_form(queries.read_questions(version)) == version.document
