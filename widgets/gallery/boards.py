"""Scenes of the pad and of the hall's screens."""

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.call_board import CallBoard, CallRow
from widgets.clock_face import ClockFace
from widgets.gallery.page import Scene, column_in, row_in
from widgets.label import Label
from widgets.led_strip import LedColour, LedMotion, LedStrip
from widgets.marquee import Marquee
from widgets.portrait import Portrait
from widgets.rating_keys import RatingChoice, RatingKeys
from widgets.staff_card import StaffCard, StaffFacts
from widgets.stars import Stars
from widgets.surface import Surface
from widgets.theme import current

__all__ = ["SCENES"]

_CHOICES = (
    RatingChoice(value=4, text="非常满意", mood=1.0),
    RatingChoice(value=3, text="满意", mood=0.6),
    RatingChoice(value=2, text="一般", mood=0.0),
    RatingChoice(value=1, text="不满意", mood=-0.6),
)
_FIVE = (
    RatingChoice(value=5, text="非常满意", mood=1.0),
    RatingChoice(value=4, text="满意", mood=0.6),
    RatingChoice(value=3, text="基本满意", mood=0.25),
    RatingChoice(value=2, text="不满意", mood=-0.4),
    RatingChoice(value=1, text="非常不满意", mood=-0.9),
)
_STAFF = StaffFacts(
    name="李晓燕",
    title="综合受理岗",
    number="工号 1024",
    department="社会保障局",
    badge="党员先锋岗",
    stars=4,
    counter="12",
    counter_caption="窗口",
    services="参保登记 待遇领取 社保卡",
)


def _rating(page: QWidget) -> None:
    column = column_in(page, margin="space_48")
    centre = Qt.AlignmentFlag.AlignCenter
    column.addWidget(Label("请您对本次服务作出评价", step="display", bold=True, align=centre))
    column.addWidget(RatingKeys(_CHOICES), 1)


def _rating_pressed(page: QWidget) -> None:
    keys = RatingKeys(_FIVE)
    keys.answers()[1].click()
    column_in(page).addWidget(keys)


def sample_photo() -> bytes:
    """Return a PNG that stands for a photo: a figure before a soft ground, 600 × 800."""
    picture = QPixmap(600, 800)
    ground = QLinearGradient(0, 0, 0, 800)
    ground.setColorAt(0, QColor("#9CC3D5"))
    ground.setColorAt(1, QColor("#DCE9EE"))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#24445A"))
    painter.drawEllipse(60, 540, 480, 600)
    painter.setBrush(QColor("#E9C6A8"))
    painter.drawEllipse(180, 180, 240, 300)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def _staff(page: QWidget) -> None:
    card = StaffCard(_STAFF)
    card.show_staff(StaffFacts(**(vars(_STAFF) | {"photo": sample_photo()})))
    column_in(page).addWidget(card)


def _portraits(page: QWidget) -> None:
    column = column_in(page)
    photo = Portrait(name="李晓燕")
    photo.show_person("李晓燕", sample_photo())
    row_in(column, photo, Portrait(name="欧阳修"), Portrait(name="Anna Wong"), Portrait(size=(48, 48), name="陈明"))
    row_in(column, *(Stars(value=value) for value in (0, 3, 5)))


_CALLS = (
    CallRow("A023", "3 号窗口"),
    CallRow("B107", "12 号窗口"),
    CallRow("A022", "5 号窗口"),
    CallRow("绿001", "1 号窗口"),
    CallRow("C1034", "不动产 8 号窗口"),
    CallRow("A021", "2 号窗口"),
)


def _board(page: QWidget) -> None:
    column = column_in(page, margin="space_48")
    head = QHBoxLayout()
    head.addWidget(Label("综合服务区", step="display", bold=True))
    head.addStretch()
    clock = ClockFace(date_step="title")
    clock.show_time("09:05", "2026年11月22日 星期日", "农历十月十四")
    head.addWidget(clock)
    column.addLayout(head)
    board = CallBoard(rows=6)
    board.show_calls(_CALLS[1:], flash=False)
    board.show_calls(_CALLS)
    column.addWidget(board, 1)
    column.addWidget(Marquee("温馨提示:请您携带本人身份证原件,听到叫号后到对应窗口办理。" * 3, step="headline"))


def _board_empty(page: QWidget) -> None:
    column_in(page).addWidget(CallBoard(rows=4, empty_text="还没有叫号,叫到的号码会显示在这里"))


def _strips(page: QWidget) -> None:
    column = column_in(page, margin="space_24", gap="space_16")
    samples = (
        ("3号窗口 社会保障", LedColour.RED, LedMotion.STILL),
        ("请 A023 到 3 号窗口", LedColour.AMBER, LedMotion.FLASH),
        ("暂停服务", LedColour.GREEN, LedMotion.STILL),
    )
    for text, colour, motion in samples:
        strip = LedStrip(columns=160)
        strip.show_text(text, colour=colour, motion=motion)
        column.addWidget(strip)
    running = LedStrip(columns=160)
    running.show_text("办理事项:参保登记 待遇领取 社保卡 异地就医备案", colour=LedColour.GREEN)
    for _ in range(200):
        running.step()
    column.addWidget(running)


def _surfaces(page: QWidget) -> None:
    column = column_in(page)
    card = Surface()
    for step in current().steps[:7]:
        card.body.addWidget(Label(f"文字 {step} 今日办件 1,024", step=step))
    for tone in ("text", "text_soft", "text_faint", "brand_text", "failed_text", "warning_text", "serving_text"):
        card.body.addWidget(Label(f"语气 {tone}", tone=tone, bold=True))
    column.addWidget(card)


SCENES = (
    Scene("rating-four", (1280, 800), _rating),
    Scene("rating-five-answered", (1280, 500), _rating_pressed),
    Scene("staff-card", (1280, 560), _staff),
    Scene("portraits", (700, 320), _portraits),
    Scene("call-board", (1920, 1080), _board),
    Scene("call-board-empty", (900, 400), _board_empty),
    Scene("led-strips", (1000, 480), _strips),
    Scene("surfaces", (760, 720), _surfaces),
)
