"""Tests of a person's own pages: what is known, what can be changed, who may see it."""

from datetime import timedelta

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.letters.queries.due import is_suppressed
from pairloom.domain.letters.states import Block
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import give_consent, set_languages
from pairloom.domain.people.states import Consent, Level, Role
from tests.doors.desk.visits import newest_letter, read_code, sign_in, type_code
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db

NEWCOMER = {
    "name": "Amina Diallo",
    "login": "amina@example.org",
    "language": "fr",
    "country": "SN",
    "time_zone": "Africa/Dakar",
}
OWN_PAGES = ("/me/", "/me/details/", "/me/address/", "/me/security/", "/me/security/passkeys/")


def test_a_newcomer_joins_with_a_code_and_is_greeted_in_the_chosen_language(client: Client) -> None:
    client.post("/join/", NEWCOMER)
    response = type_code(client, read_code(newest_letter()))
    person = Person.objects.get()
    assert response.redirect_chain[-1][0] == "/me/"
    assert (person.name, person.email, person.language, person.country, person.time_zone) == tuple(NEWCOMER.values())
    assert person.address_confirmed_at is not None
    assert (newest_letter().kind, newest_letter().language) == ("welcome", "fr")


def test_joining_with_a_known_address_shows_the_same_page_and_changes_nothing(client: Client) -> None:
    person = make_person(email="amina@example.org", name="Amina", country="ML")
    known = client.post("/join/", NEWCOMER, follow=True)
    new = Client().post("/join/", NEWCOMER | {"login": "other@example.org"}, follow=True)
    person.refresh_from_db()
    assert (person.name, person.country, Person.objects.count()) == ("Amina", "ML", 2)
    assert known.redirect_chain == new.redirect_chain
    assert [(letter.kind, letter.address) for letter in reversed(newest_letter().__class__.objects.all())] == [
        ("sign-in-code", "amina@example.org"),
        ("sign-in-code", "other@example.org"),
    ]


def test_joining_with_the_address_of_a_closed_account_tells_nothing_on_the_page(client: Client) -> None:
    make_person(email="amina@example.org", is_active=False)
    closed = client.post("/join/", NEWCOMER, follow=True)
    new = Client().post("/join/", NEWCOMER | {"login": "other@example.org"}, follow=True)
    assert closed.redirect_chain == new.redirect_chain
    assert closed.status_code == new.status_code == 200
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "\u200b\u200e", "one sign that can be seen"),
        ("login", '"a b"@example.org', "This is not an e-mail address"),
        ("country", "XX", "valid choice"),
        ("time_zone", "Mars/Base", "valid choice"),
        ("language", "tlh", "valid choice"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_rest_of_the_form_stays(
    client: Client, field: str, value: str, words: str
) -> None:
    page = client.post("/join/", NEWCOMER | {field: value}).content.decode()
    assert words in page or "Enter a valid email address" in page
    assert Person.objects.count() == 0
    assert 'value="Amina Diallo"' in page or field == "name"


@pytest.mark.parametrize("page", OWN_PAGES)
def test_own_pages_ask_strangers_to_sign_in_and_lead_back(client: Client, page: str) -> None:
    response = client.get(page)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/sign-in/?next={page}"


@pytest.mark.parametrize("page", OWN_PAGES)
def test_own_pages_open_for_their_owner_and_are_stored_nowhere(client: Client, page: str) -> None:
    sign_in(client, make_person().email)
    response = client.get(page)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store, private")


def test_the_own_page_shows_all_that_is_known_and_nothing_of_others(client: Client) -> None:
    make_person(name="Other Person", email="other@example.org")
    person = make_person(name="Amina <b>Diallo</b>", email="amina@example.org", country="SN", time_zone="Africa/Dakar")
    set_languages(person, {"wo": Level.NATIVE, "fr": Level.FLUENT}, now=NOW)
    give_consent(person, kind=Consent.CONDUCT, text_version="2026-11", now=NOW)
    make_role(person, Role.AMBASSADOR, program=make_program(name="Walls"), country="SN")
    sign_in(client, person.email)
    page = client.get("/me/").content.decode()
    for words in ("amina@example.org", "Senegal", "<bdi>Dakar</bdi>", "Wolof (it is my own)", "French (fluently)"):
        assert words in page
    for words in ("to the code of conduct", "2026-11", "Ambassador · Senegal · <bdi>Walls</bdi>", "2 March 2026"):
        assert words in page
    assert "Amina &lt;b&gt;Diallo&lt;/b&gt;" in page
    assert "<b>Diallo" not in page
    assert "other@example.org" not in page


def test_only_staff_see_the_way_to_the_office(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    before = client.get("/me/").content.decode()
    make_role(person, Role.EDITOR)
    after = client.get("/me/").content.decode()
    assert ("/office/" in before, "/office/" in after) == (False, True)


def details(**changes: str) -> dict[str, str]:
    """Fill the form of details."""
    standard = {"name": "New Name", "language": "es", "country": "PE", "time_zone": "America/Lima"}
    rows = {"known-TOTAL_FORMS": "2", "known-INITIAL_FORMS": "2", "known-0-code": "es", "known-0-level": "native"}
    return standard | rows | changes


def test_a_person_changes_details_and_languages(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    response = client.post("/me/details/", details(), follow=True)
    person.refresh_from_db()
    assert (person.name, person.language, person.country, person.time_zone) == (
        "New Name",
        "es",
        "PE",
        "America/Lima",
    )
    assert [(known.code, known.level) for known in person.languages.all()] == [("es", "native")]
    assert response.headers["Content-Language"] == "es"


def test_a_language_without_level_is_asked_for_and_nothing_is_saved(client: Client) -> None:
    person = make_person(name="Old Name")
    sign_in(client, person.email)
    page = client.post("/me/details/", details(**{"known-0-level": ""})).content.decode()
    person.refresh_from_db()
    assert "Please say how well you know this language." in page
    assert person.name == "Old Name"


def test_a_name_that_nobody_can_see_is_refused_and_nothing_is_saved(client: Client) -> None:
    person = make_person(name="Old Name", country="SN")
    sign_in(client, person.email)
    page = client.post("/me/details/", details(name="\u3164")).content.decode()
    person.refresh_from_db()
    assert "Please write a name" in page
    assert (person.name, person.country) == ("Old Name", "SN")


def test_fields_that_the_form_does_not_have_cannot_be_sent_along(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    client.post("/me/details/", details(is_active="", email="thief@example.org", session_number="9", leaving_at="2026"))
    changed = Person.objects.get(pk=person.pk)
    assert (changed.is_active, changed.email, changed.leaving_at) == (True, person.email, None)


def test_news_begin_and_end_with_one_press_each(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    wishes = []
    for wish in ("yes", "no", "yes"):
        client.post("/me/news/", {"news": wish})
        block = is_suppressed(person.email, block=Block.NO_NEWS, now=clock.now() + timedelta(seconds=1))
        wishes.append((person.consents.filter(kind=Consent.NEWS, withdrawn_at=None).exists(), block))
    assert wishes == [(True, False), (False, True), (True, False)]


@pytest.mark.parametrize("page", ["/me/news/", "/language/"])
def test_a_link_that_is_only_opened_changes_nothing(client: Client, page: str) -> None:
    sign_in(client, make_person().email)
    assert client.get(page).status_code == 405


def test_signing_out_needs_a_press(client: Client) -> None:
    sign_in(client, make_person().email)
    client.get("/sign-out/")
    still = client.get("/me/").status_code
    client.post("/sign-out/")
    assert (still, client.get("/me/").status_code) == (200, 302)


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/password/reset/", "/password/change/", "/login/"])
def test_what_is_not_needed_has_no_address(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404
