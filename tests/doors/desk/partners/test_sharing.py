"""Tests of the press with which somebody shares name, address and answers, and of the one that takes it back."""

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.people.models import ConsentGiven
from tests.domain.pairs.scenes import answer
from tests.doors.desk.partners.meeting import WANJIRU, find_day, list_people, make_meeting

pytestmark = pytest.mark.django_db
BUTTON = "Share my name, address and answers with my partner"
STOP = "Show only my country"


def test_one_press_shows_who_one_is_and_a_second_changes_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = make_meeting(answer("AU", city="Perth"), WANJIRU)
    me, partner = list_people(pair)
    day = find_day(pair.round)
    monkeypatch.setattr(clock, "now", lambda: day)
    address = f"/me/partner/{pair.round.slug}/"
    client.force_login(partner)
    before = client.get(address).content.decode()
    client.force_login(me)
    assert [BUTTON in client.get(page).content.decode() for page in (address, "/me/")] == [True, True]
    assert client.get(f"{address}share/").status_code == 405
    pressed = [client.post(f"{address}share/", follow=True).content.decode() for _ in range(2)]
    assert [BUTTON in page for page in pressed] == [False, False]
    assert ConsentGiven.objects.count() == 1
    client.force_login(partner)
    after = client.get(address).content.decode()
    assert ("mailto:" in before, "Perth" in before, "mailto:" in after, "Perth" in after) == (False, False, True, True)


def test_two_who_share_nothing_read_what_they_can_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = make_meeting(answer("SE"), answer("AU"))
    day = find_day(pair.round)
    monkeypatch.setattr(clock, "now", lambda: day)
    client.force_login(list_people(pair)[0])
    pages = [client.get(page).content.decode() for page in (f"/me/partner/{pair.round.slug}/", "/me/")]
    for page in pages:
        assert ("Your partner in Australia" in page, "has not agreed to share more yet" in page) == (True, True)
        wrong = ("letters suit you best", "it is night for", ">–<", "Write first", "write first")
        assert [words for words in wrong if words in page.split("What you agree on")[0].split("What we know")[0]] == []


def test_it_is_taken_back_on_ones_own_page_and_a_second_press_changes_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = make_meeting(answer("AU", city="Perth"), WANJIRU)
    me, partner = list_people(pair)
    day = find_day(pair.round)
    monkeypatch.setattr(clock, "now", lambda: day)
    address = f"/me/partner/{pair.round.slug}/"
    client.force_login(me)
    assert STOP not in client.get("/me/").content.decode()
    shared = client.post(f"{address}share/", follow=True).content.decode()
    page = client.get("/me/").content.decode()
    assert (STOP in page, "keeps the letter with your name and address" in page) == (True, True)
    assert client.get("/me/sharing/stop/").status_code == 405
    pressed = [client.post("/me/sharing/stop/", follow=True).content.decode() for _ in range(2)]
    assert [STOP in each for each in pressed] == [False, False]
    assert ("From now on partners see only" in pressed[0], "only your country already" in pressed[1]) == (True, True)
    assert (BUTTON in shared, BUTTON in client.get(address).content.decode()) == (False, True)
    assert ConsentGiven.objects.get().withdrawn_at == day
    client.force_login(partner)
    after = client.get(address).content.decode()
    assert ("Perth" in after, me.email in after, "Australia" in after) == (False, False, True)
