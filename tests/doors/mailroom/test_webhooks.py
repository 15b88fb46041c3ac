import base64
import json

import pytest
from django.test import Client
from pytest_django import Settings

from pairloom import clock
from pairloom.domain.letters.delivery.message import name_message
from pairloom.domain.letters.models import IncomingMail, Letter, LetterEvent
from pairloom.domain.letters.services.incoming import MOST_BYTES
from pairloom.domain.letters.states import LetterState
from pairloom.doors.mailroom.signatures import sign_content
from tests.domain.letters.outbox import make_letter
from tests.domain.letters.parsing.corpus.answers import REPLY

pytestmark = pytest.mark.django_db
SECRET = "relay:a long secret"
PASSWORD = "Basic " + base64.b64encode(SECRET.encode()).decode()


@pytest.fixture(autouse=True)
def _set_secret(settings: Settings) -> None:
    settings.WEBHOOK_SECRET = SECRET
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}


def post_mail(raw: bytes, **headers: str) -> int:
    answer = Client(enforce_csrf_checks=True).post(
        "/mail/incoming/", raw, content_type="message/rfc822", headers=headers
    )
    return answer.status_code


def post_event(letter: Letter, *, password: str = PASSWORD, provider: str = "postmark", **changes: str | int) -> int:
    event = {
        "RecordType": "Bounce",
        "ID": 42,
        "Type": "HardBounce",
        "MessageID": name_message(letter),
        "Email": letter.address,
        "BouncedAt": "2026-03-02T09:00:00Z",
        "Details": "smtp;550 5.1.1 The email account does not exist.",
        "Description": "The server was unable to deliver your message: no such user.",
    }
    answer = Client(enforce_csrf_checks=True).post(
        f"/mail/events/{provider}/",
        json.dumps(event | changes),
        content_type="application/json",
        headers={"Authorization": password},
    )
    return answer.status_code


def test_a_mail_is_taken_with_a_password_byte_by_byte() -> None:
    status = post_mail(
        REPLY, Authorization=PASSWORD, **{"Pairloom-Envelope-From": "<>", "Pairloom-Envelope-To": "a@b.example"}
    )
    mail = IncomingMail.objects.get()
    assert (status, bytes(mail.raw), mail.source) == (201, REPLY, "web")
    assert (mail.envelope_from, mail.envelope_to) == ("<>", "a@b.example")


def test_a_mail_is_taken_with_a_signature() -> None:
    signature = sign_content(REPLY, secret=SECRET, now=clock.now())
    assert post_mail(REPLY, **{"Pairloom-Signature": signature}) == 201


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Basic eDp5"}, {"Pairloom-Signature": "t=1,v1=" + "0" * 64}])
def test_a_mail_from_a_stranger_is_refused(headers: dict[str, str]) -> None:
    assert (post_mail(REPLY, **headers), IncomingMail.objects.count()) == (403, 0)


def test_without_a_secret_nobody_may_post(settings: Settings) -> None:
    settings.WEBHOOK_SECRET = ""
    empty = "Basic " + base64.b64encode(b"").decode()
    assert [post_mail(REPLY, Authorization=empty), post_event(make_letter(), password=empty)] == [403, 404]


def test_a_mail_of_ten_megabytes_is_taken_and_a_larger_one_refused() -> None:
    sizes = (MOST_BYTES, MOST_BYTES + 1)
    assert [post_mail(b"a" * size, Authorization=PASSWORD) for size in sizes] == [201, 413]


def test_what_a_provider_tells_is_recorded_once() -> None:
    letter = make_letter(state=LetterState.SENT)
    assert [post_event(letter), post_event(letter)] == [200, 200]
    event = LetterEvent.objects.get()
    assert (event.letter, event.kind, event.is_hard, event.source) == (letter, "bounced", True, "postmark")


@pytest.mark.parametrize("password", ["", "Basic eDp5"])
def test_a_provider_without_our_password_is_refused(password: str) -> None:
    assert (post_event(make_letter(), password=password), LetterEvent.objects.count()) == (403, 0)


def test_an_unknown_provider_leads_nowhere() -> None:
    assert post_event(make_letter(), provider="nobody") == 404


def test_a_provider_may_ask_whether_we_are_there() -> None:
    assert Client().head("/mail/events/postmark/").status_code == 200


def test_events_that_were_not_stored_are_not_acknowledged(settings: Settings) -> None:
    settings.ANYMAIL = {"WEBHOOK_SECRET": "another:secret"}
    assert (post_event(make_letter()), LetterEvent.objects.count()) == (400, 0)
