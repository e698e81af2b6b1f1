"""Paints every widget in every state, light and dark, to pictures: ``python -m widgets.gallery OUT_DIR``."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from widgets import theme
from widgets.gallery import basics, boards, forms
from widgets.gallery.page import Scene

__all__ = ["SCENES", "main", "paint_all"]

SCENES = basics.SCENES + boards.SCENES + forms.SCENES


def paint_all(app: QApplication, folder: Path, *, only: str = "") -> list[Path]:
    """Write one PNG per scene and theme into `folder` and return their paths.

    :param only: paints just the scenes whose name contains this.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name in ("light", "dark"):
        theme.apply(app, theme.named(name), motion=False)
        wanted = [scene for scene in SCENES if only in scene.name]
        written += [_paint(scene, folder / f"{scene.name}-{name}.png") for scene in wanted]
    return written


def _paint(scene: Scene, path: Path) -> Path:
    page = QWidget()
    page.setProperty("ground", True)
    page.resize(*scene.size)
    scene.build(page)
    page.show()
    page.activateWindow()
    QCoreApplication.processEvents()
    page.grab().save(str(path))
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def main(arguments: list[str]) -> int:
    """Run the gallery: the folder to write into, then optionally part of a scene's name."""
    if not arguments:
        sys.stderr.write("usage: python -m widgets.gallery OUT_DIR [SCENE]\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    for path in paint_all(app, Path(arguments[0]), only=arguments[1] if len(arguments) > 1 else ""):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
