"""The editor of ticket templates: what can be put in at the left, the paper, what can be set at the right."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.modes.admin.ticket_templates.document import TemplateDocument
from app.modes.admin.ticket_templates.kinds import kind_name, new_element, summary
from app.modes.admin.ticket_templates.properties import Properties
from app.modes.admin.ticket_templates.samples import samples
from designs.ticket import PAPERS, ElementKind, TicketTemplate
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current
from widgets.ticket_blocks import TicketLayout
from widgets.ticket_canvas import paint_ticket
from widgets.ticket_layout import layout_ticket
from widgets.ticket_paper import RIM, TicketPaper
from widgets.ticket_ruler import TicketRuler

translate = QCoreApplication.translate

_SIDE = 320  # pixels of the columns beside the paper


class TemplateEditor(QWidget):
    """Edits a template. Says what is to be done with it outside: files, the hall, a printer, a picture for the logo."""

    new_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    hall_wanted = Signal()
    print_wanted = Signal()
    picture_wanted = Signal(bool)

    def __init__(self, template: TicketTemplate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", True)
        self.document = TemplateDocument(template, self)
        self.paper = TicketPaper()
        self.properties = Properties()
        self.elements = QListWidget()
        self.elements.setObjectName("elements")
        self.elements.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._across = TicketRuler(Qt.Orientation.Horizontal)
        self._down = TicketRuler(Qt.Orientation.Vertical)
        self._area = QScrollArea()
        self._sample = QComboBox()
        self._paper_width = QComboBox()
        self._undo = ActionButton(translate("TicketEditor", "Undo"), icon="return")
        self._redo = ActionButton(translate("TicketEditor", "Redo"), icon="forward")
        self._arrange()
        self._connect()
        self._refresh()

    @property
    def sample(self) -> Mapping[str, str]:
        """The ticket that is shown."""
        found: Mapping[str, str] = self._sample.currentData()
        return found

    @property
    def width_dots(self) -> int:
        """How many dots the paper that is shown has."""
        return int(self._paper_width.currentData() or self.document.template.width)

    def layout_now(self) -> TicketLayout:
        """Return the layout that is shown: what a printer of this paper prints."""
        return layout_ticket(self.document.template, self.sample, width_dots=self.width_dots)

    def _refresh(self) -> None:
        document = self.document
        layout = self.layout_now()
        margin = round(document.template.margin * self._ratio)
        self.paper.show_layout(layout, paint_ticket(layout), margin=margin, selected=document.selected)
        self.properties.show_state(document.template, document.element)
        self._list_elements()
        place = dict(layout.places).get(document.selected)
        self._across.show_marked((place.left(), place.right() + 1) if place is not None else None)
        self._down.show_marked((place.top(), place.bottom() + 1) if place is not None else None)
        self._undo.setEnabled(document.steps.canUndo())
        self._redo.setEnabled(document.steps.canRedo())

    @property
    def _ratio(self) -> float:
        return self.width_dots / self.document.template.width

    def _list_elements(self) -> None:
        with QSignalBlocker(self.elements):
            self.elements.clear()
            self.elements.addItems([summary(element) for element in self.document.template.elements])
            self.elements.setCurrentRow(self.document.selected)

    def _moved(self, _index: int, left: int, before: int) -> None:
        self.document.move(left=round(left / self._ratio), before=None if before < 0 else before)

    def _widened(self, _index: int, width: int) -> None:
        self.document.change_element(width=round(width / self._ratio))

    def _add(self, kind: ElementKind) -> None:
        if kind is ElementKind.LOGO:
            self.picture_wanted.emit(True)
        else:
            self.document.add(new_element(kind))

    def _stand(self, where: int) -> None:
        """Put the place of the element at the left (0), in the middle (1) or at the right (2) of the paper."""
        element, whole = self.document.element, self.document.template.width - 2 * self.document.template.margin
        if element is not None and element.width:
            self.document.move(left=(whole - element.width) * where // 2)

    def _connect(self) -> None:
        document = self.document
        document.changed.connect(self._refresh)
        document.steps.indexChanged.connect(self._refresh)
        self.paper.selected.connect(document.select)
        self.paper.moved.connect(self._moved)
        self.paper.widened.connect(self._widened)
        self.paper.removed.connect(lambda _index: document.remove())
        self.elements.currentRowChanged.connect(document.select)
        self.properties.part_changed.connect(lambda fields: document.change_element(**fields))
        self.properties.whole_changed.connect(lambda fields: document.change(**fields))
        self.properties.picture_wanted.connect(lambda: self.picture_wanted.emit(False))
        self._sample.currentIndexChanged.connect(lambda _index: self._refresh())
        self._paper_width.currentIndexChanged.connect(lambda _index: self._refresh())
        self._undo.clicked.connect(document.steps.undo)
        self._redo.clicked.connect(document.steps.redo)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, document.steps.undo),
            (QKeySequence.StandardKey.Redo, document.steps.redo),
            (QKeySequence.StandardKey.Open, self.import_wanted.emit),
            (QKeySequence.StandardKey.Save, self.export_wanted.emit),
            (QKeySequence.StandardKey.Print, self.print_wanted.emit),
        ):
            QShortcut(QKeySequence(keys), self, do)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._down.show_origin(RIM - value))
        self._area.horizontalScrollBar().valueChanged.connect(lambda value: self._across.show_origin(RIM - value))

    def _arrange(self) -> None:
        theme = current()
        column = QVBoxLayout(self)
        gap = theme.size("space_12")
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
            ("new", translate("TicketEditor", "New"), "plus", self.new_wanted),
            ("import", translate("TicketEditor", "Open"), "more", self.import_wanted),
            ("export", translate("TicketEditor", "Save as file"), "save", self.export_wanted),
        ):
            button = ActionButton(text, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(wanted)
            bar.addWidget(button)
        for name, button in (("undo", self._undo), ("redo", self._redo)):
            button.setObjectName(name)
            bar.addWidget(button)
        bar.addStretch(1)
        trial = ActionButton(translate("TicketEditor", "Print one to try"), icon="printer")
        trial.setObjectName("print")
        trial.clicked.connect(self.print_wanted)
        hall = ActionButton(translate("TicketEditor", "Give to the hall"), kind=ActionKind.PRIMARY, icon="hall")
        hall.setObjectName("hall")
        hall.clicked.connect(self.hall_wanted)
        bar.addWidget(trial)
        bar.addWidget(hall)
        return bar

    def _parts(self) -> QWidget:
        side = Surface(margin="space_12")
        side.setFixedWidth(_SIDE)
        side.body.addWidget(Label(translate("TicketEditor", "Put in"), bold=True))
        grid = QGridLayout()
        grid.setSpacing(current().size("space_8"))
        for at, kind in enumerate(ElementKind):
            button = ActionButton(kind_name(kind))
            button.setObjectName(f"add-{kind.value}")
            button.clicked.connect(lambda _on=False, kind=kind: self._add(kind))
            grid.addWidget(button, at // 2, at % 2)
        side.body.addLayout(grid)
        side.body.addWidget(Label(translate("TicketEditor", "From top to bottom"), bold=True))
        side.body.addWidget(self.elements, 1)
        return side

    def _desk(self) -> QVBoxLayout:
        self._across.show_origin(RIM)
        self._down.show_origin(RIM)
        self._area.setWidget(self.paper)
        self._area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, data in samples():
            self._sample.addItem(name, data)
        self._sample.setObjectName("sample")
        self._paper_width.addItem(translate("TicketEditor", "Paper of the template"), 0)
        for mm, dots in PAPERS.items():
            self._paper_width.addItem(f"{mm} mm", dots)
        self._paper_width.setObjectName("paper")
        choices = QHBoxLayout()
        choices.addWidget(Label(translate("TicketEditor", "Shown with")))
        choices.addWidget(self._sample)
        choices.addWidget(Label(translate("TicketEditor", "on")))
        choices.addWidget(self._paper_width)
        choices.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(self._across, 0, 1)
        grid.addWidget(self._down, 1, 0)
        grid.addWidget(self._area, 1, 1)
        column = QVBoxLayout()
        column.addLayout(choices)
        column.addLayout(grid, 1)
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
        places = QHBoxLayout()
        for where, name in enumerate(
            (
                translate("TicketEditor", "Left"),
                translate("TicketEditor", "Middle"),
                translate("TicketEditor", "Right"),
            )
        ):
            button = ActionButton(name)
            button.setObjectName(f"stand-{where}")
            button.clicked.connect(lambda _on=False, where=where: self._stand(where))
            places.addWidget(button)
        side.body.addLayout(places)
        remove = ActionButton(translate("TicketEditor", "Take away"), icon="cancel")
        remove.setObjectName("remove")
        remove.clicked.connect(self.document.remove)
        side.body.addWidget(remove)
        return side

    def point_of(self, index: int) -> QPoint:
        """Return the middle of an element on the paper widget."""
        return self.paper.place_of(index).center()
