"""One line about the pad: what is put before the citizen, or what they answered. Gone when there is nothing to say."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.modes.window.view import OnPadNow, PadStand
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.hue import Hue
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_HUES = {PadStand.WAITING: Hue.CALLING, PadStand.AGREED: Hue.SERVING, PadStand.DECLINED: Hue.WARNING}
_ICONS = {PadStand.WAITING: "pad", PadStand.AGREED: "check", PadStand.DECLINED: "cancel"}


class PadRow(Surface):
    """`clear` is the button that takes away what is on the pad."""

    def __init__(self) -> None:
        super().__init__(margin="space_8", gap="space_8")
        self.setObjectName("pad-row")
        self._sign = StatePill()
        self._words = ElidedLabel()
        self._words.setObjectName("pad-words")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clear = ActionButton(translate("Window", "Clear the pad"), kind=ActionKind.QUIET, icon="close")
        self.clear.setObjectName("pad-row-clear")
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.clear)
        self.body.addLayout(row)
        self.hide()

    def show_pad(self, pad: OnPadNow | None) -> None:
        """Show how it stands."""
        self.setVisible(pad is not None)
        if pad is None:
            return
        self._sign.show_state(_HUES[pad.stand], _words(pad.stand), icon=_ICONS[pad.stand])
        self._words.set_text(pad.words)
        self._words.setToolTip(pad.words)
        self.clear.setVisible(pad.stand is PadStand.WAITING)


def _words(stand: PadStand) -> str:
    return {
        PadStand.WAITING: translate("Window", "On the pad"),
        PadStand.AGREED: translate("Window", "Agreed"),
        PadStand.DECLINED: translate("Window", "Not agreed"),
    }[stand]
