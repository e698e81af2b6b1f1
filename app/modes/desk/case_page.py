"""A case on one page: how much time is left above, everything known at the left, what to do at the right."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.desk.act_panel import ActPanel
from app.modes.desk.case_body import CaseBody
from app.modes.desk.view import CaseView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current

translate = QCoreApplication.translate


class CasePage(QWidget):
    """`left`: back to the list; `stepped` carries -1 or 1 for the case before or after in the list."""

    left = Signal()
    stepped = Signal(int)
    print_wanted = Signal()
    word_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = CaseBody()
        self.panel = ActPanel()
        self._number = Label(tone="text_soft")
        self._number.setObjectName("case-number")
        self._title = ElidedLabel(step="title", bold=True)
        self._title.setObjectName("case-title")
        self._stage = StatePill(hue=Hue.IDLE)
        self._standing = StatePill(hue=Hue.IDLE)
        self._standing.setObjectName("standing")
        self._badges = Label(step="caption", tone="text_soft")
        self._here = Label(tone="warning_text", bold=True)
        self._here.setObjectName("here")
        self._undo = ActionButton("", kind=ActionKind.QUIET, icon="undo")
        self._undo.setObjectName("undo")
        self._undo.clicked.connect(self.undo_wanted)
        self._arrange()
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self.stepped.emit(step))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)

    def show_view(self, view: CaseView) -> None:
        """Show a case."""
        self._number.setText(view.number)
        self._title.set_text(view.title)
        self._stage.show_state(Hue.BACK_OFFICE, view.stage)
        self._standing.setVisible(bool(view.standing))
        words = f"{view.standing}  {view.due}".strip()
        self._standing.show_state(Hue(view.standing_hue or Hue.SERVING), words)
        self._badges.setText("  ·  ".join(view.badges))
        self._here.setText(view.here)
        self._here.setVisible(bool(view.here))
        self._undo.setVisible(bool(view.undo))
        self._undo.setText(view.undo)
        self.body.show_view(view)
        self.panel.show_view(view)

    def begin(self) -> None:
        """Bring the keyboard to what can be done."""
        if self.panel.form is not None:
            self.panel.form.begin()
        else:
            self.panel.setFocus()

    def _on_escape(self) -> None:
        """Out of the form first, then out of the case."""
        if self.panel.form is not None:
            self.panel.chosen.emit("")
        else:
            self.left.emit()

    def _arrange(self) -> None:
        theme = current()
        around = theme.size("space_16")
        columns = QHBoxLayout()
        columns.setSpacing(theme.size("space_8"))
        columns.addWidget(self.body, 8)
        columns.addWidget(self.panel, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(around, theme.size("space_8"), around, around)
        column.setSpacing(theme.size("space_8"))
        column.addLayout(self._head())
        column.addLayout(self._under_head())
        column.addLayout(columns, 1)

    def _head(self) -> QHBoxLayout:
        back = ActionButton(translate("Desk", "Back"), kind=ActionKind.QUIET, icon="back", shortcut_text="Esc")
        back.setObjectName("back")
        back.clicked.connect(self.left)
        paper = ActionButton(translate("Desk", "Approval form"), kind=ActionKind.QUIET, icon="printer")
        paper.setObjectName("case-print")
        paper.clicked.connect(self.print_wanted)
        word = ActionButton(translate("Desk", "Word"), kind=ActionKind.QUIET, icon="save")
        word.setObjectName("case-word")
        word.clicked.connect(self.word_wanted)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        row.addWidget(back)
        row.addWidget(self._title, 1)
        for part in (self._undo, paper, word):
            row.addWidget(part)
        return row

    def _under_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        for part in (self._standing, self._stage, self._number, self._badges):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._here)
        return row
