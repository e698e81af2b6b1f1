"""The full page: who is before me and the one next thing at the left, who comes next at the right."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.modes.window.alone_strip import AloneStrip
from app.modes.window.deeds import PRIMARY, Deeds
from app.modes.window.notices import MessageStrip
from app.modes.window.now_panel import NowPanel
from app.modes.window.pad_row import PadRow
from app.modes.window.queue_panel import QueuePanel
from app.modes.window.top_bar import TopBar
from app.modes.window.view import AtCounter, Deed, LastVisit, WindowView
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_ROWS = (
    (Deed.RECALL, Deed.NO_SHOW, Deed.TRANSFER, Deed.PARK),
    (Deed.PAPERS, Deed.FINISH_UNRATED, Deed.PAUSE, Deed.BACK_OFFICE),
    (Deed.DISTANCE, Deed.AUTO_CALL, Deed.RESUME_PARKED),
)
"""Every deed has its place and keeps it: the hand learns it. The rest stands in the menu after them."""


class FullPage(QWidget):
    """A counter on the whole window. `deeds` are its buttons."""

    def __init__(self, *, badge: QWidget, keys_of: Callable[[Deed], str] = lambda _deed: "") -> None:
        super().__init__()
        theme = current()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.deeds = Deeds(self, shown=(*(deed for row in _ROWS for deed in row), Deed.LOG_OUT), large=True)
        self.deeds.keys_of = keys_of
        self.top = TopBar(badge=badge, leave=self.deeds.buttons[Deed.LOG_OUT])
        self._now = NowPanel()
        self._hint = Label(step="body", tone="text_soft", align=Qt.AlignmentFlag.AlignCenter, wrap=True)
        self._hint.setObjectName("hint")
        self._hint.setMinimumHeight(theme.size("icon_large"))
        self.queue = QueuePanel()
        self._before = BeforeRow()
        self._pad = PadRow()
        self._pad.clear.clicked.connect(lambda: self.deeds.press(Deed.CLEAR_PAD))
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.queue.begin_search)
        self.messages = MessageStrip()
        self._alone = AloneStrip()
        content = QWidget()
        body = QHBoxLayout(content)
        around = theme.size("space_24")
        body.setContentsMargins(around, theme.size("space_12"), around, around)
        body.setSpacing(around)
        body.addLayout(self._left(), 4)
        body.addWidget(self.queue, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(self._strip())
        column.addWidget(_scrolling(content), 1)

    def show_view(self, view: WindowView, counter: AtCounter) -> None:
        """Show a counter at work."""
        self.top.show_view(view, counter)
        self._now.show_counter(counter)
        self.deeds.show_counter(counter)
        self._hint.setText(counter.hint)
        self.queue.show_counter(counter, view.listing)
        self._before.show_counter(counter)
        self._pad.show_pad(counter.pad)
        self.messages.show_unread(view.messages.unread)
        self._alone.show_alone(view.alone)

    def _strip(self) -> QHBoxLayout:
        row, around = QHBoxLayout(), current().size("space_24")
        row.setContentsMargins(around, 0, around, 0)
        strips = QVBoxLayout()
        strips.addWidget(self._alone)
        strips.addWidget(self.messages)
        row.addLayout(strips)
        return row

    def _left(self) -> QVBoxLayout:
        theme = current()
        column = QVBoxLayout()
        column.setSpacing(theme.size("space_8"))
        column.addWidget(self._now, 1)
        for deed in PRIMARY:
            column.addWidget(self.deeds.buttons[deed])
        column.addWidget(self._hint)
        column.addWidget(self._pad)
        for deeds in _ROWS:
            column.addLayout(self._row(deeds, last=deeds is _ROWS[-1]))
        column.addWidget(self._before)
        return column

    def _row(self, deeds: tuple[Deed, ...], *, last: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        for deed in deeds:
            row.addWidget(self.deeds.buttons[deed], 1)
        if last:
            row.addWidget(self.deeds.more, 1)
        return row


def _scrolling(content: QWidget) -> QScrollArea:
    """Return the content in a frame that scrolls where large text leaves too little room; keys do not stop at it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


class BeforeRow(Surface):
    """What became of the visit before, and how many were called today."""

    def __init__(self) -> None:
        super().__init__(margin="space_12", gap="space_8")
        self._words = Label(tone="text_soft")
        self._rating = StatePill()
        self._rating.setObjectName("last-rating")
        policy = self._rating.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._rating.setSizePolicy(policy)
        self._today = Label(tone="text_soft")
        self._today.setObjectName("called-today")
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(self._words)
        row.addWidget(self._rating)
        row.addStretch()
        row.addWidget(self._today)
        self.body.addLayout(row)

    def show_counter(self, counter: AtCounter) -> None:
        """Show a counter."""
        last = counter.last
        words = (
            translate("Window", "Visit before: {number}") if last.number else translate("Window", "No visit yet today")
        )
        self._words.setText(words.format(number=last.number))
        self._rating.setVisible(bool(last.number))
        self._rating.show_state(_hue(last), last.words, icon=None if last.good is None else "star_filled")
        self._today.setText(translate("Window", "Called today: {count}").format(count=counter.called_today))


def _hue(last: LastVisit) -> Hue:
    if last.good is None:
        return Hue.IDLE
    return Hue.SERVING if last.good else Hue.WARNING
