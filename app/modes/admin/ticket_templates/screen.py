"""The editor of ticket templates: what can be put in at the left, the paper, what can be set at the right."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from app.modes.admin.editor_screen import EditorScreen, named
from app.modes.admin.ticket_templates.document import TemplateDocument
from app.modes.admin.ticket_templates.kinds import kind_name, new_element, summary
from app.modes.admin.ticket_templates.properties import Properties
from app.modes.admin.ticket_templates.samples import samples
from designs.ticket import PAPERS, ElementKind, TicketTemplate
from widgets.action_button import ActionButton
from widgets.ticket_blocks import TicketLayout
from widgets.ticket_canvas import paint_ticket
from widgets.ticket_layout import layout_ticket
from widgets.ticket_paper import RIM, TicketPaper
from widgets.ticket_ruler import TicketRuler

translate = QCoreApplication.translate

_SIDE = 320  # pixels of the columns beside the paper


class TemplateEditor(EditorScreen):
    """Edits a template. Besides files and the hall there are a printer, and a picture for the logo."""

    print_wanted = Signal()
    picture_wanted = Signal(bool)

    def __init__(self, template: TicketTemplate, parent: QWidget | None = None) -> None:
        self.document = TemplateDocument(template)
        self.properties = Properties()
        self.elements = QListWidget()
        self.elements.setObjectName("elements")
        self.elements.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        super().__init__(self.document, self.properties, self.elements, side=_SIDE, parent=parent)
        self.document.setParent(self)
        self.paper = TicketPaper()
        self._across = TicketRuler(Qt.Orientation.Horizontal)
        self._down = TicketRuler(Qt.Orientation.Vertical)
        self._area = QScrollArea()
        self._paper_width = QComboBox()
        self._paper_width.setObjectName("paper")
        self._arrange()
        self._connect()
        self._refresh()

    @property
    def sample(self) -> Mapping[str, str]:
        """The ticket that is shown."""
        found: Mapping[str, str] = self.sample_choice.currentData()
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
        self.refresh_steps()

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
        self.paper.selected.connect(document.select)
        self.paper.moved.connect(self._moved)
        self.paper.widened.connect(self._widened)
        self.paper.removed.connect(lambda _index: document.remove())
        self.elements.currentRowChanged.connect(document.select)
        self.properties.part_changed.connect(lambda fields: document.change_element(**fields))
        self.properties.whole_changed.connect(lambda fields: document.change(**fields))
        self.properties.picture_wanted.connect(lambda: self.picture_wanted.emit(False))
        self.sample_choice.currentIndexChanged.connect(lambda _index: self._refresh())
        self._paper_width.currentIndexChanged.connect(lambda _index: self._refresh())
        self.follow(self._refresh, [(QKeySequence.StandardKey.Print, self.print_wanted)])
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(lambda value: self._down.show_origin(RIM - value))
        self._area.horizontalScrollBar().valueChanged.connect(lambda value: self._across.show_origin(RIM - value))

    def _arrange(self) -> None:
        self.arrange(
            self.bar(("print", translate("TicketEditor", "Print one to try"), "printer", self.print_wanted)),
            self.parts_side(
                [(kind.value, kind_name(kind), kind) for kind in ElementKind],
                self._add,
                listed=translate("TicketEditor", "From top to bottom"),
            ),
            self._desk(),
            self.settings_side(self.document.remove, self._places()),
        )

    def _desk(self) -> QVBoxLayout:
        self._across.show_origin(RIM)
        self._down.show_origin(RIM)
        self._area.setWidget(self.paper)
        self._area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._paper_width.addItem(translate("TicketEditor", "Paper of the template"), 0)
        for mm, dots in PAPERS.items():
            self._paper_width.addItem(f"{mm} mm", dots)
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.addWidget(self._across, 0, 1)
        grid.addWidget(self._down, 1, 0)
        grid.addWidget(self._area, 1, 1)
        column = QVBoxLayout()
        column.addLayout(self.choices(samples(), self._paper_width))
        column.addLayout(grid, 1)
        return column

    def _places(self) -> QHBoxLayout:
        places = QHBoxLayout()
        for where, name in enumerate(
            (
                translate("TicketEditor", "Left"),
                translate("TicketEditor", "Middle"),
                translate("TicketEditor", "Right"),
            )
        ):
            button = named(f"stand-{where}", ActionButton(name))
            button.clicked.connect(lambda _on=False, where=where: self._stand(where))
            places.addWidget(button)
        return places

    def point_of(self, index: int) -> QPoint:
        """Return the middle of an element on the paper widget."""
        return self.paper.place_of(index).center()
