"""Tests of the words for what is found in a sheet."""

from pairloom.domain.applications.parsing import FindingKind
from pairloom.doors.backoffice.imports.words import FINDINGS, GROUPS, OWN, SENTENCES, SHEET
from pairloom.sheets.problems import ProblemKind


def test_every_kind_of_finding_has_a_heading_of_its_own() -> None:
    assert set(OWN) == {kind.value for kind in FindingKind}
    assert set(SHEET) == {kind.code for kind in ProblemKind}
    headings = [str(name) for name, _ in FINDINGS.values()]
    assert len(headings) == len(set(headings))


def test_what_an_import_finds_by_itself_is_said_in_a_sentence() -> None:
    assert set(SENTENCES) == set(OWN)
    assert [text for text in map(str, SENTENCES.values()) if not text.endswith(".")] == []


def test_every_kind_stands_in_a_group() -> None:
    assert {weight for _, weight in FINDINGS.values()} == set(GROUPS)
