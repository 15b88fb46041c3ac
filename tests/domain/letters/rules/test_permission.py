"""Whether a letter whose turn has come may still go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pairloom.domain.letters.rules.permission import Circumstances, Turn, Verdict, find_block, judge_turn
from pairloom.domain.letters.rules.retrying import MOST_ATTEMPTS
from pairloom.domain.letters.states import Block, Lane

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
GOOD = Circumstances(
    lane=Lane.SERVICE,
    is_news=False,
    attempts=0,
    queued_at=NOW - HOUR,
    expires_at=None,
    has_left=False,
    leaving_at=None,
    blocks=frozenset(),
    cap_reached_at=None,
)


@pytest.mark.parametrize(
    ("letter", "verdict"),
    [
        (GOOD, Verdict(Turn.SEND)),
        (replace(GOOD, expires_at=NOW + HOUR), Verdict(Turn.SEND)),
        (replace(GOOD, expires_at=NOW), Verdict(Turn.DROP, "expired")),
        (replace(GOOD, has_left=True), Verdict(Turn.DROP, "person-left")),
        (replace(GOOD, leaving_at=NOW), Verdict(Turn.DROP, "person-leaving")),
        (replace(GOOD, leaving_at=NOW - 2 * HOUR), Verdict(Turn.SEND)),
        (replace(GOOD, blocks=frozenset({Block.BOUNCED})), Verdict(Turn.DROP, "blocked-bounced")),
        (replace(GOOD, attempts=MOST_ATTEMPTS), Verdict(Turn.GIVE_UP, "too-many-attempts")),
        (replace(GOOD, attempts=MOST_ATTEMPTS - 1), Verdict(Turn.SEND)),
        (replace(GOOD, cap_reached_at=NOW - HOUR), Verdict(Turn.POSTPONE, "daily-cap", NOW + 23 * HOUR)),
        (
            replace(GOOD, cap_reached_at=NOW - 24 * HOUR),
            Verdict(Turn.POSTPONE, "daily-cap", NOW + timedelta(minutes=1)),
        ),
    ],
)
def test_a_letter_gets_the_turn_that_its_circumstances_allow(letter: Circumstances, verdict: Verdict) -> None:
    assert judge_turn(letter, now=NOW) == verdict


@pytest.mark.parametrize(
    ("block", "stopped"),
    [
        (Block.BOUNCED, {"code", "service", "news"}),
        (Block.ASKED, {"service", "news"}),
        (Block.COMPLAINED, {"news"}),
        (Block.NO_NEWS, {"news"}),
    ],
)
def test_a_block_stops_the_letters_it_is_meant_for(block: Block, stopped: set[str]) -> None:
    letters = {"code": (Lane.SIGN_IN, False), "service": (Lane.SERVICE, False), "news": (Lane.BULK, True)}
    found = {
        name
        for name, (lane, is_news) in letters.items()
        if find_block(frozenset({block}), lane=lane, is_news=is_news) == block
    }
    assert found == stopped


def test_an_address_without_blocks_gets_everything() -> None:
    assert find_block(frozenset(), lane=Lane.BULK, is_news=True) is None
