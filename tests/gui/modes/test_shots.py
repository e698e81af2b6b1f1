"""Staff choose, draw, look, push and clear by hand; the pad's window shows what they meant and nothing else."""

import asyncio
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.modes.errands import Errands
from app.modes.pad.shot_window import ShotWindow
from app.modes.pad.shots import PadShots, Showing
from app.modes.window.portal_screens import parts
from app.modes.window.shot_desk import ShotDesk
from app.modes.window.shot_encoding import encoded
from app.modes.window.shot_view import Delivery, PastShot, ShotView
from app.modes.window.shots import WindowShots
from app.rules.pictures import PictureKind, read_head
from tests.gui.modes.shot_scenes import drag, drawn_on
from tests.gui.widgets.snip.pictures import text_screen
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import staff
from widgets.label import Label
from widgets.picture_view import PictureView
from widgets.snip.annotator import Annotator, Tool
from widgets.snip.freezing import CannotFreeze, FrozenScreen, WhyNot
from widgets.snip.mosaic import mosaic

SIZE = QSize(640, 480)
HIDDEN = QRect(100, 60, 200, 64)


def shown(name: str) -> QWidget:
    """The window of this name that is seen."""
    return next(top for top in QApplication.topLevelWidgets() if top.objectName() == name and top.isVisible())


def windows(name: str) -> int:
    """How many of this name are seen."""
    return sum(top.objectName() == name and top.isVisible() for top in QApplication.topLevelWidgets())


class Counter:
    """Counter 1 with a pad as second screen of the same computer."""

    def __init__(self) -> None:
        self.hall = LiveHall()
        self.replica = self.hall.follow(staff("1001"))
        self.hall.open("1", "1001")
        self.hall.sync()
        self.errands = Errands()
        self.said: list[str] = []
        self.page = QWidget()
        self.page.resize(SIZE)
        self.window = ShotWindow(self.page)
        self.pad = PadShots(
            replica=self.replica,
            counter="1",
            fetch=self._nothing,
            report=self._nothing,
            run=self.errands.run,
            show=self.window.show_shot,
            now=lambda: self.hall.now,
            mono=lambda: 0.0,
        )
        self.window.painted.connect(self.pad.painted)
        self.why: WhyNot | None = None
        self.portal = False
        self.shots = WindowShots(
            replica=self.replica,
            operations=StaffOperations(self.hall, "1001"),
            run=self.errands.run,
            say=self.said.append,
            now=lambda: self.hall.now,
            screens=self._screens,
            portal=self._by_portal,
            beside=lambda: self.pad,
        )

    async def _nothing(self, *_names: str) -> bytes:
        raise AssertionError("no network is asked")

    async def _by_portal(self) -> tuple[FrozenScreen, ...]:
        if not self.portal:
            raise CannotFreeze(WhyNot.WAYLAND)
        return (FrozenScreen(text_screen(SIZE), QRect(QPoint(), SIZE), 1.0),)

    def _screens(self) -> tuple[FrozenScreen, ...]:
        if self.why is not None:
            raise CannotFreeze(self.why)
        return (FrozenScreen(text_screen(SIZE), QRect(QPoint(), SIZE), 1.0),)

    async def close(self) -> None:
        """Put everything away."""
        await self.shots.close()
        self.pad.close()
        self.window.close()
        self.window.deleteLater()
        self.page.deleteLater()
        await self.errands.close()


async def turns(until) -> None:
    """Let Qt and the loop work until something is so."""
    async with asyncio.timeout(20):
        while not until():
            QApplication.processEvents()
            await asyncio.sleep(0.005)


@pytest.fixture
async def counter(qapp):
    made = Counter()
    yield made
    await made.close()


async def test_from_the_key_to_the_second_screen_and_away_again(counter: Counter) -> None:
    counter.shots.begin("1")
    drag(shown("frozen-screen"), QPoint(0, 0), QPoint(600, 400))
    desk = shown("shot-desk")
    desk.resize(1280, 700)
    drawn_on(desk.findChild(Annotator))
    expected = desk.findChild(Annotator).picture()
    assert desk.findChild(Label, "shot-words").text() == "The citizen does not see it yet."
    QTest.mouseClick(desk.findChild(QPushButton, "push"), Qt.MouseButton.LeftButton)
    await turns(lambda: counter.shots.push.view.delivery is Delivery.SEEN)
    assert desk.findChild(Label, "shot-words").text() == "The citizen sees it."
    (past,) = counter.shots.push.view.history
    assert past.picture == expected
    assert counter.window.isVisible()
    assert counter.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    QTest.mouseClick(desk.findChild(QPushButton, "clear-pad"), Qt.MouseButton.LeftButton)
    await turns(lambda: not counter.window.isVisible())
    assert counter.shots.push.view.delivery is Delivery.GONE
    QTest.mouseClick(desk.findChild(QPushButton, "shot-again-1"), Qt.MouseButton.LeftButton)
    await turns(lambda: counter.window.isVisible() and counter.shots.push.view.delivery is Delivery.SEEN)
    QTest.keyClick(desk, Qt.Key.Key_Escape)
    await turns(lambda: not windows("shot-desk"))
    assert counter.window.isVisible(), "closing the desk leaves the picture on the pad"


async def test_with_ctrl_there_is_no_desk(counter: Counter) -> None:
    counter.shots.begin("1")
    cover, keys = shown("frozen-screen"), Qt.KeyboardModifier.ControlModifier
    QTest.mousePress(cover, Qt.MouseButton.LeftButton, keys, QPoint(0, 0))
    QTest.mouseRelease(cover, Qt.MouseButton.LeftButton, keys, QPoint(600, 400))
    await turns(lambda: counter.said)
    assert counter.said == ["The citizen sees the picture."]
    assert windows("shot-desk") == 0


async def test_esc_leaves_at_any_time(counter: Counter) -> None:
    counter.shots.begin("1")
    counter.shots.begin("1")
    assert windows("frozen-screen") == 1, "the key twice freezes once"
    QTest.keyClick(shown("frozen-screen"), Qt.Key.Key_Escape)
    assert windows("frozen-screen") == 0
    counter.shots.begin("1")
    drag(shown("frozen-screen"), QPoint(0, 0), QPoint(600, 400))
    QTest.keyClick(shown("shot-desk"), Qt.Key.Key_Escape)
    await turns(lambda: not windows("shot-desk"))
    assert not counter.window.isVisible()


async def test_only_the_last_five_are_kept(counter: Counter) -> None:
    counter.shots.push.begin("1")
    for number in range(7):
        counter.shots.push.draft(text_screen(SIZE, words=f"第 {number} 张"))
        pushing = asyncio.ensure_future(counter.shots.push.push())
        await turns(pushing.done)
    assert [past.number for past in counter.shots.push.view.history] == [7, 6, 5, 4, 3]


@pytest.mark.parametrize(("why", "words"), [(WhyNot.WAYLAND, "Wayland"), (WhyNot.FORBIDDEN, "does not let")])
async def test_a_desktop_that_cannot_be_seen_is_told(counter: Counter, why: WhyNot, words: str) -> None:
    counter.why = why
    counter.shots.begin("1")
    await turns(lambda: counter.said)
    assert words in counter.said[0]
    assert windows("frozen-screen") == 0


async def test_under_wayland_the_portals_picture_is_chosen_from(counter: Counter) -> None:
    counter.why, counter.portal = WhyNot.WAYLAND, True
    counter.shots.begin("1")
    counter.shots.begin("1")
    await turns(lambda: windows("frozen-screen"))
    assert windows("frozen-screen") == 1, "the key twice asks once"
    drag(shown("frozen-screen"), QPoint(0, 0), QPoint(600, 400))
    assert shown("shot-desk")
    assert counter.said == []


def test_the_picture_of_a_desktop_is_cut_into_its_screens(qtbot: QtBot) -> None:
    left, right = QRect(0, 0, 800, 600), QRect(800, -100, 400, 300)
    desktop = QImage(QSize(1200, 700) * 2, QImage.Format.Format_RGB32)
    desktop.fill(Qt.GlobalColor.black)
    with QPainter(desktop) as painter:
        painter.fillRect(QRect(0, 200, 1600, 1200), Qt.GlobalColor.red)
        painter.fillRect(QRect(1600, 0, 800, 600), Qt.GlobalColor.blue)
    one, other = parts(desktop, [left, right])
    for part, place, colour in ((one, left, Qt.GlobalColor.red), (other, right, Qt.GlobalColor.blue)):
        assert (part.place, part.ratio, part.image.size()) == (place, 2.0, place.size() * 2)
        corners = (QPoint(0, 0), QPoint(part.image.width() - 1, part.image.height() - 1))
        assert [part.image.pixelColor(corner) for corner in corners] == [QColor(colour)] * 2


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[ShotDesk]:
    made = ShotDesk(text_screen(SIZE))
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


def test_the_preview_is_what_will_be_pushed(desk: ShotDesk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed) as changed:
        drawn_on(desk.findChild(Annotator))
    preview = desk.findChild(PictureView)
    assert preview.zoom.picture.toSize() == SIZE
    assert changed.args[0].size() == SIZE


def test_tools_and_undo_have_keys(desk: ShotDesk) -> None:
    annotator = desk.findChild(Annotator)
    desk.activateWindow()
    for key, tool in zip("12345", Tool, strict=True):
        QTest.keyClick(desk, key)
        assert annotator.tool is tool
    drag(annotator, annotator.rect().center(), annotator.rect().center() + QPoint(60, 60))
    QTest.keyClick(desk, "z", Qt.KeyboardModifier.ControlModifier)
    assert not annotator.can_undo
    QTest.keyClick(desk, "y", Qt.KeyboardModifier.ControlModifier)
    assert annotator.can_undo


@pytest.mark.parametrize("delivery", list(Delivery))
def test_every_state_has_words_and_only_what_can_be_done_can_be_pressed(desk: ShotDesk, delivery: Delivery) -> None:
    desk.show_view(ShotView(delivery, (PastShot(1, text_screen(SIZE)),)))
    assert desk.findChild(Label, "shot-words").text()
    assert desk.findChild(QPushButton, "push").isEnabled() is (delivery is not Delivery.SENDING)
    assert desk.findChild(QPushButton, "clear-pad").isEnabled() is (delivery in (Delivery.SENT, Delivery.SEEN))


def photo() -> QImage:
    """A picture with a colour of its own in every dot."""
    file = BytesIO()
    Image.merge("RGB", [Image.effect_noise((640, 480), 90) for _ in range(3)]).save(file, "PNG")
    return QImage.fromData(file.getvalue())


async def test_text_is_pushed_without_loss_and_photos_as_jpeg(qapp) -> None:
    text = text_screen(SIZE)
    data = await encoded(text)
    assert read_head(data).kind is PictureKind.WEBP
    assert QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32) == text
    head = read_head(await encoded(photo()))
    assert (head.kind, head.width, head.height) == (PictureKind.JPEG, 640, 480)
    white = QImage(QSize(9, 9), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    assert QImage.fromData(await encoded(white)).size() == white.size()


async def test_the_pushed_file_has_the_squares_and_no_word_beside_the_dots(desk: ShotDesk) -> None:
    source = text_screen(SIZE)
    source.setText("Comment", "counter 3, 张三丰")
    annotator = Annotator(source, words_name="Words")
    annotator.resize(SIZE)
    annotator.choose(Tool.MOSAIC)
    drag(annotator, HIDDEN.topLeft(), HIDDEN.topLeft() + QPoint(HIDDEN.width(), HIDDEN.height()))
    data = await encoded(annotator.picture())
    read_head(data)  # refuses a file with anything but the picture in it
    with Image.open(BytesIO(data)) as file:
        assert not file.getexif()
        assert set(file.info) <= {"loop", "background", "timestamp", "duration"}
    pushed = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32)
    assert pushed.copy(HIDDEN) == mosaic(text_screen(SIZE), HIDDEN)
    annotator.deleteLater()


def test_the_pads_window_covers_the_pad_and_moves_with_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setGeometry(10, 20, 700, 400)
    page.show()
    window = ShotWindow(page)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show_shot(Showing(text_screen(SIZE), 60.0))
    assert window.geometry() == page.geometry()
    page.setGeometry(50, 60, 500, 300)
    qtbot.waitUntil(lambda: window.geometry() == page.geometry())
    window.show_shot(None)
    assert not window.isVisible()
