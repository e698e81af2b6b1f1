"""Everything known of a case at one look: facts, what was said, who has it, what was applied for, what happened."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.modes.desk import case_cards
from app.modes.desk.view import CaseView
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class CaseBody(QScrollArea):
    """`opened` carries another case (id), `file_wanted` the digest of an attachment."""

    opened = Signal(str)
    file_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("case-body")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._case = ""
        self._cards: dict[str, _Card] = {}
        page = QWidget()
        page.setProperty("ground", True)
        self._column = QVBoxLayout(page)
        theme = current()
        self._column.setContentsMargins(0, 0, theme.size("space_8"), 0)
        self._column.setSpacing(theme.size("space_12"))
        self._column.addStretch()
        self.setWidget(page)

    def show_view(self, view: CaseView) -> None:
        """Show the case; what did not change is left as it stands, and so is the place that was scrolled to."""
        if view.case != self._case:
            self._case = view.case
            self.verticalScrollBar().setValue(0)
        cards = case_cards
        facts = (view.description, view.facts, view.opinion)
        happened, applied = translate("Desk", "What happened"), translate("Desk", "Applications")
        noted = translate("Desk", "Urged and supervised")
        self._put("facts", facts, bool(view.facts), lambda: cards.facts(view))
        self._put("tasks", view.tasks, bool(view.tasks), lambda: cards.tasks(view.tasks))
        applications = view.applications
        self._put("applications", applications, bool(applications), lambda: cards.steps(applied, applications))
        self._put("notes", view.notes, bool(view.notes), lambda: cards.steps(noted, view.notes))
        files = view.attachments
        self._put("files", files, bool(files), lambda: cards.files(files, self.file_wanted.emit))
        self._put("steps", view.steps, bool(view.steps), lambda: cards.steps(happened, view.steps))
        self._put("alike", view.alike, bool(view.alike), lambda: cards.alike(view.alike, self.opened.emit))

    def _put(self, name: str, content: object, there: bool, make: Callable[[], QWidget]) -> None:
        card = self._cards.get(name)
        if card is None:
            card = self._cards[name] = _Card(name)
            self._column.insertWidget(self._column.count() - 1, card)
        card.put(content, make if there else None)


class _Card(Surface):
    """One card; made anew only when its content is another."""

    def __init__(self, name: str) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self.setObjectName(f"card-{name}")
        self._content: object = None
        self._inside: QWidget | None = None

    def put(self, content: object, make: Callable[[], QWidget] | None) -> None:
        """Show this content; without a maker the card is away."""
        self.setVisible(make is not None)
        if content == self._content:
            return
        self._content = content
        if self._inside is not None:
            self._inside.hide()
            self.body.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = make() if make is not None else None
        if self._inside is not None:
            self.body.addWidget(self._inside)
