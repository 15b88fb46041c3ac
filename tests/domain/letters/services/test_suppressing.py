"""Addresses that get no letters are known by a keyed hash alone."""

from datetime import datetime, timedelta

import pytest

from pairloom.domain.letters.models import Suppression
from pairloom.domain.letters.queries.due import is_suppressed
from pairloom.domain.letters.services import allow_address, suppress_address
from pairloom.domain.letters.states import Block
from tests.makers import NOW, make_program

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_suppressed_address_is_stored_as_a_hash_once() -> None:
    for _ in range(2):
        suppress_address("Amina@example.org", block=Block.BOUNCED, now=NOW, fault="recipient 550")
    row = Suppression.objects.get()
    assert (row.block, row.since, row.until, row.fault) == (Block.BOUNCED, NOW, None, "recipient 550")
    assert "amina" not in str(row.__dict__).lower()
    assert is_suppressed("amina@EXAMPLE.org", block=Block.BOUNCED, now=NOW)
    assert not is_suppressed("amina@example.org", block=Block.NO_NEWS, now=NOW)


def test_a_block_with_an_end_ends() -> None:
    suppress_address("a@example.org", block=Block.BOUNCED, now=NOW, until=NOW + DAY)
    assert is_suppressed("a@example.org", block=Block.BOUNCED, now=NOW)
    assert not is_suppressed("a@example.org", block=Block.BOUNCED, now=NOW + DAY)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (NOW + DAY, NOW + 2 * DAY, NOW + 2 * DAY),
        (NOW + 2 * DAY, NOW + DAY, NOW + 2 * DAY),
        (NOW + DAY, None, None),
        (None, NOW + DAY, None),
    ],
)
def test_a_block_only_grows(first: datetime | None, second: datetime | None, kept: datetime | None) -> None:
    for until in (first, second):
        suppress_address("a@example.org", block=Block.BOUNCED, now=NOW, until=until)
    assert Suppression.objects.get().until == kept


def test_a_block_of_one_program_is_not_one_of_another() -> None:
    one, other = make_program(), make_program()
    suppress_address("a@example.org", block=Block.NO_NEWS, now=NOW, program=one)
    assert is_suppressed("a@example.org", block=Block.NO_NEWS, now=NOW, program_id=one.pk)
    assert not is_suppressed("a@example.org", block=Block.NO_NEWS, now=NOW, program_id=other.pk)


def test_an_address_is_allowed_again_once() -> None:
    suppress_address("a@example.org", block=Block.ASKED, now=NOW)
    assert [allow_address("A@example.org", block=Block.ASKED, now=NOW) for _ in range(2)] == [True, False]
    assert not Suppression.objects.exists()
