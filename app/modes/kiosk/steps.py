"""What the pages of the kiosk share: the way back, and how a page is stacked."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.action_button import ActionButton
from widgets.theme import current

translate = QCoreApplication.translate

LOW_HEIGHT = 640
"""A page below so many pixels writes smaller and leaves ornaments out."""


class StepBar(QWidget):
    """The way back and the way to the beginning; `home` can be left out where one is there already."""

    back = Signal()
    home = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = back = ActionButton(translate("Kiosk", "Back"), icon="back", touch=True)
        back.setObjectName("back")
        back.clicked.connect(self.back)
        self._home = home = ActionButton(translate("Kiosk", "Start page"), icon="home", touch=True)
        home.setObjectName("home")
        home.clicked.connect(self.home)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("gap_touch"))
        row.addWidget(back, 1)
        row.addWidget(home, 1)

    def be_short(self, short: bool) -> None:
        """Show the icons alone, or with their words."""
        for button in (self._back, self._home):
            button.show_icon_alone(short)


def fit_foot(parts: Iterable[QWidget], width: int, *shorteners: Callable[[bool], None]) -> None:
    """Let what stands beside each other at the foot of a page be short, one after another, until it fits a width."""
    seen = [part for part in parts if not part.isHidden()]
    gaps = (len(seen) - 1) * current().size("gap_touch")
    for shorten in shorteners:
        shorten(False)
    for shorten in shorteners:
        if sum(part.minimumSizeHint().width() for part in seen) + gaps <= width:
            return
        shorten(True)


def column(page: QWidget) -> QVBoxLayout:
    """Stack a page's parts; the page itself takes the keys."""
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stacked = QVBoxLayout(page)
    stacked.setContentsMargins(0, 0, 0, 0)
    stacked.setSpacing(current().size("space_16"))
    return stacked
