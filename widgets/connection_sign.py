"""A small sign that tells whether the program hears its server, and what waits to be sent."""

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current

__all__ = ["Connection", "ConnectionSign"]


class Connection(Enum):
    """How the link is: the hue of the sign and its icon."""

    ONLINE = (Hue.SERVING, "link_ok")
    SLOW = (Hue.WARNING, "link_slow")
    OFFLINE = (Hue.OFFLINE, "link_off")
    CATCHING_UP = (Hue.IDLE, "sync")

    @property
    def hue(self) -> Hue:
        """The hue of the sign."""
        return self.value[0]

    @property
    def icon(self) -> str:
        """The icon of the sign."""
        return self.value[1]


class ConnectionSign(QWidget):
    """Quiet while all is well (icon and word); a coloured pill as soon as it is not; a count when something waits."""

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        """`compact` leaves the words to the tool tip."""
        super().__init__(parent)
        theme = current()
        self._compact = compact
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_4" if compact else "space_8"))
        self._icon = IconView(Connection.ONLINE.icon, colour=Hue.SERVING.text)
        self._word = Label(tone="text_soft")
        self._pill = StatePill()
        self._send = IconView("send", colour="text_soft", size="icon_small")
        self._count = Label(tone="text_soft", bold=True)
        for part in (self._icon, self._word, self._pill, self._send, self._count):
            row.addWidget(part)
        self.state = Connection.ONLINE
        self.show_state(Connection.ONLINE, "")

    def show_state(self, state: Connection, text: str, *, unsent: int = 0) -> None:
        """
        :param text: the state in words, e.g. since when.
        :param unsent: how many messages wait to be sent; 0 hides the count.
        """
        self.state = state
        calm = state is Connection.ONLINE
        self._icon.show_icon(state.icon, colour=state.hue.text)
        self._icon.setVisible(calm or self._compact)
        self._word.setVisible(calm and not self._compact)
        self._pill.setVisible(not calm and not self._compact)
        self._word.setText(text)
        self._pill.show_state(state.hue, text, icon=state.icon)
        self._send.setVisible(unsent > 0 and not self._compact)
        self._count.setVisible(unsent > 0)
        self._count.setText(str(unsent))
        self.setAccessibleName(text)
        self.setToolTip(text if self._compact else "")
        self.setAccessibleDescription(str(unsent) if unsent else "")
