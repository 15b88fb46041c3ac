"""Tests of the gate: no page of the office opens without a role, and in production none without a second key."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.doors.desk.gate import OfficeGateMiddleware
from tests.makers import make_person, make_role

pytestmark = pytest.mark.django_db


def ask_gate(rf: RequestFactory, person: Person, path: str = "/office/letters/") -> HttpResponse | None:
    """Ask the gate about a request of a person; none means that the page opens."""
    request: HttpRequest = rf.get(path)
    request.user = person
    request._messages = Notices()  # type: ignore[attr-defined]
    return OfficeGateMiddleware(lambda _request: HttpResponse()).process_view(request)


class Notices:
    """Collects what is said to the reader."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def add(self, _level: int, text: str, _tags: str = "") -> None:
        """Take one sentence."""
        self.said.append(text)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AMBASSADOR])
def test_who_holds_a_role_comes_in(rf: RequestFactory, role: Role) -> None:
    person = make_person()
    make_role(person, role)
    assert ask_gate(rf, person) is None


def test_who_holds_no_role_is_told_that_the_page_is_not_open(rf: RequestFactory) -> None:
    with pytest.raises(PermissionDenied):
        ask_gate(rf, make_person())


def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back(client: Client) -> None:
    assert client.get("/office/").headers["Location"] == "/sign-in/?next=/office/"


def test_pages_outside_the_office_are_none_of_its_business(rf: RequestFactory) -> None:
    assert ask_gate(rf, make_person(), "/me/") is None


@pytest.mark.parametrize("key", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_in_production_a_second_key_opens_the_gate(
    rf: RequestFactory, settings: Settings, key: Authenticator.Type
) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = True
    person = make_person()
    make_role(person, Role.DIRECTOR)
    before = ask_gate(rf, person)
    Authenticator.objects.create(user=person, type=key, data={})
    assert before is not None
    assert before.headers["Location"] == "/me/security/"
    assert ask_gate(rf, person) is None


def test_spare_codes_alone_are_no_second_key(rf: RequestFactory, settings: Settings) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = True
    person = make_person()
    make_role(person, Role.DIRECTOR)
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    response = ask_gate(rf, person)
    assert response is not None
    assert response.status_code == 302
