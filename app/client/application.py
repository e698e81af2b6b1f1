"""Qt's application with its language. Light on purpose: it stands before the first frame."""

import logging
import os
import sys
from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)


def application(name: str, *, languages: tuple[str, ...] = ("zh_CN",)) -> QApplication:
    """Return Qt's application, made once per process, speaking the first language it has words for."""
    if not QApplication.instance():
        offscreen_without_a_screen()
        QApplication(sys.argv[:1])
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - made two lines above
    app.setApplicationName("citydesk")
    app.setApplicationDisplayName(name)
    app.setQuitOnLastWindowClosed(False)
    install_language(app, languages)
    return app


def offscreen_without_a_screen() -> None:
    """Let Qt paint into memory when this is a Linux machine without any screen."""
    headless = sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if headless:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def install_language(app: QApplication, languages: tuple[str, ...]) -> None:
    """Install the words of the first language there is a file for, and Qt's own. English needs none."""
    for language in languages:
        if language.startswith("en"):
            return
        own = QTranslator(app)
        if own.load(str(files("resources") / "i18n" / f"{language}.qm")):
            qt = QTranslator(app)
            if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                app.installTranslator(qt)
            app.installTranslator(own)
            return
    log.warning("no translation among %s", ", ".join(languages))
