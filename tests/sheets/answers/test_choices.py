"""Tests of reading stages, kinds of libraries and ticks."""

import pytest

from pairloom.sheets.answers.choices import is_no, is_tick, read_sector, read_stage
from pairloom.sheets.people import Stage


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("Student", Stage.STUDENT),
        ("LIS student", Stage.STUDENT),
        ("Estudiante", Stage.STUDENT),
        ("Early career", Stage.EARLY),
        ("New professional (0-5 years)", Stage.EARLY),
        ("Principio de carrera", Stage.EARLY),
        ("Berufseinsteiger*in", Stage.EARLY),
        ("Début de carrière", Stage.EARLY),
        ("Mid-career (5-15 years)", Stage.MID),
        ("Milieu de carrière", Stage.MID),
        ("Meio de carreira", Stage.MID),
        ("Late career", Stage.LATE),
        ("Senior", Stage.LATE),
        ("Berufserfahren", Stage.LATE),
        ("0-5 years", Stage.EARLY),
        ("<5 years", Stage.EARLY),
        ("6–10 years", Stage.MID),
        ("More than 20 years", Stage.LATE),
        ("Library manager", None),
        ("", None),
    ],
)
def test_a_stage_is_read_from_words_or_years(written: str, stage: Stage | None) -> None:
    assert read_stage(written) == stage


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Public library", "public"),
        ("Biblioteca Pública", "public"),
        ("University library", "academic"),
        ("Special / law / health library", "special_law_health_library"),
        ("Parliamentary archive", "parliamentary_archive"),
        ("n/a", ""),
    ],
)
def test_an_unknown_kind_of_library_is_a_kind_of_its_own(written: str, code: str) -> None:
    assert read_sector(written) == code


@pytest.mark.parametrize("written", ["Yes", "x", "✓", "TRUE", "1", "sí", "oui", "ja"])
def test_a_tick_is_known_in_many_forms(written: str) -> None:
    assert (is_tick(written), is_no(written)) == (True, False)


@pytest.mark.parametrize("written", ["", "No", "false", "0", "não", "-"])
def test_no_and_nothing_are_no_tick(written: str) -> None:
    assert (is_tick(written), is_no(written)) == (False, True)
