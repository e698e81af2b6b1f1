"""A picture for the pad: the frozen screen, the desk on which it is drawn on, and what the citizen sees."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.modes.pad.shot_window import ShotWindow
from app.modes.pad.shots import Showing
from app.modes.window.shot_desk import ShotDesk
from app.modes.window.shot_view import Delivery, PastShot, ShotView
from tests.gui.widgets.snip.pictures import text_screen
from widgets.snip.annotator import Annotator, Tool
from widgets.snip.freezing import FrozenScreen
from widgets.snip.region_grabber import RegionGrabber

LAPTOP, DESKTOP, PAD, TALL = QSize(1366, 768), QSize(1920, 1080), QSize(1280, 800), QSize(800, 1280)
_LEFT = Qt.MouseButton.LeftButton


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Drag with the left button."""
    QTest.mousePress(widget, _LEFT, pos=start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, _LEFT, pos=end)


def drawn_on(annotator: Annotator) -> None:
    """Use every tool once."""
    for tool, start, end in (
        (Tool.MOSAIC, QPoint(120, 60), QPoint(420, 130)),
        (Tool.FRAME, QPoint(60, 180), QPoint(400, 240)),
        (Tool.ARROW, QPoint(560, 330), QPoint(410, 250)),
        (Tool.STROKE, QPoint(80, 330), QPoint(300, 350)),
    ):
        annotator.choose(tool)
        drag(annotator, start, end)
    annotator.choose(Tool.WORDS)
    QTest.mouseClick(annotator, _LEFT, pos=QPoint(570, 330))
    field = annotator.findChild(QLineEdit, "words")
    assert field is not None
    field.setText("请在这里签名")
    QTest.keyClick(field, Qt.Key.Key_Return)


def desk(size: QSize, delivery: Delivery) -> ShotDesk:
    """The desk with a picture that every tool was used on."""
    made = ShotDesk(text_screen(QSize(900, 560)))
    made.resize(size)
    made.show()
    annotator = made.findChild(Annotator)
    assert annotator is not None
    drawn_on(annotator)
    past = tuple(PastShot(number, annotator.picture()) for number in range(5, 0, -1))
    made.show_view(ShotView(delivery, past if delivery is not Delivery.DRAFT else ()))
    return made


def frozen(size: QSize) -> QWidget:
    """A screen while a region is dragged."""
    grabber = RegionGrabber(
        (FrozenScreen(text_screen(size), QRect(QPoint(), size), 1.0),), hint="拖动选出给群众看的部分 · Esc 退出"
    )
    (cover,) = grabber.covers
    cover.show()
    QTest.mousePress(cover, _LEFT, pos=QPoint(200, 150))
    QTest.mouseMove(cover, QPoint(900, 560))
    cover.grabber = grabber
    return cover


def on_the_pad(size: QSize, picture: QImage) -> QWidget:
    """What the citizen sees."""
    pad = QWidget()
    pad.resize(size)
    made = ShotWindow(pad)
    made.show_shot(Showing(picture, 60.0))
    made.pad = pad
    return made


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for size in (LAPTOP, DESKTOP):
        yield "shot-frozen", size, lambda size=size: frozen(size)
        for delivery in (Delivery.DRAFT, Delivery.SEEN, Delivery.FAILED):
            yield f"shot-desk-{delivery}", size, lambda size=size, delivery=delivery: desk(size, delivery)
    for size in (PAD, TALL):
        yield "shot-pad", size, lambda size=size: on_the_pad(size, text_screen(QSize(900, 560)))
