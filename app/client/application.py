"""Qt's application with its language. Light on purpose: it stands before the first frame."""

import logging
import os
import sys
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
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


def install_language(app: QCoreApplication, languages: tuple[str, ...]) -> None:
    """Speak the first language there are words for from now on, and no other; may be called again at any time.

    English needs no file. Hong Kong's file holds what citizens see; all else it says as `zh_CN` does. Whoever shows
    words made before asks for them anew.
    """
    while _installed:
        app.removeTranslator(_installed.pop())
    for language in languages:
        if language.startswith("en"):
            return
        if _has_words(language):
            for layer in dict.fromkeys((*_BENEATH.get(language, ()), language)):
                _install(app, layer)
            return
    log.warning("no translation among %s", ", ".join(languages))


_BENEATH = {"zh_HK": ("zh_CN",)}
_installed: list[QTranslator] = []


def _file(language: str) -> str:
    return str(files("resources") / "i18n" / f"{language}.qm")


def _has_words(language: str) -> bool:
    return os.path.exists(_file(language))


def _install(app: QCoreApplication, language: str) -> None:
    """Lay Qt's own words of a language and ours over those installed before."""
    qt, own = QTranslator(app), QTranslator(app)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
        _installed.append(qt)
    if own.load(_file(language)):
        app.installTranslator(own)
        _installed.append(own)
