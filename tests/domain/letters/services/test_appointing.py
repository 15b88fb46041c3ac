"""Roles and the letters about them."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services.appointing import end_role_and_tell, give_role_and_tell, say_when
from pairloom.domain.people.models import RoleHeld
from pairloom.domain.people.states import Role
from tests.makers import NOW, make_person, make_program


def test_a_new_role_is_told_once(db: None) -> None:
    person, program = make_person(email="ana@example.org"), make_program()
    for _ in range(2):
        give_role_and_tell(person, role=Role.EDITOR, program=program, now=NOW)
    assert list(Letter.objects.values_list("kind", "address", "program")) == [
        ("role-given", "ana@example.org", program.pk)
    ]


def test_the_end_of_a_role_is_told_once_in_the_readers_own_time(db: None) -> None:
    person, program = make_person(time_zone="Asia/Tokyo"), make_program()
    held = give_role_and_tell(person, role=Role.AMBASSADOR, program=program, country="JP", now=NOW)
    later = NOW + timedelta(days=30)
    assert [end_role_and_tell(held, now=later) for _ in range(2)] == [True, False]
    letter = Letter.objects.get(kind="role-ended")
    assert "(Tokyo)" in letter.text


def test_a_refused_role_leaves_no_letter(db: None) -> None:
    with pytest.raises(Refused):
        give_role_and_tell(make_person(), role=Role.AMBASSADOR, program=make_program(), now=NOW)
    assert (RoleHeld.objects.count(), Letter.objects.count()) == (0, 0)


def test_a_role_is_no_longer_there_when_its_letter_cannot_be_written(db: None) -> None:
    person = make_person(email="nowhere")
    with pytest.raises(Refused):
        give_role_and_tell(person, role=Role.EDITOR, program=make_program(), now=NOW)
    assert RoleHeld.objects.count() == 0


def test_a_moment_is_said_in_the_zone_of_the_reader_and_named(db: None) -> None:
    said = [say_when(NOW, reader=make_person(time_zone=zone)) for zone in ("", "Asia/Kathmandu")]
    assert [words.rpartition(" (")[2] for words in said] == ["UTC)", "Kathmandu)"]
    assert ("9" in said[0], "14:45" in said[1]) == (True, True)
