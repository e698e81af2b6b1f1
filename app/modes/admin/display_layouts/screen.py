"""The editor of display layouts: what can be put in at the left, the picture, what can be set at the right."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QVBoxLayout, QWidget

from app.modes.admin.display_layouts.canvas import LayoutCanvas
from app.modes.admin.display_layouts.document import LayoutDocument
from app.modes.admin.display_layouts.kinds import kind_name, new_block
from app.modes.admin.display_layouts.properties import Properties
from app.modes.admin.display_layouts.samples import samples
from app.modes.admin.editor_screen import EditorScreen
from designs.display import Block, BlockKind, Layout

translate = QCoreApplication.translate

_SIDE = 280  # pixels of the columns beside the picture
_SCREENS = ((1920, 1080), (3840, 2160), (1366, 768), (1080, 1920))


class LayoutEditor(EditorScreen):
    """Edits a layout. Besides files and the hall there is a welcome on the hall's displays."""

    welcome_wanted = Signal()
    calls_wanted = Signal()

    def __init__(self, layout: Layout, parent: QWidget | None = None) -> None:
        self.document = LayoutDocument(layout)
        self.properties = Properties()
        self.blocks = QListWidget()
        self.blocks.setObjectName("blocks")
        super().__init__(self.document, self.properties, self.blocks, side=_SIDE, parent=parent)
        self.document.setParent(self)
        self.canvas = LayoutCanvas(layout)
        self._screen = QComboBox()
        self._screen.setObjectName("screen")
        self._arrange()
        self._connect()
        self._show_sample()
        self._refresh()

    def open(self, design: Layout) -> None:
        """Edit another layout, on a screen that stands as it is meant to."""
        super().open(design)
        self._screen.setCurrentIndex(len(_SCREENS) - 1 if design.stands else 0)

    def _refresh(self) -> None:
        document = self.document
        self.canvas.show_state(document.layout, document.selected)
        self.properties.show_state(document.layout, document.block)
        with QSignalBlocker(self.blocks):
            self.blocks.clear()
            self.blocks.addItems([kind_name(block.kind) for block in document.layout.blocks])
            self.blocks.setCurrentRow(document.selected)
        self.refresh_steps()

    def _show_sample(self) -> None:
        self.canvas.show_view(self.sample_choice.currentData())

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
        self.canvas.selected.connect(document.select)
        self.canvas.placed.connect(self._place)
        self.canvas.removed.connect(document.remove)
        self.blocks.currentRowChanged.connect(document.select)
        self.properties.part_changed.connect(self._change_block)
        self.properties.whole_changed.connect(self._change_layout)
        self.sample_choice.currentIndexChanged.connect(lambda _index: self._show_sample())
        self._screen.currentIndexChanged.connect(lambda _index: self.canvas.show_screen(*self._screen.currentData()))
        self.follow(self._refresh, ())

    def _arrange(self) -> None:
        for wide, high in _SCREENS:
            self._screen.addItem(f"{wide} × {high}", (wide, high))
        self._screen.setCurrentIndex(len(_SCREENS) - 1 if self.document.layout.stands else 0)
        self.canvas.show_screen(*self._screen.currentData())
        desk = QVBoxLayout()
        desk.addLayout(self.choices(samples(), self._screen))
        desk.addWidget(self.canvas, 1)
        self.arrange(
            self.bar(
                ("welcome", translate("LayoutEditor", "Welcome on the displays"), "message", self.welcome_wanted),
                ("calls", translate("LayoutEditor", "Back to the calls"), "call", self.calls_wanted),
            ),
            self.parts_side(
                [(kind.value, kind_name(kind), kind) for kind in BlockKind],
                self._add,
                listed=translate("LayoutEditor", "What is in it"),
            ),
            desk,
            self.settings_side(self.document.remove),
        )
