"""Every key that reaches a kiosk: a scanner's code, a number being typed, or nothing.

No key does anything else, so that none leads out: what is not a character of a number goes no further (spec 08).
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from devices.scanner.wedge import Heard, Scanned, Typed, Wedge

_SECOND = 1000.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STOPPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Shortcut, QEvent.Type.ContextMenu})


class KeyGate(QObject):
    """Stands before a window of the program while it is open. Says `scanned`, `typed`, `erased` and `done`."""

    scanned = Signal(str)
    typed = Signal(str)
    erased = Signal()
    done = Signal()

    def __init__(self, app: QApplication, screen: QWidget) -> None:
        super().__init__(screen)
        self._app = app
        self._screen = screen
        self._wedge = Wedge()
        self._at = 0.0
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._nothing_more)
        app.installEventFilter(self)

    def close(self) -> None:
        """Let keys through again."""
        self._silence.stop()
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what comes for the kiosk's widgets."""
        if event.type() not in _STOPPED or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._screen.window():
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._press(event)
        return True

    def _press(self, event: QKeyEvent) -> None:
        """A modifier is no key; one held down by a person is not repeated, and no scanner holds one down."""
        if event.isAutoRepeat() or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        ):
            return
        self._at = event.timestamp() / _SECOND
        character = "\r" if event.key() in _ENTER else event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif len(character) == 1 and (character == "\r" or character.isprintable()):
            self._hear(self._wedge.key(self._at, character))
            deadline = self._wedge.deadline
            if deadline is not None:
                self._silence.start(round((deadline - self._at) * _SECOND) + 1)

    def _nothing_more(self) -> None:
        self._hear(self._wedge.wait(float("inf")))

    def _hear(self, heard: list[Heard]) -> None:
        for one in heard:
            if isinstance(one, Scanned):
                self.scanned.emit(one.code)
            elif isinstance(one, Typed):
                self._type(one.text)

    def _type(self, text: str) -> None:
        for character in text:
            if character == "\r":
                self.done.emit()
            else:
                self.typed.emit(character)
