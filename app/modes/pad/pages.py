"""The pages that only say something: the staff card, and one sentence said large."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.modes.fitting import set_step
from app.modes.pad.head import column_of
from app.modes.pad.staff_panel import StaffPanel
from app.modes.pad.view import PadView, Page
from widgets.drawing import lines_of
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_STEPS = ("figure", "display", "headline", "title")
"""Sizes of a sentence, largest first."""

_LARGE_HEIGHT = 900
"""Pixels: a page that is higher, as on a desktop's second screen, may use the largest."""

_TORN = 2.5
"""A last line shorter than so many letters looks torn off."""

_LOW_HEIGHT = 420
"""Pixels: below it the parts of a page stand closer together."""

_CENTRE = Qt.AlignmentFlag.AlignCenter


class CardPage(QWidget):
    """The staff card with a greeting, or with the ticket that is served."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = StaffPanel(translate("Pad", "Counter"))
        self._greeting = Label(step="headline", tone="brand_text", bold=True, align=_CENTRE, wrap=True)
        self._serving = StatePill(hue=Hue.SERVING, step="headline")
        self._serving.setObjectName("serving")
        column = column_of(self)
        column.addWidget(self.panel, 1)
        column.addWidget(self._greeting)
        column.addWidget(self._serving, 0, _CENTRE)

    def show_view(self, view: PadView) -> None:
        """Show a person and what is said."""
        self.panel.show_person(view.person, view.counter)
        self._greeting.setVisible(not view.ticket)
        self._greeting.setText(view.headline)
        self._serving.setVisible(bool(view.ticket))
        self._serving.show_state(Hue.SERVING, view.headline)


class MessagePage(QWidget):
    """One thing said large: an icon or a ticket number, a sentence, and what to do."""

    def __init__(self, *, icon: str, hue: Hue) -> None:
        super().__init__()
        self._card = Surface(margin="space_24", gap="space_24")
        self._counter = Label(step="headline", tone="text_soft", align=_CENTRE)
        self._icon = IconView(icon, colour=hue.text, size="display", tile=hue.soft)
        self._ticket = Figure(step="giant", tone=hue.text)
        self._headline = Label(step="display", bold=True, align=_CENTRE, wrap=True)
        self._detail = Label(step="headline", tone="text_soft", align=_CENTRE, wrap=True)
        self._card.body.addStretch()
        self._card.body.addWidget(self._counter)
        self._card.body.addWidget(self._icon, 0, _CENTRE)
        for part in (self._ticket, self._headline, self._detail):
            self._card.body.addWidget(part)
        self._card.body.addStretch()
        column_of(self).addWidget(self._card, 1)

    def show_view(self, view: PadView) -> None:
        """Show the page's words; the ticket takes the icon's place."""
        self._counter.setText(translate("Pad", "Counter {number}").replace("{number}", view.counter))
        self._counter.setVisible(view.page in (Page.CLOSED, Page.PAUSED, Page.BACK_OFFICE))
        self._icon.setVisible(not view.ticket)
        self._ticket.setVisible(bool(view.ticket))
        self._ticket.set_text(view.ticket)
        self._headline.setText(view.headline)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
        self.setAccessibleName(" ".join(filter(None, (view.ticket, view.headline, view.detail))))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sentence into the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write the sentence as large as fits whole, its last line not a word torn off."""
        theme, text = current(), self._headline.text()
        around, gap = theme.size("space_24"), theme.size("space_8" if self.height() < _LOW_HEIGHT else "space_24")
        self._card.body.setSpacing(gap)
        width = self.width() - 2 * around
        others = [part for part in (self._counter, self._icon, self._ticket, self._detail) if not part.isHidden()]
        room = self.height() - 2 * around - len(others) * gap - sum(_height(part, width) for part in others)
        fitting = []
        for step in _STEPS if self.height() > _LARGE_HEIGHT < self.width() else _STEPS[1:]:
            font = theme.font(step, bold=True)
            lines, metrics = lines_of(text, font, width), QFontMetrics(font)
            high = len(lines) * metrics.lineSpacing()
            if high <= room or step == _STEPS[-1]:
                torn = len(lines) > 1 and metrics.horizontalAdvance(lines[-1]) < _TORN * font.pixelSize()
                fitting.append((torn, step, high))
        _, step, high = min(fitting, key=lambda found: found[0])
        set_step(self._headline, step)
        self._headline.setMinimumHeight(high)


def _height(part: QWidget, width: int) -> int:
    """Return how much height a part cannot do without."""
    if isinstance(part, Figure):
        return part.minimumSizeHint().height()
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
