"""One line of text that is written smaller, and then ends in an ellipsis, where its place ends."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import text_in
from widgets.theme import current

__all__ = ["ElidedLabel"]


class ElidedLabel(QWidget):
    """Shows as much of a line as fits, at the largest of its steps that shows all of it.

    The whole text is the tool tip whenever something is cut.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        step: str = "body",
        tone: str = "text",
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        smaller: tuple[str, ...] = (),
    ) -> None:
        """Any colour token may be the `tone`; `step` is a name in the type scale, `smaller` those to fall back on."""
        super().__init__(parent)
        self._text = ""
        self._step = step
        self._tone = tone
        self._bold = bold
        self._align = align
        self._smaller = smaller
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self._tell_when_cut()
        self.updateGeometry()
        self.update()

    def set_step(self, step: str) -> None:
        """Write at another step of the type scale."""
        if step != self._step:
            self._step = step
            self.set_text(self._text)

    def is_cut(self) -> bool:
        """Tell whether the place is too narrow for the whole text."""
        return not self._fits(self._fitting())

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        return QSize(self._metrics().horizontalAdvance(self._text) + 1, self._metrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Room for two characters and the ellipsis."""
        return QSize(self._metrics().averageCharWidth() * 4, self._metrics(self._fitting()).lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tool tip true."""
        super().resizeEvent(event)
        self._tell_when_cut()
        if self._smaller and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme = current()
        with QPainter(self) as painter:
            text_in(
                painter,
                QRectF(self.rect()),
                self._text,
                theme.font(self._fitting(), self._bold),
                theme.colour(self._tone),
                align=self._align | Qt.AlignmentFlag.AlignVCenter,
            )

    def _metrics(self, step: str = "") -> QFontMetrics:
        return QFontMetrics(current().font(step or self._step, self._bold))

    def _fits(self, step: str) -> bool:
        return self._metrics(step).horizontalAdvance(self._text) <= self.width()

    def _fitting(self) -> str:
        """Return the largest step that shows the whole line, or the smallest there is."""
        steps = (self._step, *self._smaller)
        return next((step for step in steps if self._fits(step)), steps[-1])

    def _tell_when_cut(self) -> None:
        self.setToolTip(self._text if self.is_cut() else "")
