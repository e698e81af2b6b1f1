"""One thing said large: closed, connecting, taking a number, and what was not possible."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent

from app.modes.fitting import FittingPage, Words
from app.modes.kiosk.steps import LOW_HEIGHT, StepBar, column
from app.modes.kiosk.view import KioskView, Page
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface

translate = QCoreApplication.translate

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RUNGS = (("display", "headline"), ("headline", "title"), ("title", "subtitle"))
"""Steps of message and detail, from the largest down."""


class SayingPage(FittingPage):
    """A message with what follows from it; with a way back where the citizen can go on."""

    def __init__(self, *, icon: str, hue: Hue) -> None:
        super().__init__()
        self.steps = StepBar()
        card = Surface(margin="space_48", gap="space_24")
        self._message = Label(step="display", bold=True, align=_CENTRE, wrap=True)
        self._detail = Label(step="headline", tone="text_soft", align=_CENTRE, wrap=True)
        card.body.addStretch()
        self._icon = IconView(icon, colour=hue.text, size="figure", tile=hue.soft)
        card.body.addWidget(self._icon, 0, _CENTRE)
        card.body.addWidget(self._message)
        card.body.addWidget(self._detail)
        card.body.addStretch()
        stacked = column(self)
        stacked.addWidget(card, 1)
        stacked.addWidget(self.steps)

    def show_view(self, view: KioskView) -> None:
        """Show the message."""
        self._message.setText(view.message)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
        self.steps.setVisible(view.page is Page.SORRY)
        self.setAccessibleName(" ".join(filter(None, (view.message, view.detail))))
        self.fit()

    def rungs(self) -> Iterable[Mapping[Words, str]]:
        """Return how the words may be written."""
        return ({self._message: message, self._detail: detail} for message, detail in _RUNGS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, it is for the words."""
        self._icon.show_at("icon_card" if event.size().height() < LOW_HEIGHT else "figure")
        super().resizeEvent(event)
