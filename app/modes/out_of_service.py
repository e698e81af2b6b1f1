"""What citizens see while a public machine cannot work: `python -m app.modes.out_of_service SUPERVISOR [options]`.

SUPERVISOR is a process id, the options are those of the mode. A process of its own that needs no server, no settings
and no translations, so that little can keep it from showing. It says nothing about the machine, and ends only with the
supervisor's word or with the supervisor.
"""

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from widgets import theme
from widgets.icon_view import IconView
from widgets.label import Label

WORDS = (
    ("设备暂停服务，请到服务台取号", "display"),
    ("設備暫停服務，請到服務台取號", "headline"),
    ("Out of service. Please ask at the desk.", "headline"),
)
_WINDOW = (640, 860)
_LOOK_MS = 1000


class OutOfService(QWidget):
    """One sentence in three languages; nobody can close it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("out-of-service")
        self.setProperty("ground", True)
        centre = Qt.AlignmentFlag.AlignCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(theme.current().size("space_32"))
        column.addStretch()
        column.addWidget(IconView("info", colour="warning_text", size="figure", tile="warning_soft"), 0, centre)
        for text, step in WORDS:
            column.addWidget(Label(text, step=step, bold=step == "display", align=centre, wrap=True))
        column.addStretch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay."""
        event.ignore()


def main(argv: Sequence[str]) -> int:
    """Show the page over the screen, or in a window for a program that runs in one."""
    app = QApplication(["citydesk"])
    theme.apply(app, theme.named("light"), motion=False)
    page = OutOfService()
    page.resize(*_WINDOW)
    supervisor, *options = argv
    if any(one == "--windowed" or one.startswith("--geometry") for one in options):
        page.show()
    else:
        page.showFullScreen()
    watch = QTimer(page, interval=_LOOK_MS)
    watch.timeout.connect(lambda: app.exit() if os.getppid() != int(supervisor) else None)
    watch.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
