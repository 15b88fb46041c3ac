"""Tests of own words that do not fit any more: the first page of the office says that the shipped ones go instead."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pairloom.domain.letters.models import WordingChange
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.mending import MOST_NAMED
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "es", "fr", "ar")


def word(program: Program, kind: str, language: str, text: str = "Hello\n\nDear {nmae}") -> None:
    """Store a wording that no page would have saved."""
    WordingChange.objects.create(program=program, kind=kind, language=language, version=1, text=text, changed_at=NOW)


def test_the_letters_are_named_with_their_languages_and_the_page_to_mend_them(office: Client, program: Program) -> None:
    word(program, "introduction", "es")
    word(make_program(), "introduction", "fr")
    page = office.get("/office/").content.decode()
    shown = strip_tags(page)
    assert "Your own words of 1 letter do not fit" in shown
    assert "go with the shipped words until you mend yours. Meet your partner (Spanish)" in shown
    assert f'href="/office/wording/{program.slug}/"' in page


def test_only_the_first_are_named(office: Client, program: Program) -> None:
    for language in LANGUAGES:
        for kind in ("introduction", "no-partner"):
            word(program, kind, language)
    shown = strip_tags(office.get("/office/").content.decode())
    assert "Your own words of 8 letters do not fit" in shown
    assert (shown.count("Meet your partner (") + shown.count("No partner yet ("), "· …" in shown) == (MOST_NAMED, True)


@pytest.mark.parametrize(("role", "sees"), [(Role.EDITOR, True), (Role.MODERATOR, False)])
def test_who_may_word_letters_sees_it(client: Client, program: Program, role: Role, *, sees: bool) -> None:
    word(program, "introduction", "es")
    person = make_person()
    make_role(person, role, program=program)
    client.force_login(person)
    assert ("do not fit" in client.get("/office/").content.decode()) is sees
