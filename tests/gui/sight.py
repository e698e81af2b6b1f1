"""Walks the widgets of a page as it is really painted: every text with its contrast, what is cut, what is touched.

Texts that widgets paint themselves are caught at the painter; those of labels are read from the label. The contrast is
that of pixels: the commonest colour of a text's place is its ground, the one that stands out most from it its ink.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QStaticText
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

SHARPER = 2
"""Pixels painted for one of the screen: at that size even thin strokes have the whole colour somewhere."""

ELLIPSIS = "…"


@dataclass(frozen=True)
class Written:
    """One piece of text on a page: by which widget, where (pixels of the page), and whether all of it is seen."""

    widget: QWidget
    text: str
    place: QRect
    whole: bool


@dataclass(frozen=True)
class Target:
    """Something to touch, and where it is on the page."""

    name: str
    place: QRect


class Sight:
    """What is seen of `page` at this moment; the page must be visible."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._image = QImage(page.size() * SHARPER, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(SHARPER)
        with _caught(page) as painted:
            page.render(self._image)
        self.written = tuple(one for one in (*_labels(page), *painted) if not _is_covered(page, one))

    def faint(self, least: float) -> list[tuple[str, float]]:
        """Return the texts that stand out less than `least` from what is behind them, with their contrast."""
        measured = [(one.text, round(self._contrast(one.place), 2)) for one in self.written]
        return [one for one in measured if one[1] < least]

    def cut(self) -> list[Written]:
        """Return the texts of which a part is not seen."""
        return [one for one in self.written if not one.whole]

    def _contrast(self, place: QRect) -> float:
        """WCAG 2.2, contrast ratio."""
        width, height = self._image.width(), self._image.height()
        pixels: NDArray[np.uint32] = np.frombuffer(self._image.constBits(), np.uint32).reshape(height, width)
        left, top = place.x() * SHARPER, place.y() * SHARPER
        part = pixels[top : top + place.height() * SHARPER, left : left + place.width() * SHARPER]
        colours, counts = np.unique(part, return_counts=True)
        bright = _luminance(colours)
        ground = bright[np.argmax(counts)]
        high, low = np.maximum(bright, ground), np.minimum(bright, ground)
        return float(np.max((high + 0.05) / (low + 0.05)))


def targets(page: QWidget) -> list[Target]:
    """Return everything visible that a finger can touch."""
    return [
        Target(button.objectName(), QRect(button.mapTo(page, QPoint(0, 0)), button.size()))
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page)
    ]


def small(page: QWidget, side: int) -> list[Target]:
    """Return what is narrower or lower than `side` pixels."""
    return [one for one in targets(page) if min(one.place.width(), one.place.height()) < side]


def outside(page: QWidget) -> list[Target]:
    """Return what is not wholly on the page."""
    return [one for one in targets(page) if not page.rect().contains(one.place)]


def near(page: QWidget, apart: int, *, floating: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return the pairs with less than `apart` pixels between them; what floats above others has its room over them."""
    half = apart // 2
    spread = [
        (one.name, one.place.adjusted(-half, -half, half - 1, half - 1))
        for one in targets(page)
        if one.name not in floating
    ]
    return [(one, other) for (one, place), (other, next_) in combinations(spread, 2) if place.intersects(next_)]


def _labels(page: QWidget) -> Iterator[Written]:
    for label in page.findChildren(QLabel):
        if label.text() and label.isVisibleTo(page) and not label.visibleRegion().isEmpty():
            place = QRect(label.mapTo(page, QPoint(0, 0)), label.size()).intersected(page.rect())
            yield Written(label, label.text(), place, _shows_all(label) and place.size() == label.size())


def _shows_all(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() and _longest_word(label) <= label.width()
    hint = label.sizeHint()
    return hint.width() <= label.width() and hint.height() <= label.height()


def _longest_word(label: QLabel) -> float:
    return max(
        (label.fontMetrics().horizontalAdvance(word) for word in label.text().split() if word.isascii()), default=0
    )


@contextmanager
def _caught(page: QWidget) -> Iterator[list[Written]]:
    """Catch what is painted with `drawText` and `drawStaticText` on widgets of the page."""
    found: list[Written] = []
    plain, static = QPainter.drawText, QPainter.drawStaticText

    def text(painter: QPainter, *given: Any) -> Any:
        _keep(found, page, painter, str(given[-1]), lambda: _place(painter, given))
        return plain(painter, *given)

    def laid_out(painter: QPainter, at: QPointF, words: QStaticText) -> None:
        _keep(found, page, painter, words.text(), lambda: QRectF(at, words.size()))
        static(painter, at, words)

    QPainter.drawText, QPainter.drawStaticText = text, laid_out  # type: ignore[method-assign, assignment]
    try:
        yield found
    finally:
        QPainter.drawText, QPainter.drawStaticText = plain, static  # type: ignore[method-assign]


def _keep(found: list[Written], page: QWidget, painter: QPainter, text: str, place: Callable[[], QRectF]) -> None:
    widget = painter.device()
    if not isinstance(widget, QWidget) or not text.strip():
        return
    here = painter.transform().mapRect(place()).toAlignedRect().intersected(widget.rect())
    seen = here.translated(widget.mapTo(page, QPoint(0, 0))).intersected(page.rect())
    if not seen.isEmpty():
        found.append(Written(widget, text, seen, not text.endswith(ELLIPSIS)))


def _place(painter: QPainter, given: tuple[Any, ...]) -> QRectF:
    metrics = QFontMetricsF(painter.font())
    if isinstance(given[0], QRectF):
        return given[0]
    at = given[0] if isinstance(given[0], QPointF) else QPointF(given[0], given[1])
    return metrics.boundingRect(str(given[-1])).translated(at)


def _is_covered(page: QWidget, one: Written) -> bool:
    """Whether another widget lies over the middle of a text."""
    top = page.childAt(one.place.center())
    return top is not None and not (top is one.widget or top.isAncestorOf(one.widget) or one.widget.isAncestorOf(top))


def _luminance(colours: NDArray[np.uint32]) -> NDArray[np.float64]:
    """WCAG 2.2, relative luminance of 0xffRRGGBB."""
    parts = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
