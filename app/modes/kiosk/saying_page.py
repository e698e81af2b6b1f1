"""One thing said large: closed, connecting, taking a number, and what was not possible."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.modes.kiosk.steps import StepBar, column
from app.modes.kiosk.view import KioskView, Page
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface

translate = QCoreApplication.translate

_CENTRE = Qt.AlignmentFlag.AlignCenter


class SayingPage(QWidget):
    """A message with what follows from it; with a way back where the citizen can go on."""

    def __init__(self, *, icon: str, hue: Hue) -> None:
        super().__init__()
        self.steps = StepBar()
        card = Surface(margin="space_48", gap="space_24")
        self._message = Label(step="display", bold=True, align=_CENTRE, wrap=True)
        self._detail = Label(step="headline", tone="text_soft", align=_CENTRE, wrap=True)
        card.body.addStretch()
        card.body.addWidget(IconView(icon, colour=hue.text, size="figure", tile=hue.soft), 0, _CENTRE)
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
