"""How a picture lies in a window that may enlarge and move it; no widgets, no state."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

__all__ = ["MOST", "Zoom"]

MOST = 6.0
"""Pixels of one dot when a picture is enlarged most; less when it fits at more."""


@dataclass(frozen=True)
class Zoom:
    """A picture of `picture` dots in a window of `window` pixels, `factor` times as large as it fits.

    `centre` is the dot in the middle of the window.
    """

    picture: QSizeF
    window: QSizeF
    factor: float
    centre: QPointF

    @staticmethod
    def fitted(picture: QSizeF, window: QSizeF) -> "Zoom":
        """Return the whole picture, as large as it fits."""
        return Zoom(picture, window, 1.0, QPointF(picture.width() / 2, picture.height() / 2))

    @property
    def fit(self) -> float:
        """Pixels of one dot when the whole picture is seen; small pictures are doubled at most."""
        wide = self.window.width() / max(1.0, self.picture.width())
        high = self.window.height() / max(1.0, self.picture.height())
        return min(wide, high, 2.0)

    @property
    def scale(self) -> float:
        """Pixels of one dot now."""
        return self.fit * self.factor

    @property
    def place(self) -> QRectF:
        """Where the picture lies, in pixels of the window."""
        middle = QPointF(self.window.width() / 2, self.window.height() / 2)
        corner = middle - self.centre * self.scale
        return QRectF(corner, self.picture * self.scale)

    def in_window(self, window: QSizeF) -> "Zoom":
        """Return the same part of the picture in another window."""
        return replace(self, window=window)._kept_in()

    def zoomed(self, by: float, at: QPointF) -> "Zoom":
        """Return it enlarged; what is at this pixel of the window stays there."""
        most = max(MOST / self.fit, 1.0)
        factor = min(max(1.0, self.factor * by), most)
        dot = (at - self.place.topLeft()) / self.scale
        scale = self.fit * factor
        middle = QPointF(self.window.width() / 2, self.window.height() / 2)
        return replace(self, factor=factor, centre=dot + (middle - at) / scale)._kept_in()

    def moved(self, by: QPointF) -> "Zoom":
        """Return it moved by pixels."""
        return replace(self, centre=self.centre - by / self.scale)._kept_in()

    def _kept_in(self) -> "Zoom":
        """Keep the window full of picture, and the picture in the middle where it is smaller."""
        x = _kept(self.centre.x(), self.picture.width(), self.window.width() / self.scale)
        y = _kept(self.centre.y(), self.picture.height(), self.window.height() / self.scale)
        return replace(self, centre=QPointF(x, y))


def _kept(centre: float, whole: float, seen: float) -> float:
    if seen >= whole:
        return whole / 2
    return min(max(seen / 2, centre), whole - seen / 2)
