"""What the waiting area sees: the picture of its layout, or words that fill it; a small sign when it is an old one."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.modes.display.picture import LayoutPicture
from app.modes.display.view import DisplayView
from designs.display import Layout
from widgets.afar import Afar, side_of
from widgets.drawing import panel
from widgets.poster import Poster
from widgets.theme import current

_RIM_SHARE = 1 / 12
_SIGN_SHARE, _SIGN_WIDTH = 1 / 28, 14
"""Letters of the sign, and its width as a multiple of them."""


class DisplayScreen(QWidget):
    """One screen of the waiting area."""

    painted = Signal(str)
    resized = Signal()

    def __init__(self, layout: Layout, base: Path) -> None:
        """`base` is the folder of pictures and films."""
        super().__init__()
        self.picture = LayoutPicture(layout, base, self)
        self.picture.painted.connect(self.painted)
        self._welcome = WelcomePage(self)
        self._welcome.hide()
        self._sign = LostSign(self)
        self._sign.hide()

    def show_layout(self, layout: Layout) -> None:
        """Show the same moment in another layout."""
        if layout != self.picture.shown:
            self.picture.show_layout(layout)

    def show_view(self, view: DisplayView) -> None:
        """Show another moment."""
        self.picture.show_view(view)
        self._welcome.show_words(view.filled, view.hall)
        self._welcome.setVisible(bool(view.filled))

    def show_lost(self, words: str) -> None:
        """Say that the picture is an old one, and since when; empty: it is followed again."""
        self._sign.show_words(words)
        self._sign.setVisible(bool(words))
        self._sign.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole screen for the picture."""
        super().resizeEvent(event)
        self.picture.setGeometry(self.rect())
        self._welcome.setGeometry(self.rect())
        self._place_sign()
        self.resized.emit()

    def _place_sign(self) -> None:
        """In the lower right corner, over whatever is there."""
        letters = round(min(self.width(), self.height()) * _SIGN_SHARE)
        wide, high = letters * _SIGN_WIDTH, letters * 2
        self._sign.setGeometry(self.width() - wide, self.height() - high, wide, high)


class LostSign(QWidget):
    """A small sign in the corner."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Poster(parent=self, share=_SIGN_SHARE, tone="offline_text", align=Qt.AlignmentFlag.AlignHCenter)
        self._words.setObjectName("lost")

    def show_words(self, words: str) -> None:
        """Say something."""
        self._words.set_text(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All the room there is."""
        super().resizeEvent(event)
        self._words.setGeometry(self.rect().adjusted(self.height() // 4, 0, -self.height() // 4, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        with QPainter(self) as painter:
            panel(painter, QRectF(self.rect()), current().colour("offline_soft"), radius=self.height() / 4)


class WelcomePage(Afar):
    """Words over the whole screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._words = Poster(parent=self, share=1 / 6, tone="on_brand", bold=True, align=centre, wraps=True)
        self._words.setObjectName("welcome")
        self._hall = Poster(parent=self, share=1 / 20, tone="on_brand", align=centre)

    def show_words(self, words: str, hall: str) -> None:
        """Show words, and small below them whose they are."""
        self._words.set_text(words)
        self._hall.set_text(hall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words in the middle, the hall below."""
        super().resizeEvent(event)
        rim = round(side_of(self) * _RIM_SHARE)
        room = self.rect().adjusted(rim, rim, -rim, -rim)
        foot = round(side_of(self) / 12)
        self._words.setGeometry(room.adjusted(0, 0, 0, -foot))
        self._hall.setGeometry(room.left(), room.bottom() - foot, room.width(), foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), current().colour("brand"))
