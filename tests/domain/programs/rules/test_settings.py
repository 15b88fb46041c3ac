"""What a program may say of itself, and what a word in an address may be."""

from decimal import Decimal

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import rules


@pytest.mark.parametrize("slug", ["a", "spring-2027", "2027", "a" * 60])
def test_a_word_for_an_address_is_plain(slug: str) -> None:
    rules.check_slug(slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "Spring", "früh", "a b", "a_b", "a/b", "a\n", "٣", "a" * 61])
def test_a_word_that_cannot_be_typed_or_read_aloud_is_refused(slug: str) -> None:
    with pytest.raises(Refused, match=Reason.SLUG_WRONG):
        rules.check_slug(slug)


@pytest.mark.parametrize(
    ("slug", "reason"),
    [*((word, Reason.SLUG_TAKEN) for word in ("draft", "confirm", "answer", "sent")), ("no good", Reason.SLUG_WRONG)],
)
def test_a_round_takes_no_word_that_links_in_letters_use(slug: str, reason: Reason) -> None:
    with pytest.raises(Refused, match=reason):
        rules.check_round_slug(slug)


def test_a_round_may_take_any_other_plain_word() -> None:
    rules.check_round_slug("drafts")


@pytest.mark.parametrize(("share", "is_fine"), [("0.05", True), ("1", True), ("0.049", False), ("1.001", False)])
def test_a_cap_lies_between_five_percent_and_all(share: str, is_fine: bool) -> None:
    if is_fine:
        rules.check_share(Decimal(share))
        return
    with pytest.raises(Refused, match=Reason.SHARE_WRONG):
        rules.check_share(Decimal(share))


def test_a_cap_that_is_no_number_is_refused() -> None:
    with pytest.raises(Refused, match=Reason.SHARE_WRONG):
        rules.check_share(Decimal("NaN"))


@pytest.mark.parametrize("minutes", [-1, 121])
def test_a_grace_is_at_most_two_hours(minutes: int) -> None:
    rules.check_grace(120)
    with pytest.raises(Refused, match=Reason.GRACE_WRONG):
        rules.check_grace(minutes)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Spring \t 2027\n", "Spring 2027"),
        ("المكتبات\u202e بلا حدود", "المكتبات بلا حدود"),
        ("Bücher\u0000 Bu\u0308cher", "Bücher Bücher"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_a_name_is_kept_on_one_line_without_signs_that_steer(typed: str, kept: str) -> None:
    assert rules.clean_title(typed, most=100) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", Reason.NAME_EMPTY),
        (" \u202e\u200b ", Reason.NAME_EMPTY),
        ("---", Reason.NAME_EMPTY),
        ("x" * 101, Reason.TITLE_LONG),
    ],
)
def test_a_name_that_says_nothing_or_too_much_is_refused(typed: str, reason: Reason) -> None:
    with pytest.raises(Refused, match=reason):
        rules.clean_title(typed, most=100)


def test_what_is_not_known_is_refused_with_the_reason_that_is_asked_for() -> None:
    rules.check_known("UTC", {"UTC"}, reason=Reason.ZONE_UNKNOWN)
    with pytest.raises(Refused, match=Reason.ZONE_UNKNOWN):
        rules.check_known("Moon", {"UTC"}, reason=Reason.ZONE_UNKNOWN)
