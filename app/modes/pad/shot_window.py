"""A picture from the staff's screen on the whole pad, above everything else."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.modes.pad.shots import Showing
from widgets.drawing import panel, text_in
from widgets.picture_view import PictureView
from widgets.theme import current

translate = QCoreApplication.translate

_HINT_SECONDS = 6.0
"""How long the hint lies over the picture."""

_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class ShotWindow(QWidget):
    """Covers the pad while there is a picture. `painted` once the citizen sees it.

    :param pad: the pad's page; the picture lies where its window is, and moves with it.
    """

    painted = Signal()

    def __init__(self, pad: QWidget) -> None:
        super().__init__(None, _FLAGS)
        self.setObjectName("shot")
        self.setAccessibleName(translate("Pad", "A picture from the counter"))
        self._pad = pad
        self._window: QWidget | None = None
        self.view = PictureView(self)
        self.view.painted.connect(self.painted)
        self._hint = _Hint(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_shot(self, showing: Showing | None) -> None:
        """Show a picture, or give the pad back."""
        if showing is None:
            self._let_go()
            self.hide()
            self.view.show_picture(QImage())
            return
        self.view.show_picture(showing.image)
        self._hold()
        self._cover()
        self._hint.begin()
        self.view.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Go where the pad's window goes."""
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover()
        return False

    def _hold(self) -> None:
        self._let_go()
        self._window = self._pad.window()
        self._window.installEventFilter(self)

    def _let_go(self) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def _cover(self) -> None:
        window = self._pad.window()
        self.setGeometry(window.geometry())
        if window.isFullScreen():
            self.setScreen(window.screen())
            self.showFullScreen()
        else:
            self.show()
        self._hint.place()


class _Hint(QWidget):
    """Says how to look closer, and goes by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = translate("Pad", "Pull with two fingers or tap twice to look closer")
        self._going = QTimer(self, singleShot=True, interval=int(_HINT_SECONDS * 1000))
        self._going.timeout.connect(self.hide)
        self.hide()

    def begin(self) -> None:
        """Show it for some seconds."""
        self.place()
        self.show()
        self.raise_()
        self._going.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no longer."""
        super().hideEvent(event)
        self._going.stop()

    def place(self) -> None:
        """Lie at the lower edge of the picture."""
        theme, whole = current(), self._picture.size()
        width = min(whole.width() - theme.size("space_32"), 720)
        height = theme.size("height_touch")
        self.setGeometry((whole.width() - width) // 2, whole.height() - height - theme.size("space_24"), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and words."""
        theme, place = current(), QRectF(self.rect())
        with QPainter(self) as painter:
            radius = theme.size("radius_card")
            panel(painter, place, theme.colour("raised"), radius=radius, outline=theme.colour("line_strong"))
            words = place.adjusted(theme.size("space_16"), 0, -theme.size("space_16"), 0)
            font, middle = theme.font("subtitle", bold=True), Qt.AlignmentFlag.AlignCenter
            text_in(painter, words, self._words, font, theme.colour("text"), align=middle, most=2)
