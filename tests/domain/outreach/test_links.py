"""The link that confirms the wish to be told."""

from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.links import sign_link
from pairloom.domain.outreach.links import LIVES, PURPOSE, read_notify, sign_notify
from tests.makers import NOW


def test_a_link_names_its_row_for_a_week() -> None:
    token = sign_notify(12, now=NOW)
    assert read_notify(token, now=NOW + LIVES) == 12
    with pytest.raises(Refused) as refusal:
        read_notify(token, now=NOW + LIVES + timedelta(seconds=1))
    assert refusal.value.reason == Reason.LINK_EXPIRED


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        sign_link("draft", "notify:12", now=NOW),
        sign_link(PURPOSE, "letter:12", now=NOW),
        sign_link(PURPOSE, "notify:x", now=NOW),
        sign_notify(12, now=NOW)[:-1],
    ],
)
def test_a_link_that_is_not_ours_is_broken(token: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_notify(token, now=NOW)
    assert refusal.value.reason == Reason.LINK_BROKEN
