"""A child of the startup benchmark: start a mode, or a bare window, and end at its first painted frame."""

import os
import sys

from PySide6.QtCore import QEvent, QObject


class FirstFrame(QObject):
    """Ends the process at the first paint of the window it watches, without waiting for anything to be put away."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Print this process's memory (kB) once the frame is there."""
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            watched.grab()
            print(_memory_kb(), flush=True)
            os._exit(0)
        return False


def _memory_kb() -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def bare() -> None:
    """The least a PySide6 program can do."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    watch = FirstFrame(app)
    window.installEventFilter(watch)
    window.show()
    app.exec()


def mode(name: str) -> None:
    """A mode as `citydesk NAME` starts it, up to the first frame."""
    from app.modes import program
    from app.modes.program_window import ProgramWindow

    shown = ProgramWindow.open_at

    def watched(window: ProgramWindow, *arguments: object, **more: object) -> None:
        window.watch = FirstFrame(window)
        window.installEventFilter(window.watch)
        shown(window, *arguments, **more)

    ProgramWindow.open_at = watched
    program.main(name, ["--server", "http://127.0.0.1:9"])


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else mode(sys.argv[1])
