"""One line of very large text: a ticket number, a count, a time."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import fitted_font
from widgets.theme import current

__all__ = ["Figure"]

_LINE_HEIGHT = 1.1  # of the height of capitals and digits, not of the font's tall Chinese box


class Figure(QWidget):
    """Shows a figure at a step of the type scale and shrinks it only when its place is too small."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        step: str = "hero",
        tone: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
        fill: bool = False,
    ) -> None:
        """`fill` lets the figure grow beyond its step as far as its place allows."""
        super().__init__(parent)
        self._text = ""
        self._step = step
        self._tone = tone
        self._align = align
        self._fill = fill
        across = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another figure."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_step(self, step: str) -> None:
        """Write at another step of the type scale."""
        if step != self._step:
            self._step = step
            self.set_text(self._text)

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """The figure at its step."""
        metrics = QFontMetricsF(current().font(self._step, bold=True))
        return QSize(round(metrics.horizontalAdvance(self._text)) + 2, round(metrics.capHeight() * _LINE_HEIGHT * 1.2))

    def minimumSizeHint(self) -> QSize:
        """A quarter of the width: the figure shrinks before it is cut."""
        hint = self.sizeHint()
        return QSize(hint.width() // 4, hint.height() // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure with its digits centred in height."""
        theme = current()
        largest = max(self.height() * 2, 1) if self._fill else theme.size(self._step)
        font = fitted_font(self._text, largest=largest, width=self.width() - 4, height=self.height() / 1.2, bold=True)
        metrics = QFontMetricsF(font)
        baseline = (self.height() + metrics.capHeight()) / 2
        wide = metrics.horizontalAdvance(self._text)
        left = 0.0
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            left = (self.width() - wide) / 2
        elif self._align & Qt.AlignmentFlag.AlignRight:
            left = self.width() - wide
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setFont(font)
            painter.setPen(theme.colour(self._tone))
            painter.drawText(QPointF(left, baseline), self._text)
