"""The code by which a pad joins this counter: large to be typed, and as a QR code for the scanner of the pad."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.modes.kiosk.qr_view import QrView
from app.modes.window.ask_dialog import arrange
from app.modes.window.ask_view import Pairing
from widgets.action_button import ActionButton, ActionKind
from widgets.figure import Figure
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_GROUP = 3
"""So many digits stand together: six in a row are misread."""


class PairDialog(QDialog):
    """Shows one code. `closed`: nobody needs it any more."""

    closed = Signal()

    def __init__(self, parent: QWidget, pairing: Pairing) -> None:
        super().__init__(parent)
        self.pairing = pairing
        self.setObjectName("pair-pad")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        title = translate("Window", "Pair a pad with counter {number}").format(number=pairing.counter)
        self.setWindowTitle(title)
        head = Label(title, step="subtitle", bold=True, wrap=True)
        code = Figure(step="figure")
        code.setObjectName("pad-code")
        code.set_text(f"{pairing.code[:_GROUP]} {pairing.code[_GROUP:]}")
        qr = QrView(side=current().size("hero"))
        qr.show_text(pairing.code, name=translate("Window", "Code for the pad"))
        how = Label(
            translate(
                "Window",
                "Type this code on the pad where it asks for its one-time code, or let its scanner read it."
                " It is good for 10 minutes and one pad.",
            ),
            tone="text_soft",
            wrap=True,
        )
        done = ActionButton(translate("Window", "Done"), kind=ActionKind.PRIMARY)
        done.setObjectName("pair-done")
        arrange(self, (head, code, qr, how), (done,))
        done.clicked.connect(self.accept)
        self.finished.connect(lambda _result: self.closed.emit())
        done.setFocus()
