"""A folder of TOML: everything that is wrong in it is told at once."""

import shutil

import pytest

import resources
from app.workbook.design_files import write_designs
from app.workbook.errors import HallFileError
from app.workbook.folder import read_hall
from app.workbook.reading import read_workbook
from app.workbook.writing import write_workbook


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


@pytest.fixture
def folder(tmp_path):
    """The sample hall's folder, to be changed."""
    copied = tmp_path / "hall"
    shutil.copytree(resources.path("sample_hall"), copied, ignore=shutil.ignore_patterns("portraits", "*.py"))
    return copied


def put_in(file, before, after):
    """Change a file."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_designs_are_files_of_the_folder_and_come_back_from_a_workbook_and_a_folder(folder, tmp_path):
    for kind in ("ticket", "layout"):
        (folder / f"{kind}s").mkdir()
    standard = resources.read_text("ticket_templates/standard.toml")
    (folder / "tickets" / "large.toml").write_text(standard, encoding="utf-8")
    (folder / "layouts" / "list.toml").write_text(resources.read_text("display_layouts/list.toml"), encoding="utf-8")
    put_in(folder / "hall.toml", "number_width = 3", 'number_width = 3\nticket = "large"\nlayout = "list"')
    put_in(folder / "zones.toml", "[[zone]]\n", '[[zone]]\nlayout = "list"\nticket = "large"\n')
    put_in(folder / "services.toml", "[[leaf]]\n", '[[leaf]]\nticket = "large"\n')
    setup = read_hall(folder)
    assert (setup.ticket, setup.layout, setup.zones[0].layout) == ("large", "list", "list")
    assert [service.ticket for service in setup.services].count("large") == 1
    assert setup.tickets[0].source == standard.strip()
    write_workbook(setup, tmp_path / "hall.xlsx")
    assert read_workbook(tmp_path / "hall.xlsx") == setup
    shutil.rmtree(folder / "tickets")
    shutil.rmtree(folder / "layouts")
    assert [file.name for file in write_designs(setup, folder)] == ["large.toml", "list.toml"]
    assert read_hall(folder) == setup


def test_a_wrong_design_is_told_with_file_line_and_element(folder):
    (folder / "tickets").mkdir()
    (folder / "tickets" / "large.toml").write_text('[[element]]\nkind = "text"\nsize = 0\n', encoding="utf-8")
    (folder / "tickets" / "other.toml").write_bytes(b"\xff")
    put_in(folder / "hall.toml", "number_width = 3", 'number_width = 3\nticket = "nothing"')
    with pytest.raises(HallFileError) as told:
        read_hall(folder)
    first, second = told.value.each
    assert str(first).startswith("tickets/large.toml: line 3: element 1 (text): size must be a whole number")
    assert second.file == "tickets/other.toml"
    shutil.rmtree(folder / "tickets")
    with pytest.raises(HallFileError, match="unknown ticket: nothing"):
        read_hall(folder)
