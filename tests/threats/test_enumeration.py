"""Nobody learns from an answer or from its time whether an address is known (case 21)."""

import re
import time

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from pairloom.doors.website.apply import limits
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.website.apply.visits import PAGES, fill, send
from tests.makers import make_person

KNOWN, NEW = "known@example.org", "newer@example.org"
TOKENS = re.compile(rf'value="[^"]{{40,}}"|{KNOWN}|{NEW}')


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    monkeypatch.setattr(limits, "LIMITS", {})
    made = open_round()
    make_application(made, person=make_person(email=KNOWN))
    return made


def ask_for_link(round_: Round, address: str) -> str:
    """Ask for the link that goes on with a form, and read the page without what is drawn anew."""
    client = Client()
    client.post(f"/apply/{round_.slug}/")
    answer = client.post(f"/apply/{round_.slug}/form/you/", {**PAGES["you"], "address": address, "go": "later"})
    return TOKENS.sub("", answer.content.decode())


def test_the_link_to_go_on_says_the_same_to_a_known_and_to_a_new_address(round_: Round) -> None:
    assert ask_for_link(round_, KNOWN) == ask_for_link(round_, NEW)
    assert {(letter.kind, letter.person) for letter in Letter.objects.all()} == {("draft-link", None)}


@pytest.mark.parametrize("page", ["/sign-in/", "/join/"])
def test_no_page_before_signing_in_names_a_known_address_or_its_owner(round_: Round, page: str) -> None:
    details = {"name": "Ana", "language": "en", "country": "PE", "time_zone": "America/Lima"}
    answers = [Client().post(page, {**details, "login": address}) for address in (KNOWN, NEW)]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


@pytest.mark.slow
def test_sending_a_form_takes_about_the_same_time_for_known_and_new_addresses(round_: Round) -> None:
    seconds: dict[str, list[float]] = {"known": [], "new": []}
    for number in range(8):
        make_application(round_, person=make_person(email=f"known{number}@example.org"))
        for kind, times in seconds.items():
            client = Client()
            fill(client, round_, address=f"{kind}{number}@example.org")
            began = time.perf_counter()
            send(client, round_)
            times.append(time.perf_counter() - began)
    # The quickest of each: whatever else the machine does meanwhile only makes it slower.
    known, new = (min(times) for times in seconds.values())
    assert abs(known - new) < max(0.02, 0.4 * new)
