"""Tests of second keys: an app with codes from set-up to sign-in, spare codes, letters about each change."""

import base64
import hashlib
import hmac
import re
import struct

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.letters.models import Letter
from pairloom.doors.desk.keys import KeyAdapter
from tests.doors.desk.visits import newest_letter, read_code, sign_in
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def tell_real_time() -> int:
    """Tell the time as an app on a phone does, which no clock file moves."""
    return int((clock.now() - clock.read_offset()).timestamp())


def make_app_code(secret: str, *, later: int = 0) -> str:
    """Make the code that an app shows now, or some half minutes later."""
    counter = struct.pack(">Q", tell_real_time() // 30 + later)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def set_up_app(client: Client) -> str:
    """Set up an app with codes; gives its secret."""
    page = client.get("/me/security/app/").content.decode()
    found = re.search(r'<code dir="ltr">([A-Z2-7]+)</code>', page)
    assert found is not None
    client.post("/me/security/app/", {"code": make_app_code(found.group(1))})
    return found.group(1)


def test_after_set_up_the_app_is_asked_for_at_sign_in(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    secret = set_up_app(client)
    other = Client()
    response = sign_in(other, person.email)
    assert response.redirect_chain[-1][0] == "/sign-in/second-key/"
    assert other.get("/me/").status_code == 302
    other.post("/sign-in/second-key/", {"code": make_app_code(secret, later=1)})
    assert other.get("/me/").status_code == 200


def test_a_spare_code_works_once(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    set_up_app(client)
    page = client.get("/me/security/codes/").content.decode()
    spare = re.findall(r'<code dir="ltr">(\d+)</code>', page)[0]
    signed_in = []
    for browser in (Client(), Client()):
        sign_in(browser, person.email)
        browser.post("/sign-in/second-key/", {"code": spare})
        signed_in.append(browser.get("/me/").status_code == 200)
    assert signed_in == [True, False]


def test_each_change_of_keys_is_told_by_letter(client: Client, django_capture_on_commit_callbacks: object) -> None:
    person = make_person()
    sign_in(client, person.email)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        set_up_app(client)
    client.post("/me/security/app/stop/")
    kinds = set(Letter.objects.filter(person=person).values_list("kind", flat=True))
    assert {"authenticator-added", "authenticator-removed"} <= kinds


def test_a_wrong_code_of_the_app_is_told_in_plain_words(client: Client) -> None:
    sign_in(client, make_person().email)
    client.get("/me/security/app/")
    page = client.post("/me/security/app/", {"code": "000000"}).content.decode()
    assert "Wait for the next one in your app" in page


def test_without_a_fresh_sign_in_a_change_of_keys_asks_who_it_is(client: Client) -> None:
    person = make_person()
    sign_in(client, person.email)
    set_up_app(client)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": tell_real_time() - 3600}]
    session.save()
    response = client.get("/me/security/passkeys/add/")
    assert response.headers["Location"].startswith("/sign-in/again/")


def test_passkeys_are_named_by_number_and_bound_to_the_site() -> None:
    person = make_person()
    adapter = KeyAdapter()
    assert adapter.generate_authenticator_name(person, "webauthn") == "Passkey 1"
    assert adapter.get_public_key_credential_rp_entity() == {"id": "localhost", "name": "Pairloom"}


def test_codes_in_letters_are_eight_digits(client: Client) -> None:
    person = make_person()
    client.post("/sign-in/", {"login": person.email})
    assert re.fullmatch(r"\d{4}-\d{4}", read_code(newest_letter()))
