"""Tests of one report: its words on a press that is noted, and the press that settles it."""

import pytest
from django.test import Client

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.pairs.models import Concern, Member
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.doors.backoffice.concerns.reports import meet, report
from tests.makers import make_person, make_role


def count_readings(concern: Concern) -> int:
    """Count how often the journal says that a report was read."""
    return JournalEntry.objects.filter(act="concern.read", about=f"concern:{concern.pk}").count()


def test_the_page_names_who_is_in_the_pair_and_shows_no_words_before_a_press(office: Client, program: Program) -> None:
    concern = report(meet(program))
    page = office.get(f"/office/concerns/{concern.pk}/").content.decode()
    assert all(member.person.email in page for member in concern.member.pair.members.all())
    assert ("money" in page, "Reported" in page, count_readings(concern)) == (False, True, 0)


def test_who_reads_the_words_is_noted_and_sees_them_as_they_were_written(
    office: Client, program: Program, director: Person
) -> None:
    concern = report(meet(program))
    page = office.post(f"/office/concerns/{concern.pk}/words/").content.decode()
    assert "Kept asking for &lt;b&gt;money&lt;/b&gt;." in page
    assert (count_readings(concern), "Words read" in page, director.name in page) == (1, True, True)


def test_a_wish_never_to_meet_again_is_said(office: Client, program: Program) -> None:
    pair = meet(program)
    plain = report(pair)
    assert "never wants to be paired" not in office.get(f"/office/concerns/{plain.pk}/").content.decode()
    concern = report(pair, "unwell", keep_apart_from=list(pair.members.all())[1:])
    assert "never wants to be paired" in office.get(f"/office/concerns/{concern.pk}/").content.decode()


def test_one_press_settles_it_and_another_changes_nothing(office: Client, program: Program, director: Person) -> None:
    concern = report(meet(program))
    pages = [office.post(f"/office/concerns/{concern.pk}/settle/", follow=True).content.decode() for _press in range(2)]
    concern.refresh_from_db()
    assert ("Noted" in pages[0], "already" in pages[1]) == (True, True)
    assert concern.settled_by == director
    assert "It is settled" not in office.get(f"/office/concerns/{concern.pk}/").content.decode()


@pytest.mark.parametrize("path", ["", "words/", "settle/"])
def test_what_somebody_may_not_read_does_not_exist_for_them(client: Client, program: Program, path: str) -> None:
    pair = meet(program)
    concern, inside = report(pair, "unwell"), Member.objects.filter(pair=pair).last()
    assert inside is not None
    deputy = make_person()
    make_role(deputy, Role.DEPUTY, program=program)
    make_role(make_person(), Role.DIRECTOR, program=program)
    make_role(inside.person, Role.DIRECTOR, program=program)
    for person in (deputy, inside.person):
        client.force_login(person)
        act = client.post if path else client.get
        assert act(f"/office/concerns/{concern.pk}/{path}").status_code == 404
    concern.refresh_from_db()
    assert (count_readings(concern), concern.settled_at) == (0, None)


def test_an_urgent_report_says_so_until_it_is_settled(office: Client, program: Program) -> None:
    pair = meet(program)
    urgent, plain = report(pair, "unwell"), report(pair)
    marked = '<span class="state trouble">urgent</span>'
    pages = [office.get(f"/office/concerns/{each.pk}/").content.decode() for each in (urgent, plain)]
    assert [marked in page for page in pages] == [True, False]
    office.post(f"/office/concerns/{urgent.pk}/settle/")
    assert marked not in office.get(f"/office/concerns/{urgent.pk}/").content.decode()
