"""Fitting a page to its screen: labels that change their size with it."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.elided_label import ElidedLabel
from widgets.figure import Figure
from widgets.label import Label

Words = Label | ElidedLabel | Figure


def set_step(words: Words, step: str) -> None:
    """Write words at another step of the type scale."""
    if not isinstance(words, Label):
        words.set_step(step)
    elif words.property("step") != step:
        words.setProperty("step", step)
        words.style().unpolish(words)
        words.style().polish(words)


class FittingPage(QWidget):
    """A page whose words are written as large as its height allows."""

    def rungs(self) -> Iterable[Mapping[Words, str]]:
        """Return the words with their steps, from the largest down."""
        raise NotImplementedError

    def fit(self) -> None:
        """Write the words at the first rung that fits, or else at the last one. What is not seen is not measured."""
        if not self.isVisible():
            return
        for rung in self.rungs():
            for words, step in rung.items():
                set_step(words, step)
            fits = height_needed(self) <= self.height()  # lays the page out: what is cut is known only then
            if fits and not any(isinstance(words, ElidedLabel) and words.is_cut() for words in rung):
                return

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what was put here while the page was not seen."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new size."""
        super().resizeEvent(event)
        self.fit()


def height_needed(page: QWidget) -> int:
    """Return the least height in pixels at which nothing of a page is cut at its width, as it is now."""
    layout = page.layout()
    if layout is None:
        return page.minimumSizeHint().height()
    for inner in page.findChildren(QWidget)[::-1]:  # what is inside first: its size is asked by what is around it
        if not inner.isHidden() and (below := inner.layout()) is not None:
            below.activate()
    layout.activate()
    if layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(page.width())
    return layout.totalMinimumSize().height()
