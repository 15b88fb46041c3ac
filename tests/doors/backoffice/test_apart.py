"""People who are kept apart: found by two searches, kept by one press, lifted with a reason, never told or logged."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pairloom.domain.applications.models import Application
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import KeptApart
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.pairs.states import Lifted, PairState
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.apart import REASONS
from tests.domain.pairs.matches import make_pair
from tests.domain.pairs.scenes import answer, apply, make_open_round
from tests.makers import NOW, make_person, make_program, make_role

APART = "/office/kept-apart/"


@pytest.fixture
def people(office: Client, program: Program) -> list[Person]:
    """Give Amina, Amin and Beatriz, who have applied to a round of the program."""
    librarians = make_open_round()
    Program.objects.filter(pk=librarians.program_id).update(slug="other")
    librarians.program = program
    librarians.save()
    persons = [one.person for one in apply(librarians, [answer()] * 3)]
    for person, name in zip(persons, ("Amina", "Amin", "Beatriz"), strict=True):
        Person.objects.filter(pk=person.pk).update(name=name)
    return list(Person.objects.filter(pk__in=[one.pk for one in persons]).order_by("pk"))


def test_two_people_are_found_and_kept_apart_and_nobody_is_written_to(office: Client, people: list[Person]) -> None:
    page = office.post(f"{APART}find/", {"first": "amin", "second": "beatriz"}).content.decode()
    assert [person.name for person in people if f'value="{person.pk}"' in page] == ["Amina", "Amin", "Beatriz"]
    chosen = {"one": people[0].pk, "other": people[2].pk, "wished": "other"}
    for _ in range(2):
        assert office.post(f"{APART}keep/", chosen).headers["Location"] == APART
    kept = KeptApart.objects.get()
    assert (kept.one, kept.other, kept.wished_by, Letter.objects.count()) == (people[0], people[2], people[2], 0)
    page = office.get(APART).content.decode()
    assert ("Amina" in page, "Beatriz" in page, "Neither of them is told" in page) == (True, True, True)
    assert not [line for line in JournalEntry.objects.all() if "Amin" in str(line.details)]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("nobody", "nothing", "We found neither"),
        ("nobody", "amin", "did not find the first"),
        ("amin", "nobody", "did not find the second"),
    ],
)
def test_who_is_not_found_is_said_and_what_was_typed_stays(
    office: Client, people: list[Person], first: str, second: str, words: str
) -> None:
    page = office.post(f"{APART}find/", {"first": first, "second": second}).content.decode()
    assert (words in page, f'value="{first}"' in page, f'value="{second}"' in page) == (True, True, True)


@pytest.mark.parametrize(
    ("one", "other", "wished", "words"),
    [
        (0, 0, "", "two different people"),
        (0, 99, "", "choose two people"),
        (0, 1, "third", "choose two people"),
    ],
)
def test_what_cannot_be_kept_apart_is_said(
    office: Client, people: list[Person], one: int, other: int, wished: str, words: str
) -> None:
    stranger = make_person()
    numbers = [person.pk for person in people]
    chosen = {"one": numbers[one], "other": numbers[other] if other < 3 else stranger.pk, "wished": wished}
    page = office.post(f"{APART}keep/", chosen, follow=True).content.decode()
    assert (words in page, KeptApart.objects.count()) == (True, 0)


def test_it_is_lifted_once_with_a_reason(office: Client, director: Person, people: list[Person]) -> None:
    kept = keep_apart(people[0], people[1], wished_by=None, by=None, now=NOW)
    path = f"{APART}{kept.pk}/lift/"
    assert (office.get(path).status_code, office.post(path, {"reason": "why not"}).status_code) == (405, 400)
    for words in ("may be partners again", "lifted already"):
        assert words in office.post(path, {"reason": "settled"}, follow=True).content.decode()
    entry = JournalEntry.objects.get(act="people.apart-lifted")
    assert (entry.by, entry.details) == (director, {"reason": "settled"})
    assert "Amina" not in office.get(APART).content.decode()


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Lifted)


@pytest.mark.parametrize("role", list(Role))
def test_the_page_is_for_those_who_look_after_people(client: Client, program: Program, role: Role) -> None:
    person = make_person()
    make_role(person, role, program=program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    sees = role in {Role.DIRECTOR, Role.DEPUTY, Role.SAFEGUARDING}
    assert client.get(APART).status_code == (200 if sees else 404)
    assert client.post(f"{APART}find/", {"first": "a", "second": "b"}).status_code == (200 if sees else 404)
    assert (APART in client.get("/office/").content.decode()) == sees


def test_those_of_another_program_do_not_exist(client: Client, people: list[Person]) -> None:
    kept = keep_apart(people[0], people[1], wished_by=None, by=None, now=NOW)
    stranger = make_person()
    make_role(stranger, Role.DIRECTOR, program=make_program())
    client.force_login(stranger)
    assert "Amina" not in client.get(APART).content.decode()
    assert client.post(f"{APART}{kept.pk}/lift/", {"reason": "settled"}).status_code == 404


def test_the_list_asks_as_often_for_two_as_for_one(office: Client, people: list[Person]) -> None:
    counts = []
    for other in people[1:]:
        keep_apart(people[0], other, wished_by=None, by=None, now=NOW)
        with CaptureQueriesContext(connection) as asked:
            office.get(APART)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("state", "words"), [("planned", "match again"), ("meeting", "goes on until"), ("closed", "")])
def test_where_the_two_are_partners_already_is_said(
    office: Client, people: list[Person], state: str, words: str
) -> None:
    applications = [Application.objects.get(person=person) for person in people[:2]]
    make_pair(*applications, state=PairState(state))
    chosen = {"one": people[0].pk, "other": people[1].pk, "wished": ""}
    page = office.post(f"{APART}keep/", chosen, follow=True).content.decode()
    assert (words in page, "partners in" in page) == (True, bool(words))


def test_the_day_is_that_of_the_programs_zone(office: Client, people: list[Person]) -> None:
    keep_apart(people[0], people[2], wished_by=None, by=people[1], now=datetime(2027, 3, 12, 20, tzinfo=UTC))
    Program.objects.update(time_zone="Asia/Manila")
    assert "13 March 2027" in office.get(APART).content.decode()
