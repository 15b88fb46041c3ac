"""Links work for one purpose and end by themselves."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from pairloom.domain.applications import links
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.links import sign_link
from tests.makers import NOW

KEY = uuid4()


def test_a_link_gives_its_key_back_for_sixty_days() -> None:
    token = links.sign_draft(KEY, now=NOW)
    assert links.read_draft(token, now=NOW + timedelta(days=60)) == KEY
    with pytest.raises(Refused) as refusal:
        links.read_draft(token, now=NOW + timedelta(days=60, seconds=1))
    assert refusal.value.reason == Reason.LINK_EXPIRED


def test_a_link_to_confirm_answers_no_question() -> None:
    token = links.sign_application(KEY, purpose="confirm", now=NOW)
    assert links.read_application(token, purpose="confirm", now=NOW) == KEY
    with pytest.raises(Refused) as refusal:
        links.read_application(token, purpose="doubt", now=NOW)
    assert refusal.value.reason == Reason.LINK_BROKEN


@pytest.mark.parametrize("token", ["", "nonsense", sign_link("draft", "no key", now=NOW)])
def test_what_is_no_link_of_ours_is_refused(token: str) -> None:
    with pytest.raises(Refused) as refusal:
        links.read_draft(token, now=NOW)
    assert refusal.value.reason == Reason.LINK_BROKEN


def test_pages_are_named_with_the_address_of_the_site() -> None:
    named = (links.draft_url(KEY, now=NOW), links.confirm_url(KEY, now=NOW), links.answer_url(KEY, now=NOW))
    parts = [url.removeprefix(settings.SITE_URL).split("/")[1:3] for url in named]
    assert parts == [["apply", "draft"], ["apply", "confirm"], ["apply", "answer"]]
    assert links.own_url() == f"{settings.SITE_URL}/me/"
