"""What the editors of designs look alike in: a bar of buttons, parts to put in, the desk, what can be set."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.modes.admin.fields import Panel
from app.modes.admin.steps import Edited
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current
from widgets.toast import Toast, ToastLevel

translate = QCoreApplication.translate
K = TypeVar("K")


class EditorScreen(QWidget):
    """Edits a design. Says what is to be done with it outside: files, and the hall.

    :param edited: the document; :param panel: what can be set; :param parts: the list of what is in it.
    :param side: how many pixels wide the columns beside the desk are.
    """

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    hall_wanted = Signal()

    def __init__(
        self, edited: Edited[Any], panel: Panel, parts: QListWidget, *, side: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", True)
        self._edited, self._panel, self._parts, self._side = edited, panel, parts, side
        self.sample_choice = QComboBox()
        self.sample_choice.setObjectName("sample")
        self._undo = named("undo", ActionButton(translate("Editor", "Undo"), icon="return"))
        self._redo = named("redo", ActionButton(translate("Editor", "Redo"), icon="forward"))
        self._toast = Toast(self, close_name=translate("Frame", "Close the message"))
        self._toast.setObjectName("said")

    def say(self, text: str, level: ToastLevel = ToastLevel.WARNING) -> None:
        """Say something at the lower edge."""
        self._toast.show_message(text, level=level)

    @property
    def design(self) -> Any:
        """The design as it is now."""
        return self._edited.whole

    def take(self, design: Any) -> None:
        """Go on with another design, a step that can be undone."""
        self._edited.take(design)

    def open(self, design: Any) -> None:
        """Edit another design."""
        self._edited.open(design)

    def refresh_steps(self) -> None:
        """Let what can be undone be undone."""
        self._undo.setEnabled(self._edited.steps.canUndo())
        self._redo.setEnabled(self._edited.steps.canRedo())

    def follow(
        self, refresh: Callable[[], None], keys: Iterable[tuple[QKeySequence.StandardKey, SignalInstance]]
    ) -> None:
        """Refresh with every change, undo and redo, and bind the keys every editor has and `keys`."""
        edited, steps = self._edited, self._edited.steps
        edited.changed.connect(refresh)
        steps.indexChanged.connect(refresh)
        self._undo.clicked.connect(steps.undo)
        self._redo.clicked.connect(steps.redo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, steps.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, steps.redo)
        usual = (
            (QKeySequence.StandardKey.Open, self.import_wanted),
            (QKeySequence.StandardKey.Save, self.export_wanted),
        )
        for key, wanted in (*usual, *keys):
            QShortcut(QKeySequence(key), self, wanted.emit)

    def arrange(self, bar: QHBoxLayout, parts: QWidget, desk: QLayout, settings: QWidget) -> None:
        """Put the parts of the screen in their places."""
        gap = current().size("space_12")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        column.addLayout(bar)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(parts)
        row.addLayout(desk, 1)
        row.addWidget(settings)
        column.addLayout(row, 1)

    def bar(self, *own: tuple[str, str, str, SignalInstance]) -> QHBoxLayout:
        """Return the bar at the top; `own` are the editor's own buttons: name, text, icon, what it says."""
        bar = QHBoxLayout()
        bar.setSpacing(current().size("space_8"))
        for name, text, icon, wanted in (
            ("new", translate("Editor", "New"), "plus", self.new_wanted),
            ("import", translate("Editor", "Open"), "more", self.import_wanted),
            ("export", translate("Editor", "Save as file"), "save", self.export_wanted),
        ):
            bar.addWidget(_button(name, text, icon, wanted))
        bar.addWidget(self._undo)
        bar.addWidget(self._redo)
        bar.addStretch(1)
        for name, text, icon, wanted in own:
            bar.addWidget(_button(name, text, icon, wanted))
        give = translate("Editor", "Give to the hall")
        bar.addWidget(_button("hall", give, "hall", self.hall_wanted, kind=ActionKind.PRIMARY))
        return bar

    def parts_side(self, kinds: Iterable[tuple[str, str, K]], add: Callable[[K], None], *, listed: str) -> QWidget:
        """Return the column at the left: a button for every kind (name, text, kind), and what is in it."""
        side = Surface(margin="space_12")
        side.setFixedWidth(self._side)
        side.body.addWidget(Label(translate("Editor", "Put in"), bold=True))
        grid = QGridLayout()
        grid.setSpacing(current().size("space_8"))
        for at, (name, text, kind) in enumerate(kinds):
            button = named(f"add-{name}", ActionButton(text))
            button.clicked.connect(lambda _on=False, kind=kind: add(kind))
            grid.addWidget(button, at // 2, at % 2)
        side.body.addLayout(grid)
        side.body.addWidget(Label(listed, bold=True))
        side.body.addWidget(self._parts, 1)
        return side

    def choices(self, samples: Sequence[tuple[str, Any]], other: QComboBox) -> QHBoxLayout:
        """Return the row above the desk: with what it is shown, and on what."""
        for name, data in samples:
            self.sample_choice.addItem(name, data)
        row = QHBoxLayout()
        row.addWidget(Label(translate("Editor", "Shown with")))
        row.addWidget(self.sample_choice)
        row.addWidget(Label(translate("Editor", "on")))
        row.addWidget(other)
        row.addStretch(1)
        return row

    def settings_side(self, remove: Callable[[], None], *above: QLayout) -> QWidget:
        """Return the column at the right: what can be set, rows of the editor's own, and taking away."""
        side = Surface(margin="space_12")
        side.setFixedWidth(self._side)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._panel)
        for ground in (area.viewport(), self._panel):
            ground.setAutoFillBackground(False)
        side.body.addWidget(area, 1)
        for row in above:
            side.body.addLayout(row)
        button = named("remove", ActionButton(translate("Editor", "Take away"), icon="cancel"))
        button.clicked.connect(remove)
        side.body.addWidget(button)
        return side


def named(name: str, button: ActionButton) -> ActionButton:
    """Give a button its name."""
    button.setObjectName(name)
    return button


def _button(
    name: str, text: str, icon: str, wanted: SignalInstance, *, kind: ActionKind = ActionKind.SECONDARY
) -> ActionButton:
    button = named(name, ActionButton(text, kind=kind, icon=icon))
    button.clicked.connect(wanted)
    return button
