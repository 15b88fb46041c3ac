"""The list of letters."""

import re

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import KINDS, SHARED, Form, find_kind
from pairloom.domain.letters.states import Lane, WhenUnsure


def test_a_kind_is_found_by_its_name() -> None:
    assert {name: find_kind(name).name for name in KINDS} == {name: name for name in KINDS}


def test_an_unknown_kind_is_refused_with_its_name() -> None:
    with pytest.raises(Refused) as refusal:
        find_kind("love-letter")
    assert (refusal.value.reason, refusal.value.details) == (Reason.LETTER_UNKNOWN, {"kind": "love-letter"})


def test_names_of_kinds_and_placeholders_are_plain_words() -> None:
    assert [name for name in KINDS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []
    places = {name for kind in KINDS.values() for name in kind.all_placeholders}
    assert [name for name in places if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_no_kind_takes_the_name_of_a_shared_placeholder() -> None:
    assert [kind.name for kind in KINDS.values() if set(kind.placeholders) & set(SHARED)] == []


def test_letters_with_codes_go_first_are_secret_and_end_soon() -> None:
    codes = [kind for kind in KINDS.values() if any(p.form is Form.CODE for p in kind.placeholders.values())]
    assert {(kind.lane, kind.is_secret, kind.when_unsure) for kind in codes} == {(Lane.SIGN_IN, True, WhenUnsure.DROP)}
    assert [kind.name for kind in codes if kind.expires_after is None] == []


def test_only_news_go_in_bulk_and_count_for_the_daily_cap() -> None:
    news = [kind for kind in KINDS.values() if kind.is_news]
    assert {kind.name for kind in news} == {"news", "applications-open"}
    assert {(kind.lane, kind.daily_cap_exempt) for kind in news} == {(Lane.BULK, False)}
    assert [kind for kind in KINDS.values() if kind.lane is Lane.BULK] == news


def test_a_letter_that_is_never_asked_about_ends_by_itself() -> None:
    dropped = [kind for kind in KINDS.values() if kind.when_unsure is WhenUnsure.DROP]
    assert [kind.name for kind in dropped if kind.expires_after is None] == []
