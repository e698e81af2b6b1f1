"""The template editor by mouse and keys: what is done on the paper is what is printed, and everything can be undone."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.modes.admin.craft import Place
from app.modes.admin.ticket_templates.craft import TICKETS, keep, shipped_templates
from app.modes.admin.ticket_templates.mode import logo_of, print_sample
from app.modes.admin.ticket_templates.samples import CHINESE, samples
from app.modes.admin.ticket_templates.screen import TemplateEditor
from app.modes.kiosk.slip_press import SlipPress
from app.modes.kiosk.view import Slip
from designs.ticket import FIELDS, Align, ElementKind, TicketTemplate
from designs.ticket_file import WrongDesign, parse_template, template_text
from devices.printer.job import PrintOutcome
from devices.printer.supervised import SupervisedPrinter
from devices.printer.tcp import TcpPrinter
from tests.devices.far_end import TcpFarEnd
from tests.devices.printer.paper_printer import PaperPrinter
from tests.gui.modes.admin_scenes import editor as made_editor
from tests.gui.modes.admin_scenes import scenes
from tests.gui.modes.sample import scene_id
from tests.unit.rules.halls import MANAGER, Hall
from widgets.ticket_canvas import layout_ticket, paint_ticket, ticket_rows

LEFT = Qt.MouseButton.LeftButton
Make = Callable[..., TemplateEditor]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def made(name: str = "standard") -> TemplateEditor:
        editor = made_editor(name)
        qtbot.addWidget(editor)
        editor.resize(QSize(1366, 1200))
        editor.show()
        QTest.qWait(0)
        return editor

    return made


@pytest.fixture
def printer() -> Iterator[tuple[PaperPrinter, int]]:
    printer = PaperPrinter()
    far_end = TcpFarEnd(printer)
    yield printer, far_end.port
    far_end.close()


def index_of(editor: TemplateEditor, text: str) -> int:
    """Where an element stands in the order."""
    return next(at for at, element in enumerate(editor.document.template.elements) if element.text == text)


def touch(editor: TemplateEditor, text: str) -> int:
    """Click an element on the paper."""
    index = index_of(editor, text)
    QTest.mouseClick(editor.paper, LEFT, pos=editor.point_of(index))
    return index


def drag(editor: TemplateEditor, start: QPoint, by: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    """Press, move in steps, let go."""
    held = keys or Qt.KeyboardModifier.NoModifier
    QTest.mousePress(editor.paper, LEFT, held, start)
    for part in (0.3, 0.7, 1.0):
        target = QPoint(start.x() + round(by.x() * part), start.y() + round(by.y() * part))
        _move(editor.paper, target, held)
    QTest.mouseRelease(editor.paper, LEFT, held, start + by)


def _move(paper: QWidget, target: QPoint, held: Qt.KeyboardModifier) -> None:
    """A mouse move with its button and modifiers, which QTest.mouseMove cannot say."""
    at = QPointF(target)
    event = QMouseEvent(QEvent.Type.MouseMove, at, paper.mapToGlobal(at), LEFT, LEFT, held)
    QApplication.sendEvent(paper, event)


def test_a_click_selects_and_shows_what_can_be_set(make: Make) -> None:
    editor = make()
    index = touch(editor, "{number}")
    assert editor.document.selected == index
    assert editor.elements.currentRow() == index
    size = editor.findChild(QSpinBox, "set-size")
    assert size.isVisible()
    assert size.value() == editor.document.template.elements[index].size
    assert not editor.findChild(QPlainTextEdit, "set-cells").isVisible()
    QTest.mouseClick(editor.paper, LEFT, pos=QPoint(2, 2))
    assert editor.document.element is None
    assert editor.findChild(QLineEdit, "set-name").isVisible()


def test_dragging_down_changes_the_order_and_undo_brings_it_back(make: Make) -> None:
    editor = make()
    before = editor.document.template
    start = editor.point_of(index_of(editor, "{zone}"))
    goal = editor.point_of(index_of(editor, "{service}")) + QPoint(0, 40)
    drag(editor, start, QPoint(0, goal.y() - start.y()))
    assert index_of(editor, "{zone}") > index_of(editor, "{service}")
    assert editor.document.element is not None
    assert editor.document.element.text == "{zone}"
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.document.template == before
    QTest.keyClick(editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert index_of(editor, "{zone}") > index_of(editor, "{service}")


def test_an_edge_snaps_to_a_whole_millimetre_and_with_alt_it_does_not(make: Make) -> None:
    editor = make()
    editor.document.select(index_of(editor, "{zone}"))
    editor.document.change_element(width=120)
    start = editor.point_of(index_of(editor, "{zone}"))
    drag(editor, start, QPoint(85, 0))
    snapped = editor.document.element.left
    assert snapped % 8 == 0
    assert abs(snapped - 85) <= 6
    start = editor.point_of(index_of(editor, "{zone}"))
    drag(editor, start, QPoint(13, 0), Qt.KeyboardModifier.AltModifier)
    assert editor.document.element.left == snapped + 13


def test_an_element_snaps_to_the_middle_of_the_paper(make: Make) -> None:
    editor = make()
    editor.document.select(index_of(editor, "{zone}"))
    editor.document.change_element(width=121)
    place = editor.paper.place_of(editor.document.selected)
    middle = (576 - 121) // 2 - 24
    drag(editor, place.center(), QPoint(middle + 4, 0))
    assert abs(editor.document.element.left - middle) <= 1


def test_the_handle_makes_an_element_narrower(make: Make) -> None:
    editor = make()
    index = touch(editor, "{hall}")
    place = editor.paper.place_of(index)
    drag(editor, QPoint(place.right(), place.center().y()), QPoint(-203, 0))
    assert 310 <= editor.document.element.width <= 336
    assert editor.document.element.left == 0


def test_keys_move_reorder_and_remove(make: Make) -> None:
    editor = make()
    index = touch(editor, "{zone}")
    count = len(editor.document.template.elements)
    QTest.keyClick(editor.paper, Qt.Key.Key_Right)
    assert editor.document.element.left == 8
    QTest.keyClick(editor.paper, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert editor.document.element.left == 7
    QTest.keyClick(editor.paper, Qt.Key.Key_Up)
    assert index_of(editor, "{zone}") == index - 1
    QTest.keyClick(editor.paper, Qt.Key.Key_Down)
    assert index_of(editor, "{zone}") == index
    QTest.keyClick(editor.paper, Qt.Key.Key_Delete)
    assert len(editor.document.template.elements) == count - 1
    assert "{zone}" not in [element.text for element in editor.document.template.elements]


@pytest.mark.parametrize("kind", [kind for kind in ElementKind if kind is not ElementKind.LOGO])
def test_every_kind_can_be_put_in_behind_the_one_that_is_selected(make: Make, kind: ElementKind) -> None:
    editor = make()
    index = touch(editor, "{number}")
    QTest.mouseClick(editor.findChild(QPushButton, f"add-{kind.value}"), LEFT)
    assert editor.document.selected == index + 1
    assert editor.document.element.kind is kind
    assert parse_template(template_text(editor.document.template)) == editor.document.template


def test_a_logo_asks_for_its_picture(make: Make, qtbot: QtBot) -> None:
    editor = make()
    with qtbot.waitSignal(editor.picture_wanted) as wanted:
        QTest.mouseClick(editor.findChild(QPushButton, "add-logo"), LEFT)
    assert wanted.args == [True]


def test_typing_is_one_step_and_half_a_field_waits(make: Make) -> None:
    editor = make()
    touch(editor, "您的号码")
    text = editor.findChild(QPlainTextEdit, "set-text")
    text.selectAll()
    QTest.keyClicks(text, "No. {number")
    assert editor.document.element.text == "No. "
    QTest.keyClicks(text, "}")
    assert editor.document.element.text == "No. {number}"
    editor.document.steps.undo()
    assert editor.document.element.text == "您的号码"


def test_a_field_is_put_in_where_the_cursor_stands(make: Make) -> None:
    editor = make()
    touch(editor, "您的号码")
    insert = editor.findChild(QComboBox, "insert-field")
    insert.activated.emit(insert.findData("number"))
    assert "{number}" in editor.document.element.text


def test_what_is_set_at_the_right_is_in_the_template(make: Make, qtbot: QtBot) -> None:
    editor = make()
    touch(editor, "{zone}")
    QTest.mouseClick(editor.findChild(QCheckBox, "set-italic"), LEFT, pos=QPoint(8, 14))
    editor.findChild(QSpinBox, "set-size").setValue(40)
    align = editor.findChild(QComboBox, "set-align")
    align.setCurrentIndex(align.findData(Align.RIGHT))
    align.activated.emit(align.currentIndex())
    element = editor.document.element
    assert (element.italic, element.size, element.align) == (True, 40, Align.RIGHT)


@pytest.mark.parametrize(("where", "left"), [(0, 0), (1, 164), (2, 328)])
def test_a_place_can_be_put_left_middle_and_right(make: Make, where: int, left: int) -> None:
    editor = make()
    touch(editor, "{zone}")
    editor.document.change_element(width=200)
    editor.document.move(left=5)
    QTest.mouseClick(editor.findChild(QPushButton, f"stand-{where}"), LEFT)
    assert editor.document.element.left == left


def test_the_dots_on_the_screen_are_the_dots_on_the_paper(make: Make) -> None:
    editor = make("official")
    layout = layout_ticket(editor.document.template, CHINESE)
    shown = editor.paper.grab().toImage().copy(24, 24, layout.width, layout.height)
    painted = paint_ticket(layout).convertToFormat(shown.format())
    assert shown.size() == painted.size()
    differing = sum(
        shown.pixelColor(x, y) != painted.pixelColor(x, y) for x in range(0, layout.width, 3) for y in range(0, 400, 3)
    )
    assert differing == 0


async def test_a_change_in_the_editor_changes_the_printed_dots_and_nothing_else(
    make: Make, printer: tuple[PaperPrinter, int]
) -> None:
    """Printed by the kiosk's press with the design as the hall keeps it; read back by the printer's own parser."""
    paper, port = printer
    editor = make()
    place = dict(layout_ticket(editor.document.template, CHINESE).places)[index_of(editor, "{number}")]
    sources = [template_text(editor.document.template)]
    touch(editor, "{number}")
    QTest.mouseClick(editor.findChild(QCheckBox, "set-italic"), LEFT, pos=QPoint(8, 14))
    sources.append(template_text(editor.document.template))
    press = SlipPress(TICKETS.first(None)[1], SupervisedPrinter(TcpPrinter("127.0.0.1", port)))
    for source in (*sources, sources[0]):
        slip = Slip(tuple(CHINESE.items()), design=source)
        assert (await press.print(slip)).outcome is PrintOutcome.PRINTED
    await press.close()
    height = len(paper.paper) // 3
    first, changed, again = (paper.pixels(576)[at : at + height] for at in range(0, 3 * height, height))
    differing = [y for y in range(height) if first[y] != changed[y]]
    assert differing
    assert place.top() <= differing[0]
    assert differing[-1] <= place.bottom()
    assert again == first
    assert paper.cuts == [1, 1, 1]


async def test_a_trial_print_is_what_is_shown(make: Make, printer: tuple[PaperPrinter, int]) -> None:
    paper, port = printer
    editor = make("narrow")
    result = await print_sample(editor, f"escpos+tcp://127.0.0.1:{port}?width=384")
    assert result.outcome is PrintOutcome.PRINTED
    _, height, rows = ticket_rows(paint_ticket(editor.layout_now()))
    assert b"".join(paper.paper) == rows
    assert height == len(paper.paper)


def test_samples_fill_every_field() -> None:
    for _, data in samples():
        assert [field for field in FIELDS if not data.get(field)] == []


def test_files_are_read_and_wrong_ones_told(tmp_path: Path) -> None:
    file = tmp_path / "our.toml"
    for template in shipped_templates():
        file.write_text(template_text(template), encoding="utf-8")
        assert TICKETS.read(file) == template
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(WrongDesign, match="UTF-8"):
        TICKETS.read(file)


def test_the_hall_keeps_a_design_and_its_editor_begins_with_it() -> None:
    official: TicketTemplate = next(one for one in shipped_templates() if "logo" in {e.kind for e in one.elements})
    hall = Hall()
    assert TICKETS.first(hall.state.setup) == ("", shipped_templates()[0])
    hall.do(keep("ours", official, "", Place()), MANAGER)
    assert TICKETS.first(hall.state.setup) == ("ours", official)
    assert TICKETS.users(hall.state.setup) == {"ours", None}
    with pytest.raises(ValueError, match="code"):
        keep("no code", official, "", Place())


def test_a_picture_becomes_black_and_white_on_white_paper() -> None:
    picture = QImage(1200, 300, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    for x in range(600):
        for y in range(300):
            picture.setPixelColor(x, y, QColor(20, 60, 90))
    read = QImage.fromData(base64.b64decode(logo_of(picture)))
    assert (read.width(), read.height()) == (576, 144)
    assert read.pixelColor(10, 10) == QColor(Qt.GlobalColor.black)
    assert read.pixelColor(500, 100) == QColor(Qt.GlobalColor.white)
    assert logo_of(QImage()) == ""


@pytest.mark.parametrize(("name", "size", "scene"), list(scenes()), ids=scene_id)
def test_nothing_is_cut_at_the_sizes_managers_have(
    qtbot: QtBot, name: str, size: QSize, scene: Callable[[], QWidget]
) -> None:
    editor = scene()
    qtbot.addWidget(editor)
    editor.resize(size)
    editor.show()
    QTest.qWait(0)
    assert editor.size() == size
    seen = [
        widget for widget in editor.findChildren(QWidget) if widget.isVisible() and not widget.visibleRegion().isEmpty()
    ]
    for widget in seen:
        if isinstance(widget, QPushButton | QCheckBox | QComboBox | QSpinBox | QLineEdit | QPlainTextEdit):
            assert widget.visibleRegion().boundingRect().width() == widget.width(), widget.objectName()
