"""Too long, too many, too deep, too large (case 7): a sentence with the limit, or a status; never a surprise."""

import tracemalloc

import pytest
from django.test import Client
from django.urls import reverse

from pairloom import clock
from pairloom.domain.applications.models import Draft
from pairloom.domain.programs.models import Round
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.website.apply.visits import PAGES
from tests.makers import make_person

LONG = "ä" * 100_000
MEGABYTE = 1_048_576


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch, client: Client) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    made = open_round()
    client.post(f"/apply/{made.slug}/")
    return made


@pytest.mark.parametrize(
    ("section", "field", "limit"),
    [("you", "name", "200"), ("you", "q-city", "100"), ("work", "q-about", "1,500")],
)
def test_a_text_of_a_hundred_thousand_signs_is_told_its_limit(
    round_: Round, client: Client, section: str, field: str, limit: str
) -> None:
    answer = client.post(f"/apply/{round_.slug}/form/{section}/", {**PAGES[section], field: LONG})
    page = answer.content.decode()
    assert (answer.status_code, limit in page or limit.replace(",", "") in page) == (422, True)


@pytest.mark.parametrize("field", ["address", "q-country", "q-zone", "q-languages-1", "q-hours", "go", "draft"])
def test_any_other_field_of_that_length_is_refused_or_cut(round_: Round, client: Client, field: str) -> None:
    answer = client.post(f"/apply/{round_.slug}/form/you/", {**PAGES["you"], field: LONG})
    assert answer.status_code in {302, 422}


def test_a_thousand_choices_are_no_answer(round_: Round, client: Client) -> None:
    many = {**PAGES["work"], "q-interests": [f"code{number}" for number in range(400)]}
    assert client.post(f"/apply/{round_.slug}/form/work/", many).status_code == 422
    assert len(Draft.objects.get().answers["interests"]) == 200


@pytest.mark.parametrize("path", ["/apply/{round}/form/you/", "/notify/", "/sign-in/", "/join/", "/me/details/"])
def test_fifty_thousand_fields_are_refused_with_the_limit(round_: Round, path: str) -> None:
    client = Client()
    client.force_login(make_person())
    body = "&".join(f"f{number}=1" for number in range(50_000))
    answer = client.post(path.format(round=round_.slug), body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "at most 1 MB" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("path", ["/apply/{round}/form/you/", "/sign-in/", "/office/letters/find/"])
def test_a_gigabyte_is_refused_before_a_byte_of_it_is_read(round_: Round, path: str, kind: str) -> None:
    answer = Client(enforce_csrf_checks=True).generic(
        "POST", path.format(round=round_.slug), b"", kind, CONTENT_LENGTH=str(10**9)
    )
    assert (answer.status_code, "at most 1 MB" in answer.content.decode()) == (413, True)


def test_a_form_of_more_than_a_megabyte_is_refused(round_: Round) -> None:
    body = b"name=" + b"x" * (MEGABYTE + 1)
    answer = Client().post("/join/", body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "at most 1 MB" in answer.content.decode()) == (400, True)


def test_a_long_text_takes_little_memory(round_: Round, client: Client) -> None:
    path, typed = f"/apply/{round_.slug}/form/work/", {**PAGES["work"], "q-about": "x" * 400_000}
    tracemalloc.start()
    answer = client.post(path, typed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (answer.status_code, peak < 20 * MEGABYTE) == (422, True)


@pytest.mark.parametrize("path", [reverse("mfa_login_webauthn"), reverse("mailroom:events", args=["postmark"])])
def test_json_that_is_deeper_than_anything_is_refused(db: None, path: str) -> None:
    deep = "[" * 200_000
    client = Client(headers={"Authorization": "Basic eDp5"})
    statuses = {client.post(path, {"credential": deep}).status_code}
    statuses.add(client.post(path, deep, content_type="application/json").status_code)
    assert statuses <= {200, 302, 400, 401, 403, 404, 405, 422}


@pytest.mark.parametrize(
    "shape", ["{}", "[]", "1", '"x"', "null", '{"response": {"userHandle": "AA"}}', '{"id": {}}', "{" * 9]
)
def test_what_no_passkey_answers_signs_nobody_in(db: None, client: Client, shape: str) -> None:
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": shape})
    assert (answer.status_code in {200, 302, 400, 422}, "_auth_user_id" in client.session) == (True, False)


def test_an_answer_of_a_hundred_thousand_signs_on_ones_own_page_changes_nothing(round_: Round, client: Client) -> None:
    application = make_application(round_)
    client.force_login(application.person)
    path = f"/me/application/{round_.slug}/form/work/"
    answer = client.post(path, {"version": "1", **PAGES["work"], "q-about": LONG})
    before = application.answers
    application.refresh_from_db()
    assert (answer.status_code, application.answers) == (422, before)
