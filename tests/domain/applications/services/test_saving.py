"""What is typed is kept, whatever is wrong with it."""

import pytest

from pairloom.domain.applications.services import begin_draft, name_draft, receive_application, save_section
from pairloom.domain.core.errors import Reason, Refused
from tests.domain.applications.intake import ANSWERS, OPEN, fill_draft, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db
NAMES = (
    "Nguyễn Thị Minh",
    "الأستاذة نور",
    "山田 花子",
    "Олена Ткач",
    "ᚠᚢᚦ",
    "நிலா",
    "O’Brien-{{ x }}",
    "<script>",
    "ნინო",
    "𐌰𐌱",
)


def test_a_section_without_a_fault_is_done_and_the_others_stay() -> None:
    draft = begin_draft(open_round(), language="en", now=OPEN)
    saved = save_section(draft, section="you", answers=ANSWERS["you"], now=OPEN)
    saved = save_section(draft, section="work", answers=ANSWERS["work"], now=OPEN)
    assert (saved.faults, saved.draft.sections_done, saved.draft.version) == ({}, ["you", "work"], 3)
    assert saved.draft.answers["city"] == "Umeå"


def test_a_section_with_a_fault_is_kept_and_not_done_any_more() -> None:
    draft = begin_draft(open_round(), language="en", now=OPEN)
    save_section(draft, section="work", answers=ANSWERS["work"], now=OPEN)
    saved = save_section(draft, section="work", answers={"sector": "zzz", "about": "x" * 1_501}, now=OPEN)
    found = {name: fault.reason for name, fault in saved.faults.items()}
    assert found == {"sector": Reason.ANSWER_WRONG, "stage": Reason.ANSWER_MISSING, "about": Reason.ANSWER_LONG}
    draft.refresh_from_db()
    assert (draft.sections_done, draft.answers["sector"], len(draft.answers["about"])) == ([], "zzz", 1_501)


def test_of_a_hundred_thousand_signs_twenty_thousand_are_kept_and_the_limit_is_said() -> None:
    draft = begin_draft(open_round(), language="en", now=OPEN)
    saved = save_section(draft, section="work", answers=ANSWERS["work"] | {"about": "я" * 100_000}, now=OPEN)
    assert saved.faults["about"].details == {"question": "about", "found": 100_000, "most": 1_500}
    draft.refresh_from_db()
    assert draft.answers["about"] == "я" * 20_000


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_scripts_are_kept_as_they_are_written(name: str) -> None:
    draft = begin_draft(open_round(), language="en", now=OPEN)
    saved = name_draft(draft, name=f" {name}\u202e ", address="someone@EXAMPLE.org", now=OPEN)
    draft.refresh_from_db()
    assert (saved.faults, draft.name, draft.address) == ({}, name, "someone@example.org")


def test_a_wrong_name_and_address_are_said_and_kept() -> None:
    draft = begin_draft(open_round(), language="en", now=OPEN)
    saved = name_draft(draft, name="\u200b", address="no address\x00 " + "x" * 400, now=OPEN)
    found = {name: fault.reason for name, fault in saved.faults.items()}
    assert found == {"name": Reason.NAME_EMPTY, "address": Reason.ADDRESS_WRONG}
    draft.refresh_from_db()
    assert draft.address == ("no address " + "x" * 400)[:320]


def test_somebody_signed_in_keeps_the_address_of_the_account() -> None:
    person = make_person()
    draft = begin_draft(open_round(), language="en", person=person, now=OPEN)
    assert name_draft(draft, name="Åsa", address="other@example.org", now=OPEN).draft.address == person.email


def test_what_was_sent_is_not_changed_as_a_draft() -> None:
    draft = fill_draft(open_round())
    receive_application(draft, received_at=OPEN, now=OPEN)
    with pytest.raises(Refused):
        save_section(draft, section="you", answers={}, now=OPEN)
    with pytest.raises(Refused):
        name_draft(draft, name="x", address="x@example.org", now=OPEN)
