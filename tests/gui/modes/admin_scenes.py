"""The editors of ticket templates and display layouts in the states to be looked at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

import resources
from app.modes.admin.display_layouts.screen import LayoutEditor
from app.modes.admin.give_dialog import ChangedDialog, GiveDialog
from app.modes.admin.ticket_templates.craft import TICKETS
from app.modes.admin.ticket_templates.screen import TemplateEditor
from app.modes.display.layouts import shipped_layout
from designs.ticket_file import parse_template
from tests.gui.modes.sample import sample_setup
from tests.gui.modes.window_scenes import alone

SIZES = (QSize(1366, 768), QSize(1920, 1080))


def editor(name: str = "standard", *, sample: int = 0, selected: int = -1) -> TemplateEditor:
    """An editor with a shipped template."""
    made = TemplateEditor(parse_template(resources.read_text(f"ticket_templates/{name}.toml")))
    made.findChild(QComboBox, "sample").setCurrentIndex(sample)
    made.document.select(selected)
    return made


def layout_editor(name: str = "halves", *, sample: int = 0, selected: int = -1) -> LayoutEditor:
    """A layout editor with a shipped layout."""
    made = LayoutEditor(shipped_layout(name))
    made.findChild(QComboBox, "sample").setCurrentIndex(sample)
    made.document.select(selected)
    return made


def asked() -> QWidget:
    """The question under which name a design is given to the hall, and where it is used."""
    screen = QWidget()
    GiveDialog(screen, codes=["standard", "tax"], code="tax", places=TICKETS.places(sample_setup()), place=3)
    return alone(screen, GiveDialog)


def changed() -> QWidget:
    """Somebody else was faster."""
    screen = QWidget()
    mine = TICKETS.first(None)[1]
    theirs = replace(mine, margin=40, copies=2, elements=(*mine.elements, mine.elements[0]))
    ChangedDialog(screen, code="standard", differs=TICKETS.differing(mine, theirs), readable=True)
    return alone(screen, ChangedDialog)


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Every state at every size, and the dialogs as large as they open."""
    yield "admin-give", QSize(680, 420), asked
    yield "admin-changed", QSize(680, 420), changed
    for size in SIZES:
        yield "admin-ticket-whole", size, editor
        yield "admin-ticket-number", size, partial(editor, selected=6)
        yield "admin-ticket-logo-english", size, partial(editor, "official", sample=2, selected=0)
        yield "admin-ticket-narrow-long", size, partial(editor, "narrow", sample=3, selected=5)
        yield "admin-layout-whole", size, layout_editor
        yield "admin-layout-call", size, partial(layout_editor, selected=3)
        yield "admin-layout-portrait-english", size, partial(layout_editor, "portrait", sample=2, selected=0)
