"""Text for screens that are read from ten metres: as high as a share of the window's shorter side, or as fits."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import fitted_font, text_in
from widgets.theme import current

__all__ = ["Poster"]

_LEADING = 1.3


class Poster(QWidget):
    """One line. `share` is the height of the letters as a share of the window's shorter side."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        share: float,
        tone: str = "text",
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        grows: bool = False,
    ) -> None:
        """`grows` lets the line take all the height there is; else it is as high as its letters need."""
        super().__init__(parent)
        self._text = ""
        self._share = share
        self._tone = tone
        self._bold = bold
        self._align = align
        high = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        self.set_text(text)

    def text(self) -> str:
        """Return the line."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another line."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_tone(self, tone: str) -> None:
        """Write in another colour token."""
        self._tone = tone
        self.update()

    @property
    def pixels(self) -> int:
        """The height of the letters in pixels where the width allows it."""
        window = self.window()
        return max(1, round(min(window.height(), window.width()) * self._share))

    def sizeHint(self) -> QSize:
        """As high as its letters, as wide as a few of them."""
        return QSize(self.pixels * 2, round(self.pixels * _LEADING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme = current()
        largest = min(self.pixels, round(self.height() / 1.1))
        font = fitted_font(self._text, largest=largest, width=self.width(), bold=self._bold)
        with QPainter(self) as painter:
            place = QRectF(self.rect())
            align = self._align | Qt.AlignmentFlag.AlignVCenter
            text_in(painter, place, self._text, font, theme.colour(self._tone), align=align)
