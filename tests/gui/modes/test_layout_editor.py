"""The layout editor by mouse and keys: what is seen is what the display shows, and everything can be undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from app.contract.hall.setup import DisplayDesign
from app.modes.admin.craft import ZONE, Place
from app.modes.admin.display_layouts.craft import LAYOUTS, keep
from app.modes.admin.display_layouts.kinds import new_block, settable
from app.modes.admin.display_layouts.samples import LONGEST, samples
from app.modes.admin.display_layouts.screen import LayoutEditor
from app.modes.display.layouts import shipped_layout
from app.modes.display.picture import LayoutPicture
from designs.display import Block, BlockKind, Layout
from designs.display_file import WrongDesign, layout_text, parse_layout
from tests.gui.modes.admin_scenes import layout_editor
from tests.unit.rules.halls import MANAGER, Hall, small_setup
from widgets.poster import Poster

LEFT = Qt.MouseButton.LeftButton
Make = Callable[..., LayoutEditor]
CALL, CLOCK = 3, 2
"""Where blocks stand in the shipped layout."""


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(name: str = "halves") -> LayoutEditor:
        editor = layout_editor(name)
        qtbot.addWidget(editor)
        editor.resize(QSize(1366, 768))
        editor.show()
        QTest.qWait(0)
        return editor

    return made


def drag(editor: LayoutEditor, start: QPoint, by: QPoint) -> None:
    """Press, move in steps, let go."""
    QTest.mousePress(editor.canvas, LEFT, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(editor.canvas, start + by * part)
    QTest.mouseRelease(editor.canvas, LEFT, pos=start + by)


def cell(editor: LayoutEditor) -> QPoint:
    """How many pixels a cell is wide and high."""
    picture = editor.canvas.picture
    return QPoint(picture.width() // picture.shown.columns, picture.height() // picture.shown.rows)


def press(editor: LayoutEditor, name: str) -> None:
    """Press a button."""
    QTest.mouseClick(editor.findChild(QPushButton, name), LEFT)


def blocks(editor: LayoutEditor) -> tuple[Block, ...]:
    """The blocks as they are now."""
    return editor.document.layout.blocks


def test_what_is_seen_is_the_widget_of_the_display(make: Make):
    editor = make()
    assert type(editor.canvas.picture) is LayoutPicture
    assert editor.canvas.picture.findChild(Poster, "current-ticket").text() == samples()[0][1].calls[0].ticket
    editor.findChild(QComboBox, "sample").setCurrentIndex(3)
    assert editor.canvas.picture.findChild(Poster, "current-ticket").text() == LONGEST.calls[0].ticket


def test_the_picture_has_the_proportions_of_the_screen(make: Make):
    editor = make("portrait")
    picture = editor.canvas.picture
    assert picture.height() / picture.width() == pytest.approx(1920 / 1080, abs=0.01)
    editor.findChild(QComboBox, "screen").setCurrentIndex(0)
    assert picture.width() / picture.height() == pytest.approx(1920 / 1080, abs=0.01)


def test_a_block_is_made_smaller_and_moved_by_the_mouse_and_all_is_undone(make: Make):
    editor = make()
    before, step = editor.document.layout, cell(editor)
    QTest.mouseClick(editor.canvas, LEFT, pos=editor.canvas.place_of(CALL).center())
    assert editor.document.selected == CALL
    drag(editor, editor.canvas.handle_of(CALL).center(), QPoint(-4 * step.x(), -5 * step.y()))
    smaller = blocks(editor)[CALL]
    assert (smaller.columns, smaller.rows) == (8, 9)
    drag(editor, editor.canvas.place_of(CALL).center(), QPoint(3 * step.x(), 2 * step.y()))
    assert (blocks(editor)[CALL].column, blocks(editor)[CALL].row) == (4, 5)
    assert editor.canvas.picture.shown == editor.document.layout
    press(editor, "undo")
    press(editor, "undo")
    assert editor.document.layout == before
    press(editor, "redo")
    assert blocks(editor)[CALL] == smaller


def test_a_block_cannot_be_put_on_another_or_off_the_grid(make: Make):
    editor = make()
    before, step = editor.document.layout, cell(editor)
    drag(editor, editor.canvas.place_of(CALL).center(), QPoint(6 * step.x(), 0))
    assert editor.document.layout == before
    drag(editor, editor.canvas.place_of(CLOCK).center(), QPoint(9 * step.x(), -9 * step.y()))
    assert editor.document.layout == before
    editor.document.select(CALL)
    editor.findChild(QSpinBox, "set-columns").setValue(13)
    assert (editor.document.layout, editor.findChild(QSpinBox, "set-columns").value()) == (before, 12)


def test_keys_move_grow_and_take_away(make: Make):
    editor = make()
    editor.document.select(CALL)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Down)
    assert (blocks(editor)[CALL].row, blocks(editor)[CALL].rows) == (4, 13)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Delete)
    assert all(block.kind is not BlockKind.CALL for block in blocks(editor))
    press(editor, "undo")
    assert blocks(editor)[CALL].kind is BlockKind.CALL


def test_a_new_block_takes_the_largest_free_place_and_none_when_all_is_full(make: Make):
    editor = make()
    press(editor, "add-notices")
    assert len(blocks(editor)) == 7
    editor.document.select(CALL)
    press(editor, "remove")
    press(editor, "add-notices")
    added = blocks(editor)[-1]
    assert (added.kind, added.column, added.row, added.columns, added.rows) == (BlockKind.NOTICES, 1, 3, 12, 5)
    assert editor.document.block == added
    assert editor.findChild(QListWidget, "blocks").currentRow() == len(blocks(editor)) - 1


def test_properties_change_the_picture_and_typing_is_one_step(make: Make):
    editor = make()
    editor.document.select(0)
    line = editor.findChild(QLineEdit, "set-text")
    line.clear()
    QTest.keyClicks(line, "{zone} 3F")
    assert blocks(editor)[0].text == "{zone} 3F"
    assert any("综合服务区 3F" in poster.text() for poster in editor.canvas.picture.findChildren(Poster))
    press(editor, "undo")
    assert blocks(editor)[0].text == "{hall}"
    editor.document.select(-1)
    editor.findChild(QLineEdit, "whole-name").clear()
    QTest.keyClicks(editor.findChild(QLineEdit, "whole-name"), "my own")
    assert editor.document.layout.name == "my own"


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_kind_can_be_put_in_and_written(make: Make, kind: BlockKind):
    editor = make("list")
    editor.document.select(2)
    editor.document.remove()
    assert editor.document.add(new_block(kind))
    assert parse_layout(layout_text(editor.document.layout)) == editor.document.layout
    assert {"columns", "text", "folder", "size"} & (settable(kind) | {"columns"})


def test_files_are_read_with_their_mistakes_told(tmp_path: Path):
    layout = shipped_layout("video")
    (tmp_path / "good.toml").write_text(layout_text(layout), encoding="utf-8")
    assert LAYOUTS.read(tmp_path / "good.toml") == layout
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(WrongDesign):
        LAYOUTS.read(tmp_path / "bad.toml")


def test_a_layout_given_to_the_hall_is_kept_under_its_code_and_the_first_one_is_shown():
    wide: Layout = replace(shipped_layout("whole"), name="宽")
    hall = Hall()
    hall.do(keep("wide", wide, "", Place()), MANAGER)
    assert LAYOUTS.first(hall.state.setup) == ("wide", wide)
    hall.do(keep("list", shipped_layout("list"), "", Place(ZONE, "B")), MANAGER)
    setup = hall.state.setup
    assert (setup.layout, setup.zones[1].layout, LAYOUTS.users(setup)) == ("wide", "list", {"wide", "list", None})
    with pytest.raises(ValueError, match="code"):
        keep("not a code!", wide, "", Place())


def test_a_hall_whose_layout_cannot_be_used_begins_with_the_shipped_one():
    design = DisplayDesign(code="bad", name="坏", source="x = 1")
    assert LAYOUTS.first(small_setup(layouts=(design,), layout="bad")) == ("", shipped_layout("halves"))
