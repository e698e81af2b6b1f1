"""Translations are compiled when, and only when, their source is newer; texts of the sources are collected."""

import os
import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installer.console import SetupError
from installer.translations import compile_all, outdated, update

SOURCE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context><name>Kiosk</name><message><source>Take a number</source><translation>取号</translation></message></context>
</TS>
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A checkout in a folder with a space, with one translation and this environment's tools."""
    root = tmp_path / "city desk"
    (root / "resources" / "i18n").mkdir(parents=True)
    (root / ".venv").mkdir()
    (root / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (root / "resources" / "i18n" / "zh_CN.ts").write_text(SOURCE, encoding="utf-8")
    return root


@pytest.mark.parametrize(("age_s", "expected"), [(None, True), (-1, True), (0, False), (1, False)])
def test_outdated(tmp_path, age_s: int | None, expected: bool) -> None:
    source = tmp_path / "zh_CN.ts"
    source.touch()
    if age_s is not None:
        compiled = tmp_path / "zh_CN.qm"
        compiled.touch()
        now = source.stat().st_mtime
        os.utime(source, (now, now))
        os.utime(compiled, (now + age_s, now + age_s))
    assert bool(outdated([source])) is expected


def test_compiled_translation_is_what_qt_loads_and_is_not_compiled_twice(checkout: Path, capsys) -> None:
    qtcore = pytest.importorskip("PySide6.QtCore")
    compile_all(checkout)
    assert "zh_CN.ts" in capsys.readouterr().out
    translator = qtcore.QTranslator()
    assert translator.load(str(checkout / "resources" / "i18n" / "zh_CN.qm"))
    assert translator.translate("Kiosk", "Take a number") == "取号"
    compile_all(checkout)
    assert capsys.readouterr().out == ""


def test_broken_translation_is_refused_and_leaves_no_file(checkout: Path) -> None:
    source = checkout / "resources" / "i18n" / "zh_CN.ts"
    source.write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(SetupError, match=r"zh_CN\.ts"):
        compile_all(checkout)
    assert not source.with_suffix(".qm").exists()


def test_no_translations_at_all_is_nothing_to_do(checkout: Path, capsys) -> None:
    shutil.rmtree(checkout / "resources")
    compile_all(checkout)
    assert capsys.readouterr().out == ""


def test_update_adds_new_texts_and_keeps_translated_ones(checkout: Path) -> None:
    folder = checkout / "app" / "modes"
    folder.mkdir(parents=True)
    (folder / "kiosk.py").write_text(
        "from PySide6.QtCore import QCoreApplication\n\n\ndef texts() -> list[str]:\n"
        '    number = QCoreApplication.translate("Kiosk", "Take a number")\n'
        '    return [number, QCoreApplication.translate("Kiosk", "Back")]\n',
        encoding="utf-8",
    )
    (checkout / "widgets").mkdir()
    update(checkout)
    tree = ElementTree.parse(checkout / "resources" / "i18n" / "zh_CN.ts")
    found = {m.findtext("source"): m.findtext("translation") for m in tree.iter("message")}
    assert found == {"Take a number": "取号", "Back": ""}
