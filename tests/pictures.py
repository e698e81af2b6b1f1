"""`make pictures`: every screen in every state, light and dark, at the sizes its users have, to be looked at."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.modes.pad.appearance import Appearance, wear
from tests.gui.modes import pad_scenes
from widgets import theme

Scenes = Iterator[tuple[str, QSize, Callable[[], QWidget]]]

MODES = ("entry", "kiosk", "pad", "display", "window", "shot", "reception", "hall_page", "hotline", "desk", "admin")
CITIZENS = {"elder": Appearance("zh_CN", elder=True), "cantonese": Appearance("zh_HK"), "english": Appearance("en")}
"""How a citizen may take the pad, besides Mandarin in the usual size."""


def main(folder: Path) -> int:
    """Write the pictures as THEME/NAME-WxH.png; return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.client.application import application

    app = application("Citydesk")
    for look in ("light", "dark"):
        _paint(app, folder / look, _scenes(), look)
    theme.apply(app, theme.named("light"), motion=False)
    for name, looks in CITIZENS.items():
        for panel in (pad_scenes.WIDE, pad_scenes.TALL, pad_scenes.SMALL):
            wear(app, looks, panel, motion=False)
            _paint(app, folder / name, (one for one in pad_scenes.scenes(looks.reader) if one[1] == panel))
    return 0


def _paint(app: QApplication, folder: Path, scenes: Scenes, look: str | None = None) -> None:
    """Paint the scenes; each in a named look when one is given, for scenes may put on another one themselves."""
    for name, size, make in scenes:
        if look is not None:
            theme.apply(app, theme.named(look), motion=False)
        page = make()
        page.resize(size)
        page.show()
        for _ in range(3):
            app.processEvents()
        file = folder / f"{name}-{size.width()}x{size.height()}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        page.grab().save(str(file))
        page.close()
        page.deleteLater()
        app.processEvents()
        print(file)


def _scenes() -> Scenes:
    for mode in MODES:
        yield from import_module(f"tests.gui.modes.{mode}_scenes").scenes()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures")))
