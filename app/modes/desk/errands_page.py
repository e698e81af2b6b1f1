"""The grid worker's page: outside, perhaps on a tablet, wants to know where to go next and to say what was found."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.modes.desk.view import Errand
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class ErrandsPage(QWidget):
    """`opened` carries the case (id) of an errand."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Errand, ...] | None = None
        theme = current()
        page = QWidget()
        page.setProperty("ground", True)
        self._cards = QVBoxLayout(page)
        self._cards.setContentsMargins(0, 0, theme.size("space_8"), 0)
        self._cards.setSpacing(theme.size("space_12"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        around = theme.size("space_24")
        column.setContentsMargins(around, theme.size("space_8"), around, around)
        column.setSpacing(theme.size("space_12"))
        column.addWidget(Label(translate("Desk", "What is to be done on the spot"), step="headline", bold=True))
        column.addWidget(scroll, 1)

    def show_errands(self, errands: tuple[Errand, ...]) -> None:
        """Show these, in their order."""
        if errands == self._shown:
            return
        self._shown = errands
        while self._cards.count():
            item = self._cards.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for errand in errands:
            self._cards.addWidget(self._card(errand))
        if not errands:
            words = translate("Desk", "Nothing to do on the spot now. New errands come by themselves.")
            empty = Label(words, step="subtitle", tone="text_soft", wrap=True, align=Qt.AlignmentFlag.AlignCenter)
            empty.setObjectName("no-errands")
            self._cards.addWidget(empty, 1)
        self._cards.addStretch()

    def _card(self, errand: Errand) -> QWidget:
        card = Surface(margin="space_16", gap="space_8")
        head = QHBoxLayout()
        head.setSpacing(current().size("space_12"))
        head.addWidget(Label(errand.what, step="lead", tone="brand_text", bold=True))
        head.addStretch()
        if errand.left:
            head.addWidget(StatePill(errand.left, hue=Hue(errand.hue or Hue.IDLE)))
        title = Label(errand.title, step="title", bold=True, wrap=True)
        begin = ActionButton(translate("Desk", "Begin"), kind=ActionKind.PRIMARY, icon="forward", touch=True)
        begin.setObjectName(f"errand-{errand.case}")
        begin.setAccessibleName(f"{errand.what}: {errand.title}")
        begin.clicked.connect(lambda: self.opened.emit(errand.case))
        below = QHBoxLayout()
        below.addWidget(Label(errand.place, step="subtitle", tone="text_soft", wrap=True), 1)
        below.addWidget(begin)
        card.body.addLayout(head)
        card.body.addWidget(title)
        card.body.addLayout(below)
        return card
