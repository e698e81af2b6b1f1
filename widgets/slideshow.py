"""The pictures of a folder, one after another; read and made small beside the interface, so that nothing stutters."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QRect, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QImageReader, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

__all__ = ["SUFFIXES", "Slideshow", "pictures_in"]

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".gif", ".svg"})


class _Reader(QObject):
    """Reads one picture on another thread; `done` comes to the thread of the widget."""

    done = Signal(str, QImage)


class Slideshow(QWidget):
    """Shows the pictures of `folder` by name, each `seconds` long, whole and in the middle.

    The folder is looked at again before every picture, so that pictures may be put in and taken out at any time; one
    that cannot be read is left out. `emptied` says whether there is no picture to show.
    """

    emptied = Signal(bool)

    def __init__(
        self, folder: Path, parent: QWidget | None = None, *, seconds: float, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._seconds = seconds
        self._clock = clock
        self._file = ""
        self._image = QImage()
        self._due = 0.0
        self._reader = _Reader(self)
        self._reader.done.connect(self._show_image)
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self.tick)

    @property
    def file(self) -> str:
        """The name of the picture that is shown; empty for none."""
        return self._file

    def tick(self) -> None:
        """Take the next picture if it is time; called by the timer."""
        if self._clock() < self._due:
            return
        self._due = self._clock() + self._seconds
        files = pictures_in(self._folder)
        self.emptied.emit(not files)
        if not files:
            self._file, self._image = "", QImage()
            self.update()
            return
        names = [file.name for file in files]
        following = next((file for file in files if file.name > self._file), files[0])
        if following.name != self._file or self._image.isNull():
            self._read(following)
        elif self._file not in names:
            self._read(files[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Go on while seen."""
        super().showEvent(event)
        self._due = 0.0
        self._timer.start()
        self.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while unseen."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Read the picture again for the new size."""
        super().resizeEvent(event)
        if self._file:
            self._read(self._folder / self._file)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)

    def _read(self, file: Path) -> None:
        reader, room = self._reader, self.size() * self.devicePixelRatioF()
        QThreadPool.globalInstance().start(lambda: reader.done.emit(file.name, _read(file, room)))

    def _show_image(self, name: str, image: QImage) -> None:
        self._file = name
        if image.isNull():
            self._due = 0.0
            return
        self._image = image
        self.update()


def pictures_in(folder: Path) -> list[Path]:
    """Return the pictures of a folder by name; none where there is no such folder."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
    except OSError:
        return []


def _read(file: Path, room: QSize) -> QImage:
    """Read a picture no larger than its room; an empty one when it cannot be read."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and not room.isEmpty():
        wanted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if wanted.width() < size.width():
            reader.setScaledSize(wanted)
    return reader.read()
