"""A folder of TOML: everything that is wrong in it is told at once."""

import shutil

import pytest

import resources
from app.workbook.errors import HallFileError
from app.workbook.folder import read_hall


def test_mistakes_in_several_files_and_entries_are_told_together(tmp_path):
    folder = tmp_path / "hall"
    shutil.copytree(resources.path("sample_hall"), folder, ignore=shutil.ignore_patterns("portraits", "*.py"))
    for name, right, wrong in (
        ("hall.toml", "max_recalls = 3", "max_recalls = 99"),
        ("counters.toml", 'mode = "strict"', 'mode = "loose"'),
        ("services.toml", "expected_minutes = 8", "expected_minutes = 0"),
        ("services.toml", 'group = "id-card"', 'group = "id-cards"'),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        assert right in text
        (folder / name).write_text(text.replace(right, wrong), encoding="utf-8")
    (folder / "texts.toml").unlink()
    with pytest.raises(HallFileError) as told:
        read_hall(folder)
    files = [error.file for error in told.value.each]
    assert {"hall.toml", "counters.toml", "services.toml", "texts.toml"} == set(files)
    assert files.count("counters.toml") > 1
    assert files.count("services.toml") > 1
    assert str(told.value).count("\n") == len(files) - 1
