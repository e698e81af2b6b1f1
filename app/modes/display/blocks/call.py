"""The call that counts now: flashes three times, then stands, and says when it is really on the screen."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer
from PySide6.QtGui import QPaintEvent

from app.modes.display.blocks.base import BlockView
from app.modes.display.view import DisplayView, ShownCall
from designs.display import Block, Layout
from widgets.poster import Poster

translate = QCoreApplication.translate

_FLASHES = 3
_HALF_FLASH_MS = 500

_CAPTION, _TICKET, _WHERE, _COUNTER = 0.12, 0.46, 0.12, 0.3
"""Shares of the height."""


class CallBlock(BlockView):
    """The ticket and its counter, or a greeting while nobody is called."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        inks, centre = self.inks, Qt.AlignmentFlag.AlignHCenter
        small = 1 / 18
        self._caption = Poster(parent=self, share=small, tone=inks.soft, align=centre)
        self._ticket = Poster(parent=self, share=block.share, tone=inks.strong, bold=True, align=centre)
        self._where = Poster(parent=self, share=small, tone=inks.soft, align=centre)
        self._counter = Poster(parent=self, share=block.share * 0.6, tone=inks.text, bold=True, align=centre)
        self._greeting = Poster(parent=self, share=1 / 9, tone=inks.strong, bold=True, align=centre, wraps=True)
        self._ticket.setObjectName("current-ticket")
        self._counter.setObjectName("current-counter")
        self._greeting.setObjectName("greeting")
        self._call: ShownCall | None = None
        self._fresh: frozenset[str] = frozenset()
        self._halves = 0
        self._tones = (
            (self._caption, inks.soft),
            (self._ticket, inks.strong),
            (self._where, inks.soft),
            (self._counter, inks.text),
        )
        self._timer = QTimer(self, interval=_HALF_FLASH_MS)
        self._timer.timeout.connect(self.flash)

    @property
    def is_lit(self) -> bool:
        """Whether the number stands in the calling colour at this moment."""
        return self._timer.isActive() and self._halves % 2 == 0

    def show_view(self, view: DisplayView) -> None:
        """Show the newest call; a fresh one that was not there before flashes."""
        call = view.calls[0] if view.calls else None
        new = call is not None and call != self._call and call.key in view.fresh
        self._call, self._fresh = call, view.fresh
        self._caption.set_text(translate("Display", "Now calling") if call else "")
        self._ticket.set_text(call.ticket if call else "")
        self._where.set_text(translate("Display", "Please go to") if call else "")
        self._counter.set_text(counter_words(call.counter) if call else "")
        self._greeting.set_text("" if call else view.greeting)
        for part, _tone in self._tones:
            part.setVisible(call is not None)
        self._greeting.setVisible(call is None)
        if new:
            self._halves = 0
            self._timer.start()
        elif call is None:
            self._timer.stop()
        self._colour()

    def flash(self) -> None:
        """Take the next half of a flash; called by the timer."""
        self._halves += 1
        if self._halves >= 2 * _FLASHES:
            self._timer.stop()
        self._colour()

    def arrange(self, room: QRect) -> None:
        """The number above its counter, each with its words."""
        self._greeting.setGeometry(room)
        top = room.top()
        for (part, _tone), share in zip(self._tones, (_CAPTION, _TICKET, _WHERE, _COUNTER), strict=True):
            high = round(room.height() * share)
            part.setGeometry(room.left(), top, room.width(), high)
            top += high

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, lit or not; say that a fresh call has been painted."""
        if self.is_lit:
            self.paint_ground("calling")
        else:
            super().paintEvent(event)
        self.tell_painted([self._call] if self._call else [], self._fresh)

    def _colour(self) -> None:
        for part, tone in self._tones:
            part.set_tone("on_calling" if self.is_lit else tone)
        self.update()


def counter_words(number: str) -> str:
    """Return a counter as it is called on a display."""
    return translate("Display", "Counter {number}").replace("{number}", number)
