"""What is seen of the kiosk: a face that is made anew when a citizen wants another language, size or reach."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.modes.kiosk.face import Face
from app.modes.kiosk.look import Look
from app.modes.kiosk.view import Entrance, KioskView, Slip
from widgets.theme import current

translate = QCoreApplication.translate

_CORNER_FINGERS = 1.5
"""Width of the hidden corner in fingers (`height_touch`)."""


class KioskScreen(QWidget):
    """Shows a `KioskView`. Says what a finger does; `touched` that somebody is there.

    :param sign: makes the connection sign, shown small at the bottom.
    :param paint: paints a slip as the printer prints it.
    :param wear: gives the program the colours and sizes of a look before a face of it is made.
    """

    chosen = Signal(str)
    entered = Signal(Entrance)
    typed = Signal(str)
    erased = Signal()
    identified = Signal()
    agreed = Signal()
    back = Signal()
    home = Signal()
    touched = Signal()
    corner_touched = Signal()
    elsewhere_touched = Signal()

    def __init__(
        self,
        sign: Callable[[], QWidget],
        paint: Callable[[Slip], QImage],
        *,
        wear: Callable[[Look], None] = lambda _look: None,
    ) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self._sign = sign
        self._paint = paint
        self._wear = wear
        self._look: Look | None = None
        self._face: Face | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_view(self, view: KioskView) -> None:
        """Show this state."""
        if self._face is None or view.look != self._look:
            self._face = self._made(view.look)
        self._face.show_view(view)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger anywhere says that somebody is there; the upper left corner means more to those who know it."""
        self.touched.emit()
        corner = round(current().size("height_touch") * _CORNER_FINGERS)
        at = event.position()
        (self.corner_touched if max(at.x(), at.y()) <= corner else self.elsewhere_touched).emit()
        super().mousePressEvent(event)

    def _made(self, look: Look) -> Face:
        """Return a face of a look in place of the one before, which forgets what it showed."""
        before = self._face
        self._look = look
        self._wear(look)
        self.setAccessibleName(translate("Kiosk", "Take a ticket"))
        face = Face(self._sign(), self._paint, look)
        self._connect(face)
        if before is not None:
            before.wipe()
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.addWidget(face)
        return face

    def _connect(self, face: Face) -> None:
        face.chosen.connect(self.chosen)
        face.entered.connect(lambda entrance: self.entered.emit(Entrance(entrance)))
        face.typed.connect(self.typed)
        face.erased.connect(self.erased)
        face.identified.connect(self.identified)
        face.agreed.connect(self.agreed)
        face.back.connect(self.back)
        face.home.connect(self.home)
        face.touched.connect(self.touched)
