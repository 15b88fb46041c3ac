"""Tests of what an inspection says."""

from datetime import date
from pathlib import Path

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.inspection import SHORT_FORM, inspect_file
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.problems import ProblemKind, Weight

SAMPLES = Path(__file__).parents[2] / "examples"


def test_the_small_sample_is_told_in_words() -> None:
    inspection = inspect_file(SAMPLES / "form-export-92.csv")

    lines = inspection.lines(most=dict.fromkeys(Weight, 2))

    assert lines[0] == "form-export-92.csv: CSV, comma, UTF-8; 93 rows, 92 people"
    assert any("Timestamp" in line and "When the answers were sent" in line for line in lines)
    assert "       1  Several submissions of one person" in lines
    assert "       9  No interests" in lines
    assert "          and 7 more" in lines


def test_who_depends_on_an_unsure_zone_is_told() -> None:
    lines = inspect_file(SAMPLES / "form-export-92.csv").lines(most=SHORT_FORM)

    place = lines.index("      13  People depend on an unsure time zone")
    assert lines[place + 1].startswith("          row ")
    assert lines[place + 1].endswith("people abroad have enough common hours by one reading and not by another.")
    assert lines[place + 2] == "          and 12 more"


def test_a_clean_sheet_needs_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "clean.csv"
    path.write_text(
        "Timestamp,Email,Name,Country,Languages,Time zone,Interests\n"
        "2026-07-01 09:00:00,a@x.example,Ana,Spain,English (good),Europe/Madrid,Maps\n"
        "2026-07-02 09:00:00,b@x.example,Ben,France,English (good),Europe/Paris,Maps\n",
        encoding="utf-8",
    )

    assert inspect_file(path).lines()[-1] == "Nothing needs an answer."


def test_a_given_mapping_is_used_instead_of_a_guess(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("eins,zwei\na@x.example,Narnia\nb@x.example,Spain\n", encoding="utf-8")

    mapping = Mapping({"eins": Field.EMAIL, "zwei": Field.COUNTRY}, countries={"Narnia": "PL"})
    inspection = inspect_file(path, mapping)

    assert [person.country for person in inspection.cleaned.applicants] == ["PL", "ES"]
    assert not [problem for problem in inspection.problems if problem.kind is ProblemKind.COUNTRY_UNREADABLE]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"There is no file 'gone\.csv'"):
        inspect_file(tmp_path / "gone.csv")


def test_the_short_form_of_a_large_sheet_fits_two_screens() -> None:
    lines = inspect_file(SAMPLES / "form-export-1162.csv").lines(most=SHORT_FORM)

    assert len(lines) < 80
    assert "     753  Languages without a level" in lines


def test_who_depends_on_the_zone_is_counted_on_the_days_of_the_round() -> None:
    summer = inspect_file(SAMPLES / "form-export-92.csv", starts=date(2026, 6, 1), ends=date(2026, 6, 30))
    usual = inspect_file(SAMPLES / "form-export-92.csv")

    assert (usual.starts_on, usual.ends_on) == (date(2026, 8, 29), date(2026, 12, 29))
    assert (summer.starts_on, summer.ends_on) == (date(2026, 6, 1), date(2026, 6, 30))
    assert [doubt.count for doubt in summer.doubts] != [doubt.count for doubt in usual.doubts]
