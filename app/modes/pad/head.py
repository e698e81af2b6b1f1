"""What stands at the top of a page that asks for something, and how such a page is laid out."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.modes.fitting import set_step
from app.modes.pad.view import PadView
from widgets.countdown import Countdown
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_STEPS = ("display", "headline", "title", "subtitle")
"""Sizes of the headline, largest first."""


class Head(QWidget):
    """The question at the left, what it asks for below, the seconds at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._headline = Label(step="display", bold=True, wrap=True)
        self._detail = Label(step="title", tone="text_soft", wrap=True)
        self._left = Countdown()
        self._left.setAccessibleName(translate("Pad", "Seconds left"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = QVBoxLayout()
        words.setSpacing(current().size("space_8"))
        words.addWidget(self._headline)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self._left)

    def show_view(self, view: PadView) -> None:
        """Show the words; the seconds begin anew with another question."""
        self._headline.setText(view.headline)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
        self._fit()
        if view.question != self._question:
            self._question = view.question
            self._left.setVisible(view.seconds > 0)
            self._left.start(view.seconds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write the headline as large as one line allows; nothing is cut."""
        width = self.width() - self._left.sizeHint().width() - 2 * current().size("space_16")
        fonts = {step: QFontMetrics(current().font(step, bold=True)) for step in _STEPS}
        fitting = (step for step in _STEPS if fonts[step].horizontalAdvance(self._headline.text()) <= width)
        set_step(self._headline, next(fitting, _STEPS[-1]))

    def stop(self) -> None:
        """Stop counting."""
        self._question = ""
        self._left.stop()


def column_of(page: QWidget) -> QVBoxLayout:
    """Return the column that the parts of a page stand in; the page itself takes the keys."""
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().size("space_16"))
    return column
