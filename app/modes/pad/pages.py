"""The pages of the pad: card, message, question, reasons."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.modes.pad.reason_key import ReasonKey
from app.modes.pad.staff_panel import StaffPanel
from app.modes.pad.view import PadView, Page, Reason
from widgets.action_button import ActionButton, ActionKind
from widgets.countdown import Countdown
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.rating_keys import RatingChoice, RatingKeys
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_KEYS_HEIGHT = 400  # pixels: keys do not grow beyond it on a narrow pad
_CENTRE = Qt.AlignmentFlag.AlignCenter


class CardPage(QWidget):
    """The staff card with a greeting, or with the ticket that is served."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = StaffPanel(translate("Pad", "Counter"))
        self._greeting = Label(step="headline", tone="brand_text", bold=True, align=_CENTRE, wrap=True)
        self._serving = StatePill(hue=Hue.SERVING, step="headline")
        self._serving.setObjectName("serving")
        column = _column(self)
        column.addWidget(self.panel, 1)
        column.addWidget(self._greeting)
        column.addWidget(self._serving, 0, _CENTRE)

    def show_view(self, view: PadView) -> None:
        """Show a person and what is said."""
        self.panel.show_person(view.person, view.counter)
        self._greeting.setVisible(not view.ticket)
        self._greeting.setText(view.headline)
        self._serving.setVisible(bool(view.ticket))
        self._serving.show_state(Hue.SERVING, view.headline)


class MessagePage(QWidget):
    """One thing said large: an icon or a ticket number, a sentence, and what to do."""

    def __init__(self, *, icon: str, hue: Hue) -> None:
        super().__init__()
        card = Surface(margin="space_24", gap="space_24")
        self._counter = Label(step="headline", tone="text_soft", align=_CENTRE)
        self._icon = IconView(icon, colour=hue.text, size="display", tile=hue.soft)
        self._ticket = Figure(step="giant", tone=hue.text)
        self._headline = Label(step="display", bold=True, align=_CENTRE, wrap=True)
        self._detail = Label(step="headline", tone="text_soft", align=_CENTRE, wrap=True)
        card.body.addStretch()
        card.body.addWidget(self._counter)
        card.body.addWidget(self._icon, 0, _CENTRE)
        for part in (self._ticket, self._headline, self._detail):
            card.body.addWidget(part)
        card.body.addStretch()
        _column(self).addWidget(card, 1)

    def show_view(self, view: PadView) -> None:
        """Show the page's words; the ticket takes the icon's place."""
        self._counter.setText(translate("Pad", "Counter {number}").replace("{number}", view.counter))
        self._counter.setVisible(view.page in (Page.CLOSED, Page.PAUSED, Page.BACK_OFFICE))
        self._icon.setVisible(not view.ticket)
        self._ticket.setVisible(bool(view.ticket))
        self._ticket.set_text(view.ticket)
        self._headline.setText(view.headline)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
        self.setAccessibleName(" ".join(filter(None, (view.ticket, view.headline, view.detail))))


class QuestionPage(QWidget):
    """The question, equal keys, and how many seconds are left."""

    rated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._keys: RatingKeys | None = None
        self._question = ""
        self._head = _Head()
        self._column = _column(self)
        self._column.addWidget(self._head)

    def show_view(self, view: PadView) -> None:
        """Put the question; the keys are fresh whenever it is another one."""
        self._head.show_view(view)
        if view.question != self._question:
            self._question = view.question
            self._put_keys(view)

    def _put_keys(self, view: PadView) -> None:
        if self._keys is not None:
            self._column.removeWidget(self._keys)
            self._keys.hide()
            self._keys.deleteLater()
        choices = [RatingChoice(value=answer.place, text=answer.text, mood=answer.mood) for answer in view.answers]
        self._keys = RatingKeys(choices)
        for answer, key in zip(view.answers, self._keys.answers(), strict=True):
            key.setObjectName(f"rating-{answer.place}")
        self._keys.rated.connect(self.rated)
        self._column.addWidget(self._keys, 1)
        self._keys.show()
        self.setFocusProxy(self._keys)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the keys in good shape on a tall pad."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._keys is not None:
            self._keys.setMaximumHeight(max(_KEYS_HEIGHT, self.width() // 2))

    def stop(self) -> None:
        """Let the seconds stand when the page goes."""
        self._head.stop()


class ReasonsPage(QWidget):
    """What was wrong: as many keys as apply, then done; or no reason at all."""

    chosen = Signal(tuple)
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = _Head()
        self._keys: dict[str, ReasonKey] = {}
        self._question = ""
        self._grid = _ReasonGrid()
        none = ActionButton(translate("Pad", "No reason"), touch=True)
        none.setObjectName("no-reason")
        done = ActionButton(translate("Pad", "Submit"), kind=ActionKind.PRIMARY, touch=True)
        done.setObjectName("submit-reasons")
        none.clicked.connect(self._submit_none)
        done.clicked.connect(self.submitted)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_24"))
        row.addWidget(none, 1)
        row.addWidget(done, 2)
        column = _column(self)
        column.addWidget(self._head)
        column.addWidget(self._grid, 1)
        column.addLayout(row)
        column.addStretch()

    def show_view(self, view: PadView) -> None:
        """Put the reasons; none is chosen when it is another question."""
        self._head.show_view(view)
        if view.question != self._question:
            self._question = view.question
            self._put_keys(view.reasons)

    def stop(self) -> None:
        """Let the seconds stand when the page goes."""
        self._head.stop()

    def _put_keys(self, reasons: Sequence[Reason]) -> None:
        self._keys = {}
        for number, reason in enumerate(reasons, start=1):
            key = ReasonKey(reason.text)
            key.setObjectName(f"reason-{number}")
            key.toggled.connect(self._tell)
            self._keys[reason.code] = key
        self._grid.show_keys(tuple(self._keys.values()))

    def _tell(self) -> None:
        self.chosen.emit(tuple(code for code, key in self._keys.items() if key.isChecked()))

    def _submit_none(self) -> None:
        self.chosen.emit(())
        self.submitted.emit()


class _ReasonGrid(QWidget):
    """Keys in two columns, or three where there is little height."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[ReasonKey, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().size("space_16"))

    def show_keys(self, keys: tuple[ReasonKey, ...]) -> None:
        """Show these keys instead of those before."""
        for key in self._keys:
            self._grid.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._keys = keys
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the columns for the new size."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Room for two rows of keys."""
        return QSize(400, 2 * current().size("height_touch") + current().size("space_16"))

    def _place(self) -> None:
        columns = 3 if self.height() < 3 * (current().size("height_touch") + current().size("space_16")) else 2
        for number, key in enumerate(self._keys):
            self._grid.addWidget(key, *divmod(number, columns))
        rows = ceil(len(self._keys) / columns)
        self.setMaximumHeight(rows * (2 * current().size("height_touch") + current().size("space_16")))


class _Head(QWidget):
    """The question at the left, what it asks for below, the seconds at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._headline = Label(step="display", bold=True, wrap=True)
        self._detail = Label(step="title", tone="text_soft", wrap=True)
        self._left = Countdown()
        self._left.setAccessibleName(translate("Pad", "Seconds left"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = QVBoxLayout()
        words.setSpacing(current().size("space_8"))
        words.addWidget(self._headline)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self._left)

    def show_view(self, view: PadView) -> None:
        """Show the words; the seconds begin anew with another question."""
        self._headline.setText(view.headline)
        self._detail.setText(view.detail)
        self._detail.setVisible(bool(view.detail))
        if view.question != self._question:
            self._question = view.question
            self._left.start(view.seconds)

    def stop(self) -> None:
        """Stop counting."""
        self._question = ""
        self._left.stop()


def _column(page: QWidget) -> QVBoxLayout:
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().size("space_16"))
    return column
