"""Confirm a match and introduce its partners inside Django, each in a process of its own that may die on the way."""

import os
import signal
from collections.abc import Callable
from typing import Any

from pairloom import clock
from pairloom.domain.letters.services import advance_mailings
from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.services import introduce_round
from pairloom.domain.pairs.services.introducing import introduce
from pairloom.domain.programs.models import Round
from tests.domain.pairs.introductions import find_day, list_places, make_confirmed_round


def confirm(people: int) -> list[str]:
    """Make a round of so many people whose match is confirmed; gives the names in their addresses."""
    return [one.person.email.split("@")[0] for one in list_places(make_confirmed_round(people))]


def introduce_partners(die_at: str = "", nth: int = 1) -> int:
    """Introduce the newest round; the process ends as `kill -9` would when it calls something for the nth time."""
    if die_at:
        setattr(introduce, die_at, die_before(getattr(introduce, die_at), nth))
    round_ = Round.objects.latest("pk")
    return introduce_round(round_, now=find_day(round_))


def die_before(work: Callable[..., object], nth: int) -> Callable[..., object]:
    """Let a process die instead of doing something for the nth time."""
    calls: list[int] = []

    def do(*given: object, **more: object) -> object:
        calls.append(1)
        if len(calls) == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*given, **more)

    return do


def describe() -> dict[str, object]:
    """Tell the state of the newest round, and of its pairs."""
    round_ = Round.objects.latest("pk")
    states = Pair.objects.filter(round=round_).order_by().values_list("state", flat=True).distinct()
    return {"round": round_.state, "pairs": sorted(states)}


def advance() -> int:
    """Let mass sendings go on."""
    return advance_mailings(now=clock.now())


INTRODUCING: dict[str, Callable[..., Any]] = {
    "advance": advance,
    "confirm": confirm,
    "describe": describe,
    "introduce": introduce_partners,
}
