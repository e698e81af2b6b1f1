"""The layout editor put together: what every editor does, and a welcome on the hall's displays."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog

from app.contract.hall.welcome import EndWelcome, ShowWelcome
from app.modes.admin.display_layouts.craft import LAYOUTS
from app.modes.admin.display_layouts.screen import LayoutEditor
from app.modes.admin.editor_mode import EditorMode
from app.modes.station import Station
from designs.display import Layout

translate = QCoreApplication.translate


class LayoutEditorMode(EditorMode[Layout]):
    """A layout editor at work."""

    def __init__(self, station: Station, screen: LayoutEditor, code: str) -> None:
        super().__init__(station, screen, LAYOUTS, code)
        screen.welcome_wanted.connect(self._welcome)
        screen.calls_wanted.connect(self._back)

    def _welcome(self) -> None:
        text, chosen = QInputDialog.getText(
            self.window,
            translate("LayoutEditor", "Welcome on the displays"),
            translate("LayoutEditor", "Whom do you welcome, and how"),
        )
        if chosen and text.strip():
            shown = translate("LayoutEditor", "The displays show the welcome")
            self.errands.run(self.ask(ShowWelcome(text=text.strip()[:200]), shown))

    def _back(self) -> None:
        self.errands.run(self.ask(EndWelcome(), translate("LayoutEditor", "The displays show the calls")))


async def open_display_layouts(station: Station) -> LayoutEditorMode:
    """Compose the editor for a manager; it begins with the hall's own layout, if it has one."""
    await station.follow_own_hall()
    code, layout = LAYOUTS.first(station.hall.state.setup if station.hall is not None else None)
    return LayoutEditorMode(station, LayoutEditor(layout), code)
