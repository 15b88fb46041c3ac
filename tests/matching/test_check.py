"""The referee passes true certificates of every kind, and refuses each altered one with a sentence."""

import contextlib
import copy
import json
from functools import cache
from typing import Any, cast

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.check import check_certificate
from pairloom.matching.check.lookups import BothWays, ByClass, Direct, Term, build_lookups
from pairloom.matching.check.measures import measure_people
from pairloom.matching.check.people import read_people
from pairloom.matching.check.plan import read_plan
from pairloom.matching.errors import ProofError
from pairloom.matching.plan import load_default_plan
from tests.matching.alterations import EVERYWHERE, find_proof
from tests.matching.brute import Case, Round
from tests.matching.certificates import write_certificate
from tests.matching.pools import make_case

EVEN, ODD = (8, 3), (9, 9)
CASES = 150


@cache
def make_round(size: tuple[int, int]) -> str:
    """Make the certificate of a few librarians by the default plan, as JSON."""
    pool = make_pool(*size)
    preview = ((int(pool.ids[0]), int(pool.ids[1])),)
    return json.dumps(write_certificate(Case(pool, load_default_plan(), seed=11, preview=preview)))


@cache
def prove_case(seed: int) -> str:
    """Make the certificate of a random round without the solver, as JSON; several tests begin with the same ones."""
    return json.dumps(write_certificate(make_case(seed)))


@pytest.mark.parametrize("start", range(0, CASES, 25))
def test_true_certificates_of_random_rounds_pass(start: int) -> None:
    for seed in range(start, start + 25):
        certificate = json.loads(prove_case(seed))
        verdict = check_certificate(certificate)
        assert verdict.is_proven
        assert [level.value for level in verdict.levels] == [level["value"] for level in certificate["levels"]]


@pytest.mark.parametrize("size", [EVEN, ODD])
def test_a_round_of_librarians_passes_and_is_told(size: tuple[int, int]) -> None:
    verdict = check_certificate(json.loads(make_round(size)))
    assert (verdict.people, verdict.placed, verdict.is_proven) == (size[0], size[0], True)


@pytest.mark.parametrize("size", [EVEN, ODD])
@pytest.mark.parametrize("name", EVERYWHERE)
def test_an_altered_certificate_is_refused_with_a_sentence(name: str, size: tuple[int, int]) -> None:
    certificate = json.loads(make_round(size))
    EVERYWHERE[name](certificate)
    with pytest.raises(ProofError, match=r"\w+ \w+"):
        check_certificate(certificate)


@pytest.mark.parametrize("value", [None, 3, "text", [], {}, float("nan"), {1: 2}])
def test_what_is_no_certificate_is_refused(value: object) -> None:
    with pytest.raises(ProofError):
        check_certificate(cast("Any", value))


@pytest.mark.parametrize("wrong", [None, "x", -1, 1.5, float("nan"), 10**400, [], {}, True, [[[[]]]], {"a": {}}])
def test_any_entry_of_a_wrong_kind_is_refused_or_read_never_a_crash(wrong: object) -> None:
    whole = make_round(EVEN)
    for path in list_paths(json.loads(whole)):
        certificate = json.loads(whole)
        place: Any = certificate
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = copy.deepcopy(wrong)
        with contextlib.suppress(ProofError):
            check_certificate(certificate)


def list_paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the ways to all entries; of long lists only to the first."""
    entries: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list) and value:
        entries = [(0, value[0])]
    found = [path] if path else []
    return [*found, *(way for step, entry in entries for way in list_paths(entry, (*path, step)))]


def test_a_trio_that_the_prices_leave_open_needs_its_own_prices() -> None:
    seen = 0
    for seed in range(CASES):
        certificate = json.loads(prove_case(seed))
        for proof in certificate["proofs"]:
            if proof["trios"] and proof["claim"] == "sum":
                proof["trios"].pop()
                seen += 1
                with pytest.raises(ProofError, match="trio"):
                    check_certificate(certificate)
                break
    assert seen > 3


def test_the_lot_needs_no_prices_for_trios_that_the_sum_rules_out() -> None:
    accepted = refused = 0
    for seed in range(CASES):
        certificate = json.loads(prove_case(seed))
        lots = [proof for proof in certificate["proofs"] if proof["claim"] == "lot" and proof["trios"]]
        if not lots:
            continue
        lots[0]["trios"] = []
        if is_accepted(certificate):
            accepted += 1
            assert not is_accepted(withdraw_sum(certificate))
        else:
            refused += 1
    assert accepted > 3
    assert refused > 0


def is_accepted(certificate: dict[str, Any]) -> bool:
    """Tell whether a certificate passes; one that does not is refused for a trio."""
    try:
        check_certificate(certificate)
    except ProofError as error:
        if "trio" not in str(error):
            raise
        return False
    return True


def withdraw_sum(certificate: dict[str, Any]) -> dict[str, Any]:
    """Take the proof of the sum away, and claim nothing of it but what holds by itself."""
    certificate["proofs"] = [proof for proof in certificate["proofs"] if proof["claim"] != "sum"]
    next(level for level in certificate["levels"] if level["claim"] == "sum")["bound"] = 10**9
    return certificate


def test_a_worse_solution_with_values_to_match_is_refused() -> None:
    certificate = json.loads(make_round(EVEN))
    sums = next(level for level in certificate["levels"] if level["claim"] == "sum")
    sums["bound"] = 10**6
    lots = next(level for level in certificate["levels"] if level["claim"] == "lot")
    lots["bound"] = 10**9
    verdict = check_certificate(certificate)
    assert not verdict.is_proven


def test_scores_are_those_worked_out_person_by_person() -> None:
    for seed in range(60):
        case = make_case(seed)
        tried, certificate = Round(case), json.loads(prove_case(seed))
        people = read_people(certificate["pool"])
        scores = measure_people(people, read_plan(certificate["plan"], people))
        everybody = slice(0, len(people))
        allowed = scores.read_allowed(everybody, everybody)
        points, back, mine, theirs = scores.read_rel(everybody, everybody)
        assert np.array_equal(points, back.T)
        for i, j in tried.points:
            assert allowed[i, j] == tried.allowed[i, j]
            if tried.allowed[i, j]:
                assert (points[i, j], mine[i, j], theirs[j, i]) == (
                    tried.points[i, j],
                    tried.rel(i, j),
                    tried.rel(i, j),
                )


@pytest.mark.parametrize(("kinds", "wanted"), [(3, ByClass), (60, BothWays), (200, Direct)])
def test_every_way_to_look_pairs_up_gives_the_same(kinds: int, wanted: type, rng: np.random.Generator) -> None:
    count = 200
    codes, weigh = rng.permutation(count) % kinds, rng.integers(0, 9, count).astype(np.int32)
    term = Term(lambda own, partner: (codes[own] * codes[partner]) % 7, weigh, (codes,), (codes,))
    (lookup,) = build_lookups([term], count, join=np.add, kind=np.int32)
    rows, cols = slice(20, 50), slice(10, 190)
    truth = weigh[:, None] * ((codes[:, None] * codes[None, :]) % 7)
    assert isinstance(lookup, wanted)
    assert (lookup.look_forward(rows, cols) == truth[rows, cols]).all()
    assert (lookup.look_back(rows, cols) == truth[cols, rows].T).all()


def test_a_larger_price_that_still_adds_up_is_no_fault() -> None:
    certificate = json.loads(make_round(EVEN))
    proof = find_proof(certificate, "placed")
    proof["duals"]["people"][0] += 3
    assert check_certificate(certificate).is_proven


@pytest.mark.parametrize("size", [EVEN, ODD])
def test_a_bound_after_an_open_level_is_accepted_when_a_proof_shows_it(size: tuple[int, int]) -> None:
    certificate = json.loads(make_round(size))
    total = next(level for level in certificate["levels"] if level["claim"] == "sum")
    total["bound"] += 1
    verdict = check_certificate(certificate)
    assert [level.claim for level in verdict.levels if not level.is_proven] == ["sum"]
