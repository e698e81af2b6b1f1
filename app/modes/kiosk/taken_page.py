"""Take your ticket: the number first, then which counter, how many come before, about how long."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.modes.fitting import FittingPage, Words
from app.modes.kiosk.qr_view import QrView
from app.modes.kiosk.steps import LOW_HEIGHT
from app.modes.kiosk.view import KioskView, Paper, Slip, Taken
from widgets.action_button import ActionButton, ActionKind
from widgets.countdown import Countdown
from widgets.figure import Figure
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current
from widgets.ticket_view import TicketView

translate = QCoreApplication.translate

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RUNGS = (
    ("display", "giant", "headline", "headline", "subtitle"),
    ("headline", "giant", "title", "title", "subtitle"),
    ("headline", "hero", "title", "title", "subtitle"),
    ("title", "hero", "subtitle", "title", "lead"),
    ("title", "figure", "subtitle", "subtitle", "lead"),
    ("subtitle", "figure", "lead", "lead", "body"),
    ("lead", "display", "body", "body", "caption"),
)
"""Steps of headline, number, words, facts and their captions, from the largest down."""

_SLIP_WIDTH = 380  # pixels of the small picture of the slip


class TakenPage(FittingPage):
    """The ticket that was given. Goes away by itself; the ring shows when.

    :param paint: paints a slip as the printer prints it.
    """

    home = Signal()

    def __init__(self, paint: Callable[[Slip], QImage]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paint = paint
        self._slip: Slip | None = None
        self._ends_in: float | None = None
        self._headline = Label(step="display", bold=True, align=_CENTRE, wrap=True)
        self._number = Figure(step="giant", tone="brand_text")
        self._number.setObjectName("take-ticket-number")
        self._service = Label(step="headline", align=_CENTRE, wrap=True)
        self._trouble = Label(step="headline", tone="warning_text", align=_CENTRE, wrap=True)
        self._facts = {
            name: _Fact(caption)
            for name, caption in (
                ("counters", translate("Kiosk", "Where")),
                ("ahead", translate("Kiosk", "Before you")),
                ("wait", translate("Kiosk", "Waiting time")),
            )
        }
        self._preview = TicketView()
        self._qr = QrView()
        self._left = Countdown(size="height_touch")
        self._home = ActionButton(translate("Kiosk", "Done"), kind=ActionKind.PRIMARY, icon="check", touch=True)
        self._home.setObjectName("home")
        self._home.clicked.connect(self.home)
        self._card = Surface()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()

    def show_view(self, view: KioskView) -> None:
        """Show a ticket."""
        given = view.taken
        if given is None:
            return
        self._headline.setText(_headline(given.paper))
        self._number.set_text(given.number)
        self._service.setText(given.service)
        self._trouble.setText(given.trouble)
        self._trouble.setVisible(bool(given.trouble))
        for name, fact in self._facts.items():
            fact.show_text(getattr(given, name))
        self._show_slip(given)
        if given.ends_in is None:
            self._left.stop()
        elif given.ends_in != self._ends_in:
            self._left.start(given.ends_in)
        self._left.setVisible(given.ends_in is not None)
        self._ends_in = given.ends_in
        self.fit()

    def wipe(self) -> None:
        """Forget the ticket when the page goes."""
        if self._slip is None:
            return
        self._left.stop()
        self._slip = None
        self._ends_in = None
        self._number.set_text("")
        self._qr.show_text("")
        self._preview.show_ticket(QImage())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other on a wide screen, below each other on a tall one."""
        tall = event.size().height() > event.size().width()
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight)
        self._body.setStretch(0, 2 if tall else 3)
        low = event.size().height() < LOW_HEIGHT
        around = current().size("space_16" if low else "space_32")
        self._card.body.setContentsMargins(around, around, around, around)
        self._card.body.setSpacing(current().size("space_4" if low else "space_16"))
        super().resizeEvent(event)

    def rungs(self) -> Iterable[Mapping[Words, str]]:
        """Return how the words may be written."""
        return (self._rung(*steps) for steps in _RUNGS)

    def _rung(self, headline: str, number: str, words: str, fact: str, caption: str) -> dict[Words, str]:
        facts: dict[Words, str] = {one.words: fact for one in self._facts.values()}
        facts |= {one.caption: caption for one in self._facts.values()}
        return {self._headline: headline, self._number: number, self._service: words, self._trouble: words, **facts}

    def _show_slip(self, given: Taken) -> None:
        missing = given.paper in (Paper.MISSING, Paper.NONE)
        if given.slip != self._slip:
            self._slip = given.slip
            whole = self._paint(given.slip)
            self._preview.show_ticket(
                whole.scaledToWidth(_SLIP_WIDTH, Qt.TransformationMode.SmoothTransformation),
                name=translate("Kiosk", "Your slip"),
            )
            self._qr.show_text(given.slip["url"], name=translate("Kiosk", "Code to scan with your phone"))
        self._qr.setVisible(missing)
        self._preview.setVisible(not missing)

    def _arrange(self) -> None:
        theme = current()
        card = self._card
        card.body.addStretch(1)
        for part in (self._headline, self._number, self._service, self._trouble):
            card.body.addWidget(part)
        card.body.addSpacing(theme.size("space_12"))
        card.body.addLayout(self._facts_row)
        card.body.addStretch(1)
        self._facts_row.setSpacing(theme.size("space_16"))
        for fact in self._facts.values():
            self._facts_row.addWidget(fact, 1)
        self._body.setSpacing(theme.size("space_24"))
        self._body.addWidget(card, 3)
        self._body.addWidget(self._preview, 1, _CENTRE)
        self._body.addWidget(self._qr, 1, _CENTRE)
        foot = QHBoxLayout()
        foot.setSpacing(theme.size("space_24"))
        foot.addStretch(1)
        foot.addWidget(self._left)
        foot.addWidget(self._home, 1)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_24"))
        column.addLayout(self._body, 1)
        column.addLayout(foot)


class _Fact(Surface):
    """A small word above a large one."""

    def __init__(self, caption: str) -> None:
        super().__init__(kind=SurfaceKind.SOFT, margin="space_16", gap="space_4")
        self.caption = Label(caption, step="subtitle", tone="text_soft", align=_CENTRE)
        self.words = Label(step="headline", bold=True, tone="brand_text", align=_CENTRE, wrap=True)
        self.body.addWidget(self.caption)
        self.body.addWidget(self.words)

    def show_text(self, text: str) -> None:
        """Show another text; an empty one hides the fact."""
        self.words.setText(text)
        self.setVisible(bool(text))
        self.setAccessibleName(f"{self.caption.text()} {text}")

    def minimumSizeHint(self) -> QSize:
        """Two short words."""
        return QSize(140, super().minimumSizeHint().height())


def _headline(paper: Paper) -> str:
    return {
        Paper.COMING: translate("Kiosk", "Your number, the slip is being printed"),
        Paper.OUT: translate("Kiosk", "Please take your slip"),
        Paper.MISSING: translate("Kiosk", "Please keep your number"),
        Paper.NONE: translate("Kiosk", "Scan your number to keep it"),
    }[paper]
