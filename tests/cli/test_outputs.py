"""Tests of places to write to."""

from pathlib import Path

import pytest

from pairloom.cli.outputs import prepare_outputs
from pairloom.sheets.errors import SheetError


def test_a_folder_that_does_not_exist_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"There is no folder '.*a/b' to write pairs\.csv to; please make it first"):
        prepare_outputs([tmp_path / "a" / "b" / "pairs.csv"], inputs=[])
    assert list(tmp_path.iterdir()) == []


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="is used for something else already"):
        prepare_outputs([tmp_path / "x" / ".." / "form.csv"], inputs=[tmp_path / "form.csv"])


def test_two_outputs_need_two_names(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="choose another name"):
        prepare_outputs([tmp_path / "one", tmp_path / "one"], inputs=[])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="is a folder; the name of a file is wanted"):
        prepare_outputs([tmp_path], inputs=[])


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SheetError, match="There is no folder"):
        prepare_outputs([tmp_path / "file" / "pairs.csv"], inputs=[])


def test_a_place_that_does_not_let_one_write_is_told_beforehand() -> None:
    with pytest.raises(SheetError, match=r"cannot be written|There is no folder"):
        prepare_outputs([Path("/proc/1/pairs.csv")], inputs=[])
