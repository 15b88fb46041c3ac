"""A certificate is the same bytes for the same round, is read again as written, and is refused once altered."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.population import make_pool
from pairloom.matching.certificate import NOTICE, list_items, make_certificate, read_certificate, write_certificate
from pairloom.matching.check import check_certificate
from pairloom.matching.errors import ProofError
from pairloom.matching.plan import load_default_plan
from pairloom.matching.solver import solve

PLAN = load_default_plan()
ALTERED: dict[str, Any] = {
    "a pair of other people": lambda values: values["pairs"].__setitem__(
        0, [values["pairs"][0][0], values["pairs"][1][1]]
    ),
    "a pair less": lambda values: values["pairs"].pop(),
    "another seed": lambda values: values.__setitem__("seed", values["seed"] + 1),
    "a higher sum": lambda values: values["levels"][-2].__setitem__("value", values["levels"][-2]["value"] + 1),
    "a lower price": lambda values: values["proofs"][-1]["duals"]["people"].__setitem__(0, -(10**9)),
    "another code": lambda values: values["pool"]["codes"]["country"].__setitem__(0, 99),
    "more points": lambda values: values["plan"]["criteria"][0].__setitem__("points", 5),
    "no proofs": lambda values: values["proofs"].clear(),
}


@pytest.mark.parametrize("count", [60, 61])
def test_the_same_round_gives_the_same_bytes(tmp_path: Path, count: int) -> None:
    paths = [tmp_path / name for name in ("one.json.gz", "other.json.gz")]
    for path in paths:
        write_certificate(solve(make_pool(count, 3), PLAN, seed=8), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_certificate_is_read_as_it_was_made(tmp_path: Path) -> None:
    result = solve(make_pool(50, 3), PLAN)
    write_certificate(result, tmp_path / "proof.json.gz")
    read = read_certificate(str(tmp_path / "proof.json.gz"))
    assert read == json.loads(json.dumps(make_certificate(result)))
    assert (read["format"], read["version"], read["notice"]) == ("pairloom-proof", 2, NOTICE)
    assert check_certificate(read).is_proven


def test_a_certificate_says_that_it_is_personal_data() -> None:
    assert "personal data" in NOTICE


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_certificate_is_refused(name: str) -> None:
    certificate = json.loads(json.dumps(make_certificate(solve(make_pool(40, 3), PLAN))))
    assert check_certificate(certificate).is_proven
    ALTERED[name](certificate)
    with pytest.raises(ProofError):
        check_certificate(certificate)


def test_a_round_stopped_too_early_has_no_certificate() -> None:
    with pytest.raises(ProofError, match="stopped before everybody's own best was known; give it more time"):
        make_certificate(solve(make_pool(300, 3), PLAN, seconds=0.0))


def test_items_of_masks_are_listed_rising_over_all_words() -> None:
    masks = np.array([[0b101, 0], [0, 1 << 63], [2, 3]], np.uint64)
    assert list_items(masks) == [[0, 2], [127], [1, 64, 65]]


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProofError, match=r"there is no file .*none\.gz"):
        read_certificate(tmp_path / "none.gz")


@pytest.mark.parametrize(
    "content",
    [b"text", gzip.compress(b"{"), gzip.compress(b"\xff"), gzip.compress(b"{}")[:-6]],
    ids=["plain text", "broken JSON", "not UTF-8", "cut short"],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "proof.gz").write_bytes(content)
    with pytest.raises(ProofError, match="cannot be read as a compressed proof"):
        read_certificate(tmp_path / "proof.gz")


@pytest.mark.parametrize("value", [[], 3, {}, {"format": "other"}])
def test_another_kind_of_file_is_refused(tmp_path: Path, value: object) -> None:
    (tmp_path / "proof.gz").write_bytes(gzip.compress(json.dumps(value).encode()))
    with pytest.raises(ProofError, match="is not a proof of Pairloom"):
        read_certificate(tmp_path / "proof.gz")
