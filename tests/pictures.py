"""`make pictures`: every screen in every state, light and dark, at the sizes its users have, to be looked at."""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSize

MODES = ("entry", "kiosk", "pad", "display", "window", "shot", "hotline", "admin")


def main(folder: Path) -> int:
    """Write the pictures as THEME/NAME-WxH.png; return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.client.application import application
    from widgets import theme

    app = application("Citydesk")
    for look in ("light", "dark"):
        for name, size, make in _scenes():
            theme.apply(app, theme.named(look), motion=False)
            page = make()
            page.resize(size)
            page.show()
            for _ in range(3):
                app.processEvents()
            file = folder / look / f"{name}-{size.width()}x{size.height()}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            page.grab().save(str(file))
            page.close()
            page.deleteLater()
            app.processEvents()
            print(file)
    return 0


def _scenes() -> Iterator[tuple[str, QSize, object]]:
    for mode in MODES:
        yield from import_module(f"tests.gui.modes.{mode}_scenes").scenes()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures")))
