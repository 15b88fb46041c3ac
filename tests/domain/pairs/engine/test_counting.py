"""How many could be somebody's partner, against a slow count of the same."""

import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from statistics import median
from time import process_time
from typing import Any

import pytest

from pairloom.domain.pairs.engine.arrays import Stored, pack_pool, unpack_pool
from pairloom.domain.pairs.engine.counting import Abroad, Possible, count_abroad, count_partners
from pairloom.domain.pairs.engine.reading import Entry, read_people, read_person
from pairloom.sheets.answers.zone_names import list_zones
from pairloom.sheets.hours import measure_common_hours
from pairloom.sheets.people import Level
from tests.domain.pairs.sample import DAYS, answer_as, list_entries, read_sample
from tests.domain.pairs.scenes import answer, gather

WISHES = ("wish_sector", "wish_stage", "wish_interests", "wish_language")
STEPS = ["student", "early", "mid", "late"]
SHARE = {1: [0, 100], 2: [0, 65, 100]}


def store(people: list[dict[str, Any]]) -> Stored:
    return unpack_pool(pack_pool(gather(people, more_zones=list_zones())))


@cache
def list_people() -> list[dict[str, Any]]:
    """List the answers of the people of the sample: read only when a test needs them."""
    return [answer_as(one) for one in read_sample()]


@pytest.fixture(scope="module")
def stored() -> Stored:
    return store(list_people())


def meets(wish: str, asked: str, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Say slowly whether somebody meets a wish; True where the asker says too little for it."""
    if wish == "wish_sector":
        known = {"public", "academic", "school", "special", "national", "archive", "museum", "student", "other"}
        if mine["sector"] not in known:
            return True
        return theirs["sector"] in known and (mine["sector"] == theirs["sector"]) == (asked == "same")
    if wish == "wish_stage":
        return meets_stage(asked, mine["stage"], theirs["stage"])
    if wish == "wish_interests":
        return meets_interests(set(mine["interests"]), set(theirs["interests"]))
    return meets_language(mine, theirs)


def meets_stage(asked: str, mine: str, theirs: str) -> bool:
    if not mine or not theirs:
        return not mine
    ahead = STEPS.index(theirs) - STEPS.index(mine)
    return abs(ahead) <= 1 if asked == "same" else ahead > 0 or mine == theirs == "late"


def meets_interests(mine: set[str], theirs: set[str]) -> bool:
    if not mine:
        return True
    table = SHARE.get(len(mine), [0, 50, 80, 100])
    return bool(theirs) and table[min(len(mine & theirs), len(table) - 1)] >= 40


def meets_language(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    own = [code for code, level in mine["languages"].items() if level == "native"]
    own = own or [code for code in mine["languages"] if code != "en"]
    return not own or any(code in theirs["languages"] for code in own)


def count_slowly(people: list[dict[str, Any]], mine: dict[str, Any]) -> tuple[int, dict[str, int]]:
    """Count who fits, and who would without each wish or rule, one person after the other."""
    form = gather([]).form
    me, others = read_person(Entry(0, mine), form), read_people(list(map(Entry, range(len(people)), people)), form)
    zones = sorted({person.zone for person in [*others, me]})
    hours = measure_common_hours(zones, starts=DAYS.starts, ends=DAYS.ends)
    asked = {wish: mine[wish] for wish in WISHES if mine.get(wish, "any") != "any"}
    fit, without = 0, dict.fromkeys([*asked, "languages", "zone"], 0)
    for other, theirs in zip(others, people, strict=True):
        faults = {wish for wish, ask in asked.items() if not meets(wish, ask, mine, theirs)}
        if not share_language(me.languages, other.languages):
            faults.add("languages")
        both_write = me.prefers_letters and other.prefers_letters
        if hours[zones.index(me.zone), zones.index(other.zone)] < 8 and not both_write:
            faults.add("zone")
        if other.country and other.country != me.country:
            fit += not faults
            for name in without:
                without[name] += faults <= {name}
    return fit, without


def share_language(mine: Mapping[str, Level], theirs: Mapping[str, Level]) -> bool:
    shared = mine.keys() & theirs.keys()
    return any(max(mine[code], theirs[code]) >= Level.GOOD for code in shared)


@pytest.mark.slow
def test_the_count_agrees_with_a_slow_one(stored: Stored) -> None:
    people = list_people()
    asking = [one for one in people if one["country"] and one["languages"] and one["zone"]][::23]
    for mine in asking:
        fit, without = count_slowly(people, mine)
        found = count_partners(stored, mine)
        assert found is not None
        most = max(without.values())
        assert (found.people, found.fit, found.without) == (len(people), fit, most)
        assert without[found.narrowest] == most if found.narrowest else most == fit


def test_the_wish_that_narrows_most_is_named() -> None:
    others = [answer("DK", sector="public", stage="mid")] * 3 + [answer("DK", sector="school", stage="mid")] * 5
    mine = answer("SE", sector="public", stage="mid", wish_sector="same", wish_stage="same")
    assert count_partners(store(others), mine) == Possible(people=8, fit=3, narrowest="wish_sector", without=8)


def test_a_language_or_hours_can_narrow_most_but_never_the_country() -> None:
    at_home = [answer("SE")] * 9
    abroad = [answer("DK", {"da": "native"})] * 2 + [answer("NZ", {"en": "native"})]
    assert count_partners(store(at_home + abroad), answer("SE")) == Possible(12, 0, "languages", 2)
    assert count_partners(store([answer("NZ")] * 4), answer("SE")) == Possible(4, 0, "zone", 4)
    assert count_partners(store(at_home), answer("SE")) == Possible(9, 0, "", 0)


def test_who_abroad_speaks_a_language_and_who_is_up_at_the_same_hours_is_counted() -> None:
    people = [answer("SE"), answer("DK"), answer("DK", {"da": "native"}), answer("NZ")]
    assert count_abroad(store(people), answer("SE")) == Abroad(people=4, speak=2, meet=1)
    assert count_abroad(store(people), answer("QQ")) == Abroad(4, 3, 3)
    assert count_abroad(store(people), {}) is None


def test_two_who_prefer_letters_need_no_common_hours() -> None:
    others = store([answer("NZ", hours=["letters"]), answer("NZ")])
    assert count_partners(others, answer("SE", hours=["letters"])) == Possible(2, 1, "zone", 2)


@pytest.mark.parametrize("mine", [{}, answer(""), answer("SE", {}) | {"languages": {}}])
def test_there_is_nothing_to_say_without_country_or_language(mine: dict[str, Any]) -> None:
    assert count_partners(store([answer("DK")]), mine) is None


def test_an_unknown_zone_narrows_nothing() -> None:
    assert count_partners(store([answer("DK")]), answer("QQ")) == Possible(1, 1, "", 1)


def test_there_is_nothing_to_say_about_nobody() -> None:
    assert count_partners(store([]), answer("SE")) is None


def test_a_country_and_a_language_that_nobody_has_yet_are_counted() -> None:
    assert count_partners(store([answer("DK")]), answer("TV", {"tvl": "native"}, zone="Europe/Paris")) == Possible(
        1, 0, "languages", 1
    )


def test_a_wish_about_what_the_person_did_not_say_narrows_nothing() -> None:
    assert count_partners(store([answer("DK")]), answer("SE", wish_sector="same")) == Possible(1, 1, "", 1)


@pytest.mark.slow
def test_a_count_among_five_thousand_takes_less_than_five_thousandths_of_a_second() -> None:
    entries = [dict(one.answers) for _ in range(5) for one in list_entries()][:5_500]
    large = store(entries)
    times = []
    for mine in list_people()[:200]:
        begun = process_time()
        count_partners(large, mine)
        times.append(process_time() - begun)
    assert large.people == 5_500
    assert median(times) < 0.005


def test_counting_loads_no_compiler() -> None:
    code = "import pairloom.domain.pairs.engine.counting, sys; print('numba' in sys.modules, 'scipy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["False", "False"]
