"""The look of a program on this machine: read before the first frame, changed while it runs, kept."""

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.client.errors import SettingsError
from app.client.look import Look, ThemeChoice, load_look, save_look
from widgets import theme
from widgets.docking.edge import Edge

log = logging.getLogger(__name__)


def apply_look(app: QApplication, look: Look, *, name: str = "") -> theme.Theme:
    """Give the program a look; `name` of a theme goes before the look's own."""
    return theme.apply(app, theme.named(name or _theme_of(app, look.theme)), look.text_percent / 100)


def _theme_of(app: QApplication, choice: ThemeChoice) -> str:
    if choice is ThemeChoice.SYSTEM:
        return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
    return choice.value


class Appearance(QObject):
    """`changed` is sent after any change, `renewed` when the theme is another: who made something of it makes it anew.

    A change that cannot be written is logged and holds for this run.
    """

    changed = Signal()
    renewed = Signal()

    def __init__(self, file: Path, parent: QObject) -> None:
        """Raises `SettingsError` when the file is wrong."""
        super().__init__(parent)
        self._file = file
        self.look = load_look(file)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is a window already
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def change(self, **changes: Any) -> None:
        """Put changes of the look in force and keep them."""
        wanted = {**_fields(self.look), **changes}
        wanted |= {"theme": ThemeChoice(wanted["theme"]), "edge": Edge(wanted["edge"])}
        before, self.look = self.look, Look(**wanted)
        if self.look == before:
            return
        try:
            save_look(self._file, self.look)
        except SettingsError as error:
            log.warning("%s", error)
        if {"theme", "text_percent"} & changes.keys():
            kept = "" if "theme" in changes else theme.current().name  # the command line may have chosen another
            apply_look(self._app, self.look, name=kept)
            self.renewed.emit()
        self.changed.emit()

    def _on_scheme(self) -> None:
        if self.look.theme is ThemeChoice.SYSTEM:
            apply_look(self._app, self.look)
            self.renewed.emit()


def _fields(look: Look) -> dict[str, Any]:
    return {name: getattr(look, name) for name in Look.__dataclass_fields__}
