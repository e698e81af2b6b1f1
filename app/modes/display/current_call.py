"""The call that counts now: flashes three times, then stands, and says when it is really on the screen."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.modes.display.view import ShownCall
from widgets.drawing import panel
from widgets.poster import Poster
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate

_FLASHES = 3
_HALF_FLASH_MS = 500


class CurrentCall(Surface):
    """The ticket and its counter, or a greeting while nobody is called. `painted` names the visit of a fresh call."""

    painted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind=SurfaceKind.CARD, gap="space_8")
        centre = Qt.AlignmentFlag.AlignCenter
        self._caption = Poster(share=1 / 20, tone="text_soft", align=centre)
        self._ticket = Poster(share=1 / 4, tone="brand_text", bold=True, align=centre, grows=True)
        self._where = Poster(share=1 / 20, tone="text_soft", align=centre)
        self._counter = Poster(share=1 / 7, bold=True, align=centre, grows=True)
        self._ticket.setObjectName("current-ticket")
        self._counter.setObjectName("current-counter")
        self._call: ShownCall | None = None
        self._to_report: ShownCall | None = None
        self._halves = 0
        self._tones = (
            (self._caption, "text_soft"),
            (self._ticket, "brand_text"),
            (self._where, "text_soft"),
            (self._counter, "text"),
        )
        self._timer = QTimer(self, interval=_HALF_FLASH_MS)
        self._timer.timeout.connect(self.flash)
        for part, stretch in ((self._caption, 0), (self._ticket, 3), (self._where, 0), (self._counter, 2)):
            self.body.addWidget(part, stretch)

    @property
    def is_lit(self) -> bool:
        """Whether the number stands in the calling colour at this moment."""
        return self._timer.isActive() and self._halves % 2 == 0

    def show_call(self, call: ShownCall | None, *, greeting: str, fresh: frozenset[str]) -> None:
        """Show a call; one in `fresh` that was not there before flashes."""
        new = call is not None and call != self._call and call.key in fresh
        self._call = call
        self._caption.set_text(translate("Display", "Now calling") if call else "")
        self._ticket.set_text(call.ticket if call else greeting)
        self._where.set_text(translate("Display", "Please go to") if call else "")
        counter = translate("Display", "Counter {number}").replace("{number}", call.counter) if call else ""
        self._counter.set_text(counter)
        if new:
            self._to_report = call
            self._halves = 0
            self._timer.start()
            self._colour()

    def flash(self) -> None:
        """Take the next half of a flash; called by the timer."""
        self._halves += 1
        if self._halves >= 2 * _FLASHES:
            self._timer.stop()
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, lit or not; say that a fresh call has been painted, once, after it was."""
        super().paintEvent(event)
        if self.is_lit:
            theme = current()
            with QPainter(self) as painter:
                panel(painter, QRectF(self.rect()), theme.colour("calling"), radius=theme.size("radius_card"))
        if self._to_report is not None:
            visit, self._to_report = self._to_report.visit, None
            QTimer.singleShot(0, self, lambda: self.painted.emit(visit))

    def _colour(self) -> None:
        for part, tone in self._tones:
            part.set_tone("on_calling" if self.is_lit else tone)
        self.update()
