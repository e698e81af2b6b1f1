"""What the pages of the kiosk share: the way back, and how a page is stacked."""

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
        back = ActionButton(translate("Kiosk", "Back"), icon="back", touch=True)
        back.setObjectName("back")
        back.clicked.connect(self.back)
        home = ActionButton(translate("Kiosk", "Start page"), icon="home", touch=True)
        home.setObjectName("home")
        home.clicked.connect(self.home)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("gap_touch"))
        row.addWidget(back, 1)
        row.addWidget(home, 1)


def column(page: QWidget) -> QVBoxLayout:
    """Stack a page's parts; the page itself takes the keys."""
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    stacked = QVBoxLayout(page)
    stacked.setContentsMargins(0, 0, 0, 0)
    stacked.setSpacing(current().size("space_16"))
    return stacked
