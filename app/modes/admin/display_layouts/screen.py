"""The editor of display layouts: what can be put in at the left, the picture, what can be set at the right."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from app.modes.admin.display_layouts.canvas import LayoutCanvas
from app.modes.admin.display_layouts.document import LayoutDocument
from app.modes.admin.display_layouts.kinds import kind_name, new_block
from app.modes.admin.display_layouts.properties import Properties
from app.modes.admin.display_layouts.samples import samples
from designs.display import Block, BlockKind, Layout
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current
from widgets.toast import Toast, ToastLevel

translate = QCoreApplication.translate

_SIDE = 280  # pixels of the columns beside the picture
_SCREENS = ((1920, 1080), (3840, 2160), (1366, 768), (1080, 1920))


class LayoutEditor(QWidget):
    """Edits a layout. Says what is to be done with it outside: files, the hall, a welcome on the displays."""

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    hall_wanted = Signal()
    welcome_wanted = Signal()
    calls_wanted = Signal()

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", True)
        self.document = LayoutDocument(layout, self)
        self.canvas = LayoutCanvas(layout)
        self.properties = Properties()
        self.blocks = QListWidget()
        self.blocks.setObjectName("blocks")
        self._sample = QComboBox()
        self._screen = QComboBox()
        self._undo = ActionButton(translate("LayoutEditor", "Undo"), icon="return")
        self._redo = ActionButton(translate("LayoutEditor", "Redo"), icon="forward")
        self._toast = Toast(self, close_name=translate("Frame", "Close the message"))
        self._arrange()
        self._connect()
        self._show_sample()
        self._refresh()

    def say(self, text: str, level: ToastLevel = ToastLevel.WARNING) -> None:
        """Say something at the lower edge."""
        self._toast.show_message(text, level=level)

    def open(self, layout: Layout) -> None:
        """Edit another layout, on a screen that stands as it is meant to."""
        self.document.open(layout)
        self._screen.setCurrentIndex(len(_SCREENS) - 1 if layout.stands else 0)

    def _refresh(self) -> None:
        document = self.document
        self.canvas.show_state(document.layout, document.selected)
        self.properties.show_state(document.layout, document.block)
        with QSignalBlocker(self.blocks):
            self.blocks.clear()
            self.blocks.addItems([kind_name(block.kind) for block in document.layout.blocks])
            self.blocks.setCurrentRow(document.selected)
        self._undo.setEnabled(document.steps.canUndo())
        self._redo.setEnabled(document.steps.canRedo())

    def _show_sample(self) -> None:
        self.canvas.show_view(self._sample.currentData())

    def _add(self, kind: BlockKind) -> None:
        if not self.document.add(new_block(kind)):
            self.say(translate("LayoutEditor", "There is no free place; make a block smaller first"))

    def _change_block(self, changes: dict[str, object]) -> None:
        self._settle(self.document.change_block(**changes))

    def _change_layout(self, changes: dict[str, object]) -> None:
        self._settle(self.document.change(**changes))

    def _place(self, index: int, block: Block) -> None:
        self.document.select(index)
        self._settle(self.document.place(block))

    def _settle(self, done: bool) -> None:
        """Say that there is no room, and show what holds."""
        if not done:
            self.say(translate("LayoutEditor", "There is no room for it there"))
            self._refresh()

    def _connect(self) -> None:
        document = self.document
        document.changed.connect(self._refresh)
        document.steps.indexChanged.connect(self._refresh)
        self.canvas.selected.connect(document.select)
        self.canvas.placed.connect(self._place)
        self.canvas.removed.connect(document.remove)
        self.blocks.currentRowChanged.connect(document.select)
        self.properties.part_changed.connect(self._change_block)
        self.properties.whole_changed.connect(self._change_layout)
        self._sample.currentIndexChanged.connect(lambda _index: self._show_sample())
        self._screen.currentIndexChanged.connect(lambda _index: self.canvas.show_screen(*self._screen.currentData()))
        self._undo.clicked.connect(document.steps.undo)
        self._redo.clicked.connect(document.steps.redo)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, document.steps.undo),
            (QKeySequence.StandardKey.Redo, document.steps.redo),
            (QKeySequence.StandardKey.Open, self.import_wanted.emit),
            (QKeySequence.StandardKey.Save, self.export_wanted.emit),
        ):
            QShortcut(QKeySequence(keys), self, do)

    def _arrange(self) -> None:
        gap = current().size("space_12")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        column.addLayout(self._bar())
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._parts())
        row.addLayout(self._desk(), 1)
        row.addWidget(self._settings())
        column.addLayout(row, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(current().size("space_8"))
        for name, text, icon, wanted in (
            ("new", translate("LayoutEditor", "New"), "plus", self.new_wanted),
            ("import", translate("LayoutEditor", "Open"), "more", self.import_wanted),
            ("export", translate("LayoutEditor", "Save as file"), "save", self.export_wanted),
        ):
            _put(bar, name, ActionButton(text, icon=icon)).clicked.connect(wanted)
        _put(bar, "undo", self._undo)
        _put(bar, "redo", self._redo)
        bar.addStretch(1)
        welcome = ActionButton(translate("LayoutEditor", "Welcome on the displays"), icon="message")
        back = ActionButton(translate("LayoutEditor", "Back to the calls"), icon="call")
        hall = ActionButton(translate("LayoutEditor", "Give to the hall"), kind=ActionKind.PRIMARY, icon="hall")
        _put(bar, "welcome", welcome).clicked.connect(self.welcome_wanted)
        _put(bar, "calls", back).clicked.connect(self.calls_wanted)
        _put(bar, "hall", hall).clicked.connect(self.hall_wanted)
        return bar

    def _parts(self) -> QWidget:
        side = Surface(margin="space_12")
        side.setFixedWidth(_SIDE)
        side.body.addWidget(Label(translate("LayoutEditor", "Put in"), bold=True))
        grid = QGridLayout()
        grid.setSpacing(current().size("space_8"))
        for at, kind in enumerate(BlockKind):
            button = ActionButton(kind_name(kind))
            button.setObjectName(f"add-{kind.value}")
            button.clicked.connect(lambda _on=False, kind=kind: self._add(kind))
            grid.addWidget(button, at // 2, at % 2)
        side.body.addLayout(grid)
        side.body.addWidget(Label(translate("LayoutEditor", "What is in it"), bold=True))
        side.body.addWidget(self.blocks, 1)
        return side

    def _desk(self) -> QVBoxLayout:
        for name, view in samples():
            self._sample.addItem(name, view)
        self._sample.setObjectName("sample")
        for wide, high in _SCREENS:
            self._screen.addItem(f"{wide} × {high}", (wide, high))
        self._screen.setObjectName("screen")
        self._screen.setCurrentIndex(len(_SCREENS) - 1 if self.document.layout.stands else 0)
        self.canvas.show_screen(*self._screen.currentData())
        choices = QHBoxLayout()
        choices.addWidget(Label(translate("LayoutEditor", "Shown with")))
        choices.addWidget(self._sample)
        choices.addWidget(Label(translate("LayoutEditor", "on")))
        choices.addWidget(self._screen)
        choices.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(choices)
        column.addWidget(self.canvas, 1)
        return column

    def _settings(self) -> QWidget:
        side = Surface(margin="space_12")
        side.setFixedWidth(_SIDE)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.properties)
        for ground in (area.viewport(), self.properties):
            ground.setAutoFillBackground(False)
        side.body.addWidget(area, 1)
        remove = ActionButton(translate("LayoutEditor", "Take away"), icon="cancel")
        remove.setObjectName("remove")
        remove.clicked.connect(self.document.remove)
        side.body.addWidget(remove)
        return side


def _put(bar: QHBoxLayout, name: str, button: ActionButton) -> ActionButton:
    button.setObjectName(name)
    bar.addWidget(button)
    return button
