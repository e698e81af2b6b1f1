"""The two shapes of the program's window: the usual one, and a bar above everything else."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

_BAR_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
_LARGEST = 16_777_215
"""Qt's own largest size of a widget."""


class Shape:
    """Changes a window between its shapes and remembers where the usual one was."""

    def __init__(self) -> None:
        self._usual: QRect | None = None
        self._was_maximised = False

    @property
    def is_bar(self) -> bool:
        """Whether the window is the bar now."""
        return self._usual is not None

    def make_bar(self, window: QWidget, size: QSize) -> None:
        """Make the window a bar of this size at the top of its screen, above other programs."""
        if self.is_bar:
            return
        self._was_maximised = window.isMaximized()
        self._usual = window.normalGeometry() if self._was_maximised else window.geometry()
        area = window.screen().availableGeometry()
        if self._was_maximised:
            window.showNormal()
        _set_flags(window, window.windowFlags() | _BAR_FLAGS)
        width = min(size.width(), area.width())
        window.setMaximumHeight(size.height())
        window.setGeometry(area.left() + (area.width() - width) // 2, area.top(), width, size.height())

    def make_usual(self, window: QWidget) -> None:
        """Give the window back the shape it had."""
        if self._usual is None:
            return
        window.setMaximumHeight(_LARGEST)
        _set_flags(window, window.windowFlags() & ~_BAR_FLAGS)
        window.setGeometry(self._usual)
        self._usual = None
        if self._was_maximised:
            window.showMaximized()


def _set_flags(window: QWidget, flags: Qt.WindowType) -> None:
    """Change the flags of a window that is open; `setWindowFlags` would close it and open another without the focus."""
    window.overrideWindowFlags(flags)
    handle = window.windowHandle()
    if handle is not None:
        handle.setFlags(flags)
