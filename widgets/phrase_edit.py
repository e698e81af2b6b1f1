"""A paragraph that shows, behind the cursor, how the sentence may go on; one key takes it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit

from widgets.drawing import text_in
from widgets.theme import current

__all__ = ["PhraseEdit"]


class PhraseEdit(QPlainTextEdit):
    """The ending is never part of the text until the right arrow key takes it; typing on leaves it behind.

    It is shown only with the cursor at the end, where that key has nothing else to do.
    """

    ending_taken = Signal(str)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholderText=placeholder)
        self._ending = ""
        self._composing = False

    @property
    def ending(self) -> str:
        """What is shown behind the cursor now."""
        at_end = self.textCursor().atEnd() and not self.textCursor().hasSelection()
        return self._ending if at_end and not self._composing else ""

    def show_ending(self, ending: str) -> None:
        """Show how the text may go on, or nothing."""
        if ending != self._ending:
            self._ending = ending
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the ending with the right arrow key."""
        ending = self.ending
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if ending and plain and event.key() == Qt.Key.Key_Right:
            self._ending = ""
            self.insertPlainText(ending)
            self.ending_taken.emit(ending)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Show no ending while an input method puts a word together."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the ending as far as the line has room."""
        super().paintEvent(event)
        ending = self.ending
        if not ending or not self.hasFocus():
            return
        theme = current()
        place = QRectF(self.cursorRect())
        left = place.right() + theme.size("stroke")
        room = self.viewport().width() - left - theme.size("space_4")
        if room < QFontMetrics(self.font()).horizontalAdvance(ending[0]):
            return
        with QPainter(self.viewport()) as painter:
            words = QRectF(left, place.top(), room, place.height())
            text_in(painter, words, ending, self.font(), theme.colour("text_faint"))
