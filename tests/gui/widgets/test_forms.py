"""Desks and kiosks: keypad, waiting list, table, form fields, the ticket on the screen."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from widgets.form_field import FormField
from widgets.keypad import Keypad
from widgets.number_field import NumberField
from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.theme import Theme
from widgets.ticket_view import TicketView
from widgets.waiting_list import WaitingList, WaitingRow

COLUMNS = (
    Column(key="number", heading="工单号", width=150),
    Column(key="title", heading="诉求"),
    Column(key="left", heading="剩余", width=120, align_right=True),
)


def cases(first: int, count: int) -> list[dict[str, str]]:
    return [{"number": f"{number:04}", "title": "路灯不亮", "left": "2 小时"} for number in range(first, first + count)]


@pytest.fixture
def pad(qtbot) -> Keypad:
    widget = Keypad(extra="X", erase_name="退格")
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


def test_a_finger_types_every_character(pad: Keypad, qtbot) -> None:
    typed: list[str] = []
    pad.typed.connect(typed.append)
    for key in pad.buttons():
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    assert "".join(typed) == "1234567890X"


def test_taking_back_is_said(pad: Keypad, qtbot) -> None:
    (erase,) = (key for key in pad.buttons() if key.accessibleName() == "退格")
    with qtbot.waitSignal(pad.erased):
        qtbot.mouseClick(erase, Qt.MouseButton.LeftButton)


def test_a_keyboard_types_the_same(pad: Keypad, qtbot) -> None:
    typed: list[str] = []
    pad.typed.connect(typed.append)
    qtbot.keyClicks(pad, "1a0x")
    assert typed == ["1", "0", "X"]
    with qtbot.waitSignal(pad.erased):
        qtbot.keyClick(pad, Qt.Key.Key_Backspace)


def test_keys_are_large_and_apart(pad: Keypad, look: Theme) -> None:
    keys = pad.buttons()
    assert all(min(key.width(), key.height()) >= look.size("height_touch") for key in keys)
    for index, one in enumerate(keys):
        apart = one.geometry().adjusted(0, 0, look.size("space_8"), look.size("space_8"))
        assert not any(apart.intersects(other.geometry()) for other in keys[index + 1 :])


def test_the_waiting_list_shows_only_who_comes_next(qtbot) -> None:
    waiting = WaitingList(most=3, empty_text="现在没有人等候")
    qtbot.addWidget(waiting)
    empty = waiting.sizeHint().height()
    assert waiting.rows() == ()
    waiting.show_rows([WaitingRow(number=f"A{at}", service="社保", waited="2 分钟") for at in range(9)])
    assert [row.number for row in waiting.rows()] == ["A0", "A1", "A2"]
    assert waiting.sizeHint().height() > 3 * empty
    assert waiting.accessibleName().splitlines()[0] == "A0 社保 2 分钟"
    waiting.show_rows([])
    assert waiting.accessibleName() == "现在没有人等候"


def test_a_reason_is_seen_beside_the_service(qtbot) -> None:
    waiting = WaitingList()
    qtbot.addWidget(waiting)
    waiting.resize(700, 56)
    waiting.show_rows([WaitingRow(number="A1", service="社保", waited="2 分钟")])
    plain = waiting.grab().toImage()
    waiting.show_rows([WaitingRow(number="A1", service="社保", waited="2 分钟", reason="预约到点")])
    assert waiting.grab().toImage() != plain


@pytest.fixture
def table(qtbot) -> RecordTable:
    widget = RecordTable(COLUMNS, empty_text="没有待办工单")
    qtbot.addWidget(widget)
    widget.resize(900, 400)
    widget.show()
    return widget


def test_a_table_has_the_widths_it_was_given(table: RecordTable) -> None:
    table.show_rows(cases(0, 3))
    assert (table.columnWidth(0), table.columnWidth(2)) == (150, 120)
    assert abs(sum(map(table.columnWidth, range(3))) - table.viewport().width()) <= 1
    assert table.model().index(2, 0).data() == "0002"
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "诉求"


def test_an_empty_table_teaches(table: RecordTable, qtbot) -> None:
    silent = RecordTable(COLUMNS)
    qtbot.addWidget(silent)
    silent.resize(900, 400)
    silent.show()
    assert table.viewport().grab().toImage() != silent.viewport().grab().toImage()
    table.show_rows(cases(0, 1))
    silent.show_rows(cases(0, 1))
    assert table.viewport().grab().toImage() == silent.viewport().grab().toImage()


def test_a_table_asks_for_more_once_when_its_end_is_seen(table: RecordTable, qtbot) -> None:
    asked: list[int] = []
    table.more_wanted.connect(lambda: asked.append(table.row_count()))
    table.show_rows(cases(0, 100), more=True)
    QApplication.processEvents()
    asked.clear()
    table.add_rows(cases(100, 100), more=True)
    table.scrollToBottom()
    table.scrollToBottom()
    qtbot.waitUntil(lambda: asked == [200])
    table.add_rows(cases(200, 10))
    table.scrollToBottom()
    QApplication.processEvents()
    assert asked == [200]
    assert table.row(209)["number"] == "0209"


def test_a_selection_stays_when_rows_are_added(table: RecordTable) -> None:
    table.show_rows(cases(0, 5), more=True)
    assert table.current_row() is None
    table.select(3)
    table.add_rows(cases(5, 5))
    assert table.current_row() == 3


def test_enter_chooses_a_row(table: RecordTable, qtbot) -> None:
    table.show_rows(cases(0, 5))
    table.select(2)
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_a_field_says_what_is_wrong_where_the_eye_is_and_nothing_jumps(qtbot, look: Theme) -> None:
    editor = QLineEdit("138")
    field = FormField("手机号", editor, hint="用于接收进度", required=True)
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    field.show()
    place, calm = editor.geometry(), editor.grab().toImage()
    field.show_error("应为 11 位")
    assert editor.accessibleDescription() == "应为 11 位"
    assert "应为 11 位" in {label.text() for label in field.findChildren(QLabel)}
    assert editor.geometry() == place
    marked = editor.grab().toImage()
    assert marked.pixelColor(editor.width() // 2, 0).name() == look.colour("failed").name()
    field.clear_error()
    assert (field.error, editor.accessibleDescription()) == ("", "用于接收进度")
    assert editor.grab().toImage() == calm


def test_the_label_of_a_field_belongs_to_its_editor(qtbot) -> None:
    editor = QLineEdit()
    field = FormField("姓名", editor, required=True)
    qtbot.addWidget(field)
    label = next(one for one in field.findChildren(QLabel) if one.buddy() is editor)
    assert label.text() == "姓名 *"
    assert editor.accessibleName() == "姓名"


def test_a_ticket_on_the_screen_is_dot_for_dot_the_printed_one(qtbot) -> None:
    image = QImage(200, 120, QImage.Format.Format_Grayscale8)
    image.fill(255)
    for at in range(0, 120, 3):
        image.setPixel(at, at, 0xFF000000)
    view = TicketView(image, name="A023")
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    seen = view.grab(view.rect().adjusted(16, 16, -16, -16)).toImage()
    assert seen.convertToFormat(QImage.Format.Format_Grayscale8) == image
    assert view.accessibleName() == "A023"


@pytest.mark.parametrize("size", [QSize(100, 400), QSize(400, 100)])
def test_a_ticket_is_made_smaller_where_there_is_no_room(qtbot, size: QSize) -> None:
    image = QImage(200, 120, QImage.Format.Format_Grayscale8)
    image.fill(0)
    view = TicketView(image)
    qtbot.addWidget(view)
    view.resize(size)
    seen = view.grab().toImage()
    black = [
        (x, y) for x in range(size.width()) for y in range(size.height()) if seen.pixelColor(x, y).lightness() < 60
    ]
    xs, ys = {x for x, _ in black}, {y for _, y in black}
    assert len(xs) / len(ys) == pytest.approx(200 / 120, rel=0.05)
    assert min(*xs, *ys) > 8


def test_no_widget_is_shown_before_it_has_data(qtbot) -> None:
    """Widgets without data paint without trouble: the first frame of a screen comes before the first answer."""
    for widget in (TicketView(), WaitingList(), RecordTable(COLUMNS), FormField("", QWidget())):
        qtbot.addWidget(widget)
        widget.resize(300, 200)
        assert not widget.grab().isNull()


def test_a_number_stands_where_other_texts_stand(qtbot) -> None:
    field = NumberField(least=1, most=20, value=2)
    qtbot.addWidget(field)
    field.show()
    assert field.lineEdit().textMargins().left() + field.lineEdit().x() >= 12
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 3
    field.setValue(99)
    assert field.value() == 20
