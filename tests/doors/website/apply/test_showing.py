"""Tests of what the pages of a form show."""

from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Reason, Refused
from pairloom.doors.website.apply.person_form import show_person
from pairloom.doors.website.apply.showing import list_faults, list_steps, name_sections, read_draft_form, show_questions
from tests.domain.applications.intake import fill_draft, open_round


def test_steps_are_the_sections_and_a_last_look(db: None) -> None:
    draft = fill_draft(open_round())
    form = read_draft_form(draft)
    assert name_sections(form) == ["you", "work", "partner", "agree"]
    assert (len(list_steps(draft, form)), list_steps(draft, form)[-1]) == (5, "Last look")


def test_faults_stand_in_the_order_of_the_page(db: None) -> None:
    draft = fill_draft(open_round())
    wrong = {"city": Refused(Reason.ANSWER_LONG, found=200, most=100), "name": Refused(Reason.NAME_EMPTY)}
    questions = show_questions(draft, read_draft_form(draft), "you", draft.answers, wrong)
    found = list_faults(show_person(Draft(), wrong, {}), questions)
    assert [fault.id for fault in found] == ["id_name", "q-city"]
