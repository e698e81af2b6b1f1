"""A film that begins again and again, without sound: the loudspeakers of a hall are for the calls.

QtMultimedia is a large part of Qt that not every machine has; without it `can_play` is false.
"""

import importlib.util
from pathlib import Path

from PySide6.QtCore import QRect, Qt, QUrl, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

__all__ = ["VideoView", "can_play"]


def can_play() -> bool:
    """Whether this machine has QtMultimedia."""
    return importlib.util.find_spec("PySide6.QtMultimedia") is not None


class VideoView(QWidget):
    """Shows a film whole and in the middle. `failed` says in the player's words why it cannot.

    Raises ImportError where there is no QtMultimedia: ask `can_play` first.
    """

    failed = Signal(str)

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink  # noqa: PLC0415 - not everywhere, and slow to load

        self._image = QImage()
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(lambda frame: self._show_image(frame.toImage()))
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._player.setLoops(QMediaPlayer.Loops.Infinite)
        self._player.errorOccurred.connect(lambda _error, said: self.failed.emit(said))
        self._player.setSource(QUrl.fromLocalFile(str(file)))

    def showEvent(self, event: QShowEvent) -> None:
        """Play while seen."""
        super().showEvent(event)
        self._player.play()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while unseen."""
        super().hideEvent(event)
        self._player.pause()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.drawImage(place, self._image)

    def _show_image(self, image: QImage) -> None:
        self._image = image
        self.update()
