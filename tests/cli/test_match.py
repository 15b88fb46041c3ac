"""Tests of `pairloom match`, on good sheets and on hostile ones."""

import csv
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from pairloom.cli import main
from tests.cli.sheets import HEADINGS, make_row, write_sheet
from tests.sheets.rounds import LARGE, SMALL


def match(*words: str) -> int:
    return main(["match", *words])


def match_rows(rows: Iterable[dict[str, str]]) -> int:
    write_sheet(Path("form.csv"), rows)
    return match("form.csv")


def read_column(path: str, heading: str) -> list[str]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return [row[heading] for row in csv.DictReader(file)]


def test_the_sample_matches_with_no_option_at_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert match(str(SMALL)) == 0
    told = capsys.readouterr().out
    assert "93 rows, 92 people: 92 from 24 countries take part." in told
    assert "that is proven" in told
    assert sorted(path.name for path in folder.iterdir()) == ["pairs-unmatched.csv", "pairs.csv"]
    first, second = (read_column("pairs.csv", f"country {member}") for member in (1, 2))
    assert [pair for pair in zip(first, second, strict=True) if pair[0] == pair[1]] == []
    assert all(read_column("pairs.csv", "languages in common"))


def test_report_workbook_and_proof_are_written_where_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = write_sheet(folder / "form.csv", [make_row(number) for number in range(8)])
    (folder / "o").mkdir()
    words = ["--out", "o/pairs.xlsx", "--report", "o/report.html", "--certificate", "o/proof.json.gz"]
    assert match(str(sheet), *words) == 0
    assert sorted(path.name for path in (folder / "o").iterdir()) == ["pairs.xlsx", "proof.json.gz", "report.html"]
    assert "personal data" in capsys.readouterr().out


def test_the_same_sheet_and_seed_give_the_same_files(folder: Path) -> None:
    sheet = write_sheet(folder / "form.csv", [make_row(number) for number in range(12)])
    assert match(str(sheet), "--seed", "5", "--out", "a.csv", "--certificate", "a.json.gz") == 0
    assert match(str(sheet), "--seed", "5", "--out", "b.csv", "--certificate", "b.json.gz") == 0
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()
    assert Path("a.json.gz").read_bytes() == Path("b.json.gz").read_bytes()


def test_people_over_the_cap_wait_with_the_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [make_row(number, **({"country": "Poland"} if number % 5 < 3 else {})) for number in range(60)]
    assert folder.exists()
    assert match_rows(rows) == 0
    assert "on the waiting list" in capsys.readouterr().out
    states, reasons = read_column("pairs-unmatched.csv", "state"), read_column("pairs-unmatched.csv", "reason")
    waiting = [reason for state, reason in zip(states, reasons, strict=True) if state == "waiting list"]
    assert set(waiting) == {"The places for Poland were taken by people who applied earlier."}
    assert len(waiting) >= 24


def test_a_country_that_cannot_be_read_has_its_own_state_and_advice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    unclear = [make_row(8, country="Atlantis"), make_row(9, country="")]
    assert match_rows([make_row(number) for number in range(4)] + unclear) == 0
    told = capsys.readouterr().out
    assert "We could not read the country of 2 people: correct it and match again." in told
    assert "  - Row 6: We could not read the country “Atlantis”." in told
    assert "waiting list" not in told
    assert read_column("pairs-unmatched.csv", "state") == ["country not read"] * 2


def test_one_person_takes_part(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.exists()
    assert match_rows([make_row(0)]) == 3
    assert "1 from 1 country takes part." in capsys.readouterr().out


def test_more_unread_countries_than_a_screen_holds_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    rows = [make_row(number, country=f"Atlantis {number}") for number in range(12)]
    assert match_rows([*(make_row(number) for number in range(20, 50)), *rows]) == 0
    assert "2 more: see the list of people without a partner" in capsys.readouterr().out


def test_a_plan_that_asks_for_an_unknown_column_reads_which_there_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    lines = ['name = "own"', "[[criteria]]", 'name = "town"', "points = 9", 'kind = "comparison"']
    (folder / "own.toml").write_text("\n".join([*lines, 'column = "city"', 'table = "same"']), encoding="utf-8")
    assert match("form.csv", "--plan", "own.toml") == 2
    assert capsys.readouterr().err == (
        "The plan asks in 'town' for the column 'city'; "
        "the answers have only: country, first_timer, region, sector, stage, zone.\n"
    )


WRONG_PLANS = [
    ("[rules]\ndiffer = 5", "In the rules, differ is 5; a list of texts is wanted."),
    ('[rules]\ndiffer = "country"', "In the rules, differ is 'country'; a list of texts is wanted."),
    ('[rules]\ndiffer = ["zone"]\nsame = ["zone"]', "'zone' names two rules; each needs its own name (in differ"),
    ('[objective]\npercentile = "50"', "In the objective, percentile is '50'; a whole number is wanted."),
    ('[objective]\nthreshold = "no"', "In the objective, threshold is 'no'; true or false is wanted."),
    ("[objective]\ntiers = 5", "In the objective, tiers is 5; a list of whole numbers is wanted."),
]


@pytest.mark.parametrize(("part", "sentence"), WRONG_PLANS, ids=[sentence for _, sentence in WRONG_PLANS])
def test_a_wrong_plan_is_told_in_one_sentence_before_anything_is_solved(
    part: str, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    (folder / "own.toml").write_text(f'name = "own"\ncriteria = []\n{part}\n', encoding="utf-8")
    assert match("form.csv", "--plan", "own.toml") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(sentence)
    assert told.err.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["form.csv", "own.toml"]


HOSTILE_FILES = {
    "nothing": b"",
    "blank": b"\n\n  \n",
    "headings only": ",".join(HEADINGS).encode(),
    "no address": b"Name,Country\nAda,France\nJan,Poland\n",
    "zeros": b"\0" * 4096,
    "noise": bytes(range(256)) * 20,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100,
}


@pytest.mark.parametrize("content", HOSTILE_FILES.values(), ids=HOSTILE_FILES.keys())
@pytest.mark.parametrize("name", ["form.csv", "form.xlsx"])
def test_what_is_no_form_export_is_refused_in_one_sentence(
    name: str, content: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(content)
    assert match(name) == 2
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert complaint.strip().endswith((".", "?"))
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_zip_called_csv_is_refused_in_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("form.csv", "a,b\n1,2\n")
    (folder / "form.csv").write_bytes(packed.getvalue())
    assert match("form.csv") == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_missing_file_and_a_folder_are_told(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.exists()
    assert match(name) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([make_row(0)], "There is nobody else in this round."),
        ([make_row(number, country="France", zone="") for number in range(6)], "live in the same country"),
        (
            [
                make_row(number, languages=spoken)
                for number, spoken in enumerate(["Finnish (good)", "Thai (good)", "Zulu (good)"])
            ],
            "share no language well enough",
        ),
    ],
    ids=["one row", "one country", "no common language"],
)
def test_where_nobody_can_be_matched_each_reads_why_and_the_code_is_three(
    rows: list[dict[str, str]], reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    assert match_rows(rows) == 3
    assert "0 pairs" in capsys.readouterr().out
    reasons = read_column("pairs-unmatched.csv", "reason")
    assert len(reasons) == len(rows)
    assert [text for text in reasons if reason not in text] == []


def test_the_same_person_fifty_times_is_one_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.exists()
    rows = [make_row(number, email=" ADA@x.example" if number % 2 else "ada@x.example") for number in range(50)]
    assert match_rows([*rows, make_row(51, country="Kenya"), make_row(50, country="Poland")]) == 0
    assert "52 rows, 3 people" in capsys.readouterr().out


def test_formulas_and_signs_without_meaning_reach_the_files_as_text(folder: Path) -> None:
    assert folder.exists()
    rows = [make_row(0, name="=cmd|' /C calc'!A0"), make_row(1, name="@SUM(1)"), make_row(2, name="+1")]
    assert match_rows([*rows, make_row(3, name="\t=1")]) == 0
    names = read_column("pairs.csv", "name 1") + read_column("pairs.csv", "name 2")
    assert [name for name in names if name.startswith(("=", "@", "+", "-", "\t"))] == []


@pytest.mark.parametrize("stamp", ["9999-12-31 09:00:00", "31/12/9999 9:00", "0001-01-01 00:00:00"])
def test_a_stamp_of_a_year_that_cannot_be_is_not_read(
    stamp: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [make_row(number, **({"stamp": stamp} if number == 1 else {})) for number in range(4)]
    write_sheet(folder / "form.csv", rows)
    assert main(["inspect", "form.csv", "--all"]) == 0
    assert f"row 3: The time stamp “{stamp}” cannot be read" in capsys.readouterr().out
    assert match("form.csv") == 0


def test_bytes_of_zero_in_answers_do_no_harm(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    sheet.write_bytes(sheet.read_bytes().replace(b"Person 2", b"Per\0son 2"))
    assert match("form.csv") in (0, 2)
    assert capsys.readouterr().err.count("\n") <= 1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--out", "form.csv"], "choose another name"),
        (["--out", "pairs.ods"], "ends in .csv or .xlsx"),
        (["--out", "new/pairs.csv"], "There is no folder 'new'"),
        (["--report", "r.txt"], "The report can be written to a file that ends in .html or .htm; 'r.txt' does not."),
        (["--certificate", "c.json"], "The certificate can be written to a file that ends in .json.gz"),
        (["--plan", "missing.toml"], "cannot be read"),
        (["--mapping", "missing.toml"], "There is no mapping"),
        (["--report", "."], "is a folder"),
    ],
)
def test_wrong_options_are_told_before_anything_is_written(
    words: list[str], complaint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    assert match("form.csv", *words) == 2
    told = capsys.readouterr().err
    assert complaint in told
    assert told.count("\n") == 1
    assert [path.name for path in folder.iterdir()] == ["form.csv"]


def test_a_missing_input_is_told_before_a_missing_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert match("gone.csv", "--out", "new/pairs.csv") == 2
    assert "There is no file 'gone.csv'" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_a_mapping_that_corrects_a_country_alone_is_enough(folder: Path) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(3)] + [make_row(3, country="Narnia")])
    (folder / "mapping.toml").write_text('[countries]\n"Narnia" = "ES"\n', encoding="utf-8")
    assert match("form.csv", "--mapping", "mapping.toml") == 0
    assert "Spain" in read_column("pairs.csv", "country 1") + read_column("pairs.csv", "country 2")


ADDRESSES = "E-mail,Country\na@x.example,Spain\nb@x.example,France\n"


def test_no_column_of_languages_is_refused_in_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "form.csv").write_text(ADDRESSES, encoding="utf-8")
    assert match("form.csv") == 2
    assert capsys.readouterr().err == "No column with languages was found; the columns are “E-mail”, “Country”.\n"
    assert [path.name for path in folder.iterdir()] == ["form.csv"]


def test_a_plan_that_asks_for_no_common_language_needs_no_column_of_them(folder: Path) -> None:
    (folder / "form.csv").write_text(ADDRESSES, encoding="utf-8")
    plan = 'name = "any"\ncriteria = []\n[rules]\ndiffer = ["country"]\n'
    (folder / "plan.toml").write_text(plan, encoding="utf-8")
    assert match("form.csv", "--plan", "plan.toml") == 0


@pytest.mark.parametrize("name", ["pairs.csv", "pairs-unmatched.csv", "report.html", "proof.json.gz"])
def test_a_full_disk_is_told_with_the_name_of_the_file(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_sheet(folder / "form.csv", [make_row(number) for number in range(4)])
    (folder / name).symlink_to("/dev/full")
    assert match("form.csv", "--report", "report.html", "--certificate", "proof.json.gz") == 2
    assert capsys.readouterr().err == f"{name} cannot be written: No space left on device.\n"


@pytest.mark.slow
def test_the_large_sample_is_proven_with_a_small_report_and_a_proof_that_holds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.exists()
    assert match(str(LARGE), "--report", "report.html", "--certificate", "proof.json.gz") == 0
    assert "that is proven" in capsys.readouterr().out
    assert Path("report.html").stat().st_size < 600_000
    assert main(["check", "proof.json.gz"]) == 0


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_two_hundred_thousand_rows_are_read_whole_and_matched_as_far_as_time_allows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    languages = ("English (good)", "Spanish, English (basic)", "French (fluent)", "Polish, English (good)")
    rows = (make_row(number, languages=languages[number // 7 % 4]) for number in range(200_000))
    write_sheet(folder / "form.csv", rows)
    assert match("form.csv", "--seconds", "20", "--cap", "1") == 0
    told = capsys.readouterr().out
    assert "200,000 rows, 200,000 people" in told
    assert len(read_column("pairs.csv", "number 1")) + len(read_column("pairs-unmatched.csv", "number")) > 100_000
