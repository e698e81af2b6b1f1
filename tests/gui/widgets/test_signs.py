"""Signs: states, connection, countdown, messages, numbers, clock."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from widgets import theme
from widgets.action_button import ActionButton
from widgets.clock_face import ClockFace
from widgets.connection_sign import Connection, ConnectionSign
from widgets.countdown import Countdown
from widgets.elided_label import ElidedLabel
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.number_card import NumberCard
from widgets.stat_tile import StatTile
from widgets.state_pill import StatePill
from widgets.toast import Toast, ToastLevel


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def shown_texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def ink_box(image: QImage, ground: str) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of everything that is not the ground."""
    inked = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).name() != ground
    ]
    xs, ys = [x for x, _ in inked], [y for _, y in inked]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("solid", [False, True])
@pytest.mark.parametrize("hue", Hue)
def test_a_pill_shows_its_hue_and_says_its_word(qtbot, look: theme.Theme, hue: Hue, solid: bool) -> None:
    pill = StatePill("办理中", hue=hue, solid=solid)
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    ground = look.colour(hue.value if solid else hue.soft).name()
    assert pill.grab().toImage().pixelColor(pill.width() - 6, pill.height() // 2 + 1).name() in (
        ground,
        look.colour(hue.text if solid else "line").name(),  # a stroke of the hatching, for offline only
    )
    assert pill.accessibleName() == "办理中"


def test_all_hues_look_different_even_without_colour(qtbot) -> None:
    pictures = []
    for hue in Hue:
        pill = StatePill("", hue=hue)
        qtbot.addWidget(pill)
        pill.resize(48, 28)
        pictures.append(pill.grab().toImage().convertToFormat(QImage.Format.Format_Mono))
    assert all(one != other for index, one in enumerate(pictures) for other in pictures[index + 1 :])


def test_a_word_in_a_pill_is_never_cut(qtbot, look: theme.Theme) -> None:
    pill = StatePill("后台处理中", hue=Hue.BACK_OFFICE, step="title")
    qtbot.addWidget(pill)
    words = QFontMetrics(look.font("title", bold=True)).horizontalAdvance("后台处理中")
    assert pill.minimumSizeHint().width() >= words + pill.minimumSizeHint().height()


def test_the_connection_is_quiet_while_it_is_well(qtbot) -> None:
    sign = ConnectionSign()
    qtbot.addWidget(sign)
    sign.show_state(Connection.ONLINE, "已连接")
    assert shown_texts(sign) == ["已连接"]
    assert not sign.findChild(StatePill).isVisibleTo(sign)


@pytest.mark.parametrize("state", [Connection.SLOW, Connection.OFFLINE, Connection.CATCHING_UP])
def test_a_troubled_connection_stands_out_and_counts_what_waits(qtbot, state: Connection) -> None:
    sign = ConnectionSign()
    qtbot.addWidget(sign)
    sign.show_state(state, "09:32 起离线", unsent=3)
    pill = sign.findChild(StatePill)
    assert pill.isVisibleTo(sign)
    assert (pill.text(), pill.hue) == ("09:32 起离线", state.hue)
    assert shown_texts(sign) == ["3"]
    sign.show_state(state, "09:32 起离线")
    assert shown_texts(sign) == []


def test_a_countdown_follows_the_clock_and_ends_once(qtbot) -> None:
    clock = Hands()
    ring = Countdown(clock=clock)
    qtbot.addWidget(ring)
    ends = []
    ring.finished.connect(lambda: ends.append(clock.seconds))
    ring.start(10)
    assert ring.accessibleName() == "10"
    full = ring.grab().toImage()
    clock.seconds += 3.5
    ring.tick()
    assert ring.accessibleName() == "7"
    assert ring.grab().toImage() != full
    clock.seconds += 60
    ring.tick()
    ring.tick()
    assert len(ends) == 1
    assert ring.seconds_left == 0


def test_a_stopped_countdown_says_nothing(qtbot) -> None:
    clock = Hands()
    ring = Countdown(clock=clock)
    qtbot.addWidget(ring)
    ring.start(5)
    ring.stop()
    clock.seconds += 6
    with qtbot.assertNotEmitted(ring.finished):
        ring.tick()


def test_a_countdown_runs_by_itself(qtbot) -> None:
    ring = Countdown()
    qtbot.addWidget(ring)
    with qtbot.waitSignal(ring.finished):
        ring.start(0.01)


@pytest.fixture
def window(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 500)
    widget.show()
    return widget


def button(toast: Toast, text: str) -> ActionButton:
    return next(one for one in toast.findChildren(ActionButton) if one.text() == text)


def test_a_message_stands_at_the_bottom_and_follows_the_window(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("打印机缺纸。您的号码 A023 已生成,请扫码保存或联系工作人员。" * 3, level=ToastLevel.ERROR)
    for size in (QSize(800, 500), QSize(420, 360)):
        window.resize(size)
        assert window.rect().contains(toast.geometry())
        assert toast.geometry().bottom() == window.height() - 25
        words = toast.findChild(QLabel)
        assert words.height() >= words.heightForWidth(words.width())


def test_a_message_goes_by_itself_but_an_error_stays(window: QWidget, qtbot) -> None:
    toast = Toast(window)
    with qtbot.waitSignal(toast.closed):
        toast.show_message("已转到 5 号窗口", seconds=0.01)
    assert toast.isHidden()
    toast.show_message("打印机缺纸", level=ToastLevel.ERROR, seconds=0.01)
    with qtbot.assertNotEmitted(toast.closed, wait=50):
        assert not toast.isHidden()


def test_the_action_of_a_message_is_done_once(window: QWidget, qtbot) -> None:
    toast = Toast(window)
    toast.show_message("已转到 5 号窗口", action="撤销")
    done = []
    toast.acted.connect(lambda: done.append(True))
    qtbot.mouseClick(button(toast, "撤销"), Qt.MouseButton.LeftButton)
    assert done == [True]
    assert toast.isHidden()


def test_a_newer_message_replaces_the_one_before(window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("第一条", action="撤销")
    toast.show_message("第二条")
    assert toast.text() == "第二条"
    assert [one.isHidden() for one in toast.findChildren(ActionButton)] == [True, False]


def test_a_message_slides_up_when_things_may_move(qapp: QApplication, window: QWidget, qtbot) -> None:
    theme.apply(qapp, theme.named("light"))
    toast = Toast(window)
    toast.show_message("已连接")
    resting = window.height() - 25
    qtbot.waitUntil(lambda: toast.geometry().bottom() == resting)


@pytest.mark.parametrize("number", ["A023", "绿A1023", "不动产绿色通道 A1023"])
@pytest.mark.parametrize("width", [200, 500, 900])
def test_a_number_is_as_large_as_its_place_allows_and_never_cut(
    qtbot, look: theme.Theme, number: str, width: int
) -> None:
    figure = Figure(number, step="hero")
    qtbot.addWidget(figure)
    figure.setProperty("ground", True)
    figure.resize(width, 140)
    ground = figure.grab().toImage().pixelColor(0, 0).name()
    left, top, right, bottom = ink_box(figure.grab().toImage(), ground)
    assert left > 0
    assert right < width - 1
    assert top > 0
    assert bottom < 139


def test_a_number_card_says_everything_in_one_breath(qtbot) -> None:
    card = NumberCard("A023", caption="您的号码", detail="前面还有 12 人")
    qtbot.addWidget(card)
    assert card.accessibleName() == "您的号码 A023 前面还有 12 人"
    card.show_number("A024", detail="")
    assert card.accessibleName() == "您的号码 A024"
    assert shown_texts(card) == ["您的号码"]


def test_a_clock_shows_what_it_is_given(qtbot) -> None:
    clock = ClockFace()
    qtbot.addWidget(clock)
    clock.show_time("09:05", "2026年11月22日 星期日")
    assert clock.findChild(Figure).text() == "09:05"
    assert shown_texts(clock) == ["2026年11月22日 星期日"]
    clock.show_time("09:06", "2026年11月22日 星期日", "农历十月十四")
    assert shown_texts(clock) == ["2026年11月22日 星期日", "农历十月十四"]


def test_a_tile_shows_figure_unit_and_note(qtbot) -> None:
    tile = StatTile("平均等候", figure="24", unit="分钟")
    qtbot.addWidget(tile)
    plain = tile.grab().toImage()
    assert shown_texts(tile) == ["平均等候", "分钟"]
    tile.show_figure("24", unit="分钟", note="目标 15 分钟", hue=Hue.WARNING)
    assert shown_texts(tile) == ["平均等候", "分钟", "目标 15 分钟"]
    assert tile.grab().toImage() != plain
    assert tile.accessibleName() == "平均等候 24 分钟 目标 15 分钟"


def test_a_cut_line_has_its_whole_text_as_tool_tip(qtbot) -> None:
    label = ElidedLabel("国有建设用地使用权及房屋所有权转移登记")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    assert not label.is_cut()
    assert label.toolTip() == ""
    label.resize(100, label.height())
    assert label.is_cut()
    assert label.toolTip() == label.text() == "国有建设用地使用权及房屋所有权转移登记"
