"""Alter certificates in many ways, each of which makes them untrue or unreadable."""

from collections.abc import Callable
from typing import Any

Certificate = dict[str, Any]
Step = str | int
Alteration = Callable[[Certificate], object]


def put(*path: Step, value: object) -> Alteration:
    """Make an alteration that puts a value at a path."""

    def alter(certificate: Certificate) -> None:
        *way, last = path
        place: Any = certificate
        for step in way:
            place = place[step]
        place[last] = value

    return alter


def drop(*path: Step) -> Alteration:
    """Make an alteration that takes an entry away."""

    def alter(certificate: Certificate) -> None:
        *way, last = path
        place: Any = certificate
        for step in way:
            place = place[step]
        del place[last]

    return alter


def add(*path: Step, amount: int) -> Alteration:
    """Make an alteration that adds an amount to a number."""

    def alter(certificate: Certificate) -> None:
        *way, last = path
        place: Any = certificate
        for step in way:
            place = place[step]
        place[last] += amount

    return alter


def swap_partners(certificate: Certificate) -> None:
    """Swap the second people of the first two pairs."""
    first, second = certificate["pairs"][:2]
    first[1], second[1] = second[1], first[1]


def move_into_one_country(certificate: Certificate) -> None:
    """Give the first pair the same country."""
    first, second = (certificate["pool"]["ids"].index(one) for one in certificate["pairs"][0])
    countries = certificate["pool"]["codes"]["country"]
    countries[first] = countries[second]


def list_first_pair(*path: str) -> Alteration:
    """Make an alteration that names the first pair in a list of pairs."""

    def alter(certificate: Certificate) -> None:
        place: Any = certificate
        for step in path:
            place = place[step]
        place.append(list(certificate["pairs"][0]))

    return alter


def break_first_pair(certificate: Certificate) -> None:
    """Let the people of the first pair go alone."""
    certificate["unmatched"] += certificate["pairs"].pop(0)


def repeat_first_pair(certificate: Certificate) -> None:
    """Write the first pair twice."""
    certificate["pairs"].append(certificate["pairs"][0])


def name_first_as_unmatched(certificate: Certificate) -> None:
    """Say of somebody in a pair that they are alone as well."""
    certificate["unmatched"].append(certificate["pairs"][0][0])


def name_two_columns_alike(certificate: Certificate) -> None:
    """Give a flag the name of a column of codes."""
    certificate["pool"]["flags"]["country"] = [0] * len(certificate["pool"]["ids"])


def find_proof(certificate: Certificate, claim: str) -> dict[str, Any]:
    """Find the first proof of a claim."""
    return next(proof for proof in certificate["proofs"] if proof["claim"] == claim)


def in_proof(claim: str, alteration: Alteration) -> Alteration:
    """Make an alteration of the first proof of a claim."""
    return lambda certificate: alteration(find_proof(certificate, claim))


def remove_proof(claim: str) -> Alteration:
    """Make an alteration that takes a proof away."""
    return lambda certificate: certificate["proofs"].remove(find_proof(certificate, claim))


def in_level(claim: str, alteration: Alteration) -> Alteration:
    """Make an alteration of the first level of a claim."""
    return lambda certificate: alteration(next(one for one in certificate["levels"] if one["claim"] == claim))


def lower_every_price(proof: Certificate) -> None:
    """Take four off the price of everybody."""
    proof["duals"]["people"] = [price - 4 for price in proof["duals"]["people"]]


def add_odd_set(members: list[int], price: int) -> Alteration:
    """Make an alteration that adds a set to the prices of a proof."""

    def alter(proof: Certificate) -> None:
        sets = proof["duals"]["odd_sets"]
        sets["begins"].append(len(sets["line"]))
        sets["line"].extend(members)
        sets["ends"].append(len(sets["line"]))
        sets["prices"].append(price)

    return alter


def cross_two_sets(proof: Certificate) -> None:
    """Add two sets of which neither lies in the other, though they share members."""
    proof["duals"]["odd_sets"] = {"line": [0, 1, 2, 3], "begins": [0, 1], "ends": [3, 4], "prices": [4, 4]}


EVERYWHERE: dict[str, Alteration] = {
    "another format": put("format", value="other"),
    "another version": put("version", value=1),
    "a version that is no number": put("version", value=True),
    "no notice": drop("notice"),
    "another notice": put("notice", value="Share this file with everybody."),
    "a notice in nothing": put("notice", value=None),
    "an unknown entry": put("remark", value=1),
    "a negative seed": put("seed", value=-1),
    "another seed": add("seed", amount=1),
    "a seed in words": put("seed", value="seven"),
    "a higher threshold": put("threshold", value=1000),
    "a lower threshold": add("threshold", amount=-1),
    "a threshold that is not a number": put("threshold", value=float("nan")),
    "a pool that is a list": put("pool", value=[]),
    "an id given twice": lambda c: put("pool", "ids", 0, value=c["pool"]["ids"][1])(c),
    "a negative id": put("pool", "ids", 0, value=-5),
    "an enormous id": put("pool", "ids", 0, value=10**5000),
    "a person less in one column": drop("pool", "ids", -1),
    "a pair within one country": move_into_one_country,
    "a code in words": put("pool", "codes", "country", 0, value="Peru"),
    "a code beyond 16 bits": put("pool", "codes", "country", 0, value=40_000),
    "a column too short": drop("pool", "codes", "sector", 0),
    "a flag of 2": put("pool", "flags", "prefers_email", 0, value=2),
    "an item beyond the words": put("pool", "masks", "interests", "items", 0, value=[64]),
    "a mask without words": put("pool", "masks", "interests", "words", value=0),
    "items that are no list": put("pool", "masks", "interests", "items", 0, value=3),
    "a grid that differs both ways": add("pool", "grids", "hours", 0, 1, amount=1),
    "a grid that is no square": drop("pool", "grids", "hours", 0),
    "an earlier pair paired again": list_first_pair("pool", "earlier"),
    "a blocked pair paired": list_first_pair("pool", "blocked"),
    "an earlier pair of strangers": put("pool", "earlier", value=[[987_654_321, 987_654_322]]),
    "an earlier pair of one": lambda c: put("pool", "earlier", value=[[c["pool"]["ids"][0]] * 2])(c),
    "a column that is missing": drop("pool", "codes", "stage"),
    "two columns of one name": name_two_columns_alike,
    "other points": add("plan", "criteria", 0, "points", amount=37),
    "a criterion less": drop("plan", "criteria", 0),
    "a criterion of no kind": put("plan", "criteria", 0, "kind", value="magic"),
    "a criterion that is a list": put("plan", "criteria", 0, value=[]),
    "a wish in words": put("plan", "criteria", 1, "wish", value="yes"),
    "points beyond 2^20": put("plan", "criteria", 0, "points", value=20_000),
    "a value over 100": put("plan", "criteria", 0, "partner_none", value=101),
    "a ragged table": put("plan", "criteria", 3, "table", value=[[1, 2], [3]]),
    "no plan": put("plan", value=None),
    "a rule about an unknown column": put("plan", "rules", "differ", value=["planet"]),
    "a trio rule about an unknown mask": put("plan", "rules", "trio_share", value="songs"),
    "another percentile": put("plan", "objective", "percentile", value=60),
    "falling tiers": put("plan", "objective", "tiers", value=[700, 600, 800]),
    "a tier more": put("plan", "objective", "tiers", value=[500, 600, 700, 800]),
    "partners swapped": swap_partners,
    "a pair broken": break_first_pair,
    "a pair twice": repeat_first_pair,
    "a pair of one": lambda c: put("pairs", 0, value=[c["pairs"][0][0]] * 2)(c),
    "a pair of three": lambda c: put("pairs", 0, value=[*c["pairs"][0], 1])(c),
    "somebody both paired and alone": name_first_as_unmatched,
    "an unknown person": put("unmatched", value=[987_654_321]),
    "a forbidden pair paired": list_first_pair("forbidden"),
    "a pin that was not kept": lambda c: put("pinned", value=[[c["pairs"][0][0], c["pairs"][1][0]]])(c),
    "a pin that no proof knows": list_first_pair("pinned"),
    "three trios": lambda c: put("trios", value=[c["pool"]["ids"][:3]] * 3)(c),
    "a value too high": in_level("sum", add("value", amount=1)),
    "a bound below the value": in_level("sum", add("bound", amount=-1)),
    "a value with a fraction": in_level("sum", put("value", value=1.5)),
    "a level less": drop("levels", -1),
    "levels in another order": lambda c: c["levels"].reverse(),
    "a level of nothing": put("levels", 0, "claim", value="joy"),
    "levels that are a number": put("levels", value=8),
    "no proof of the sum": remove_proof("sum"),
    "no proof of the lot": remove_proof("lot"),
    "the same proof twice": lambda c: c["proofs"].append(find_proof(c, "sum")),
    "a proof of no level": in_proof("sum", put("at", value=7)),
    "prices too low": in_proof("sum", lower_every_price),
    "prices of too few people": in_proof("sum", drop("duals", "people", 0)),
    "a price beyond 2^59": in_proof("sum", put("duals", "people", 0, value=2**60)),
    "a price that is infinite": in_proof("sum", put("duals", "people", 0, value=float("inf"))),
    "an even set": in_proof("sum", add_odd_set([0, 1], 4)),
    "a set of one": in_proof("sum", add_odd_set([0], 4)),
    "a set with somebody twice": in_proof("sum", add_odd_set([0, 1, 1], 4)),
    "a set paid less than nothing": in_proof("sum", add_odd_set([0, 1, 2], -4)),
    "a set with nobody": in_proof("sum", add_odd_set([0, 1, 5000], 4)),
    "a set without an end": in_proof("sum", lambda proof: proof["duals"]["odd_sets"]["begins"].append(0)),
    "sets that are no lists": in_proof("sum", put("duals", "odd_sets", value=[])),
    "sets that cross": in_proof("sum", cross_two_sets),
    "a seat more": in_proof("sum", lambda proof: proof["duals"]["seats"].append(0)),
    "a bound of a proof too low": in_proof("sum", add("bound", amount=-1)),
    "rel counted twice": in_proof("sum", put("weights", "rel", value=2)),
    "the preview counted twice": in_proof("sum", add("weights", "preview", amount=1)),
    "pairs counted": in_proof("sum", put("weights", "pair", value=1)),
    "another floor": in_proof("sum", add("weights", "floor", amount=-1)),
    "a scale of nothing": in_proof("lot", put("weights", "scale", value=0)),
    "the lot left out": in_proof("lot", put("weights", "lot", value=False)),
    "weights beyond 2^56": in_proof("lot", put("weights", "scale", value=2**55)),
    "a tier's weight less": in_proof("sum", put("weights", "tiers", value=[1])),
    "a proof without weights": in_proof("sum", drop("weights")),
    "a trio counted on in words": in_proof("sum", put("has_trio", value="no")),
    "an exception that is no trio": in_proof("sum", lambda proof: proof["trios"].append({"trio": [0, 0, 1]})),
    "proofs that are nothing": put("proofs", value=None),
}
