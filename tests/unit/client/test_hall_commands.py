"""`citydesk hall` without a server: checking files, and a folder as a workbook."""

import pytest

import resources
from app import cli
from app.workbook.folder import read_hall
from app.workbook.reading import read_workbook
from tests.unit.rules.halls import small_setup
from tests.unit.workbook.books import put, spoilt

SAMPLE = resources.path("sample_hall")


@pytest.mark.parametrize("file", [SAMPLE, resources.path("sample_hall.xlsx")], ids=["folder", "workbook"])
def test_a_right_file_is_said_with_what_is_in_it(file, capsys):
    assert cli.main(["hall", "check", str(file)]) == 0
    assert "hall yunxi, 4 zones, 20 counters, 68 services with tickets, 30 staff" in capsys.readouterr().out


def test_every_mistake_has_its_line(tmp_path, capsys):
    def spoil(grids):
        put(grids, "services", 3, "prefix", "abc")
        put(grids, "staff", 2, "stars", 9)

    assert cli.main(["hall", "check", str(spoilt(small_setup(), tmp_path / "our.xlsx", spoil))]) == 1
    first, second, count = capsys.readouterr().err.splitlines()
    assert first.startswith("our.xlsx, sheet services, row 3, column ")
    assert first.endswith('(prefix): must be one or two capital letters, found "abc"')
    assert second.startswith("our.xlsx, sheet staff, row 2, column ")
    assert count == "2 to put right"


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    assert cli.main(["hall", "check", str(tmp_path / "none.xlsx")]) == 1
    assert "none.xlsx: must be an Excel workbook" in capsys.readouterr().err


def test_a_folder_becomes_a_workbook_that_is_not_written_over(tmp_path, capsys):
    file = tmp_path / "hall.xlsx"
    words = ["hall", "export", str(file), "--from", str(SAMPLE)]
    assert cli.main(words) == 0
    assert read_workbook(file) == read_hall(SAMPLE)
    file.write_bytes(b"mine")
    assert cli.main(words) == 1
    assert "is there already" in capsys.readouterr().err
    assert file.read_bytes() == b"mine"
    assert cli.main([*words, "--replace"]) == 0
    assert read_workbook(file) == read_hall(SAMPLE)


def test_only_a_workbook_is_written(tmp_path, capsys):
    assert cli.main(["hall", "export", str(tmp_path / "hall.csv"), "--from", str(SAMPLE)]) == 1
    assert "must end with .xlsx" in capsys.readouterr().err
