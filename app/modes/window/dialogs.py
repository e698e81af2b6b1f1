"""Opens and closes the dialogs of a counter as its state says."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.modes.window.ask_dialog import AskDialog, SlipDialog
from app.modes.window.ask_view import Asking, Pairing, SlipShown
from app.modes.window.pair_dialog import PairDialog
from app.modes.window.view import WindowView


class Dialogs(QObject):
    """`answered` carries an `Answer`; `closed`, `slip_closed` and `pairing_closed` tell what a person has put away."""

    answered = Signal(object)
    closed = Signal()
    slip_closed = Signal()
    pairing_closed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._ask: AskDialog | None = None
        self._slip: SlipDialog | None = None
        self._pair: PairDialog | None = None

    def show_view(self, view: WindowView) -> None:
        """Show what is open in a state, and nothing else."""
        self.show_asking(view.asking)
        self._show_slip(view.slip)
        self._show_pairing(view.pairing)

    def show_asking(self, asking: Asking | None) -> None:
        """Show the open question; none puts the dialog away."""
        if self._ask is not None and (asking is None or asking.question is not self._ask.question):
            _put_away(self._ask)
            self._ask = None
        if asking is None:
            return
        if self._ask is None:
            self._ask = AskDialog(self._screen, asking.question)
            self._ask.answered.connect(self.answered)
            self._ask.closed.connect(self.closed)
            self._ask.show_asking(asking)
            self._ask.open()
        else:
            self._ask.show_asking(asking)

    def _show_slip(self, slip: SlipShown | None) -> None:
        if slip is None:
            if self._slip is not None:
                _put_away(self._slip)
            self._slip = None
            return
        if self._slip is None:
            self._slip = SlipDialog(self._screen)
            self._slip.closed.connect(self.slip_closed)
            self._slip.show_slip(slip)
            self._slip.open()
        else:
            self._slip.show_slip(slip)

    def _show_pairing(self, pairing: Pairing | None) -> None:
        if self._pair is not None and self._pair.pairing != pairing:
            _put_away(self._pair)
            self._pair = None
        if pairing is not None and self._pair is None:
            self._pair = PairDialog(self._screen, pairing)
            self._pair.closed.connect(self.pairing_closed)
            self._pair.open()


def _put_away(dialog: QDialog) -> None:
    """Close a dialog without a word of it: what it would tell is known already."""
    dialog.blockSignals(True)
    dialog.hide()
    dialog.deleteLater()
