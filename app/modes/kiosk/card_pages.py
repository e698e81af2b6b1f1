"""Cards in pages: as many as are large enough for a finger, the rest behind a swipe or big arrows. No scroll bars."""

from math import ceil

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.modes.hall_texts import filled
from app.modes.kiosk.swipe import Swipe
from app.modes.kiosk.view import Card
from widgets import icons
from widgets.action_button import ActionButton
from widgets.card_button import CardButton
from widgets.card_grid import CardGrid
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_LEAST = QSize(280, 150)  # pixels of a card a citizen reads and touches easily
_TALLEST = 360
_TALLEST_ALONE = 500  # of a card that has the whole width
_MOST_TALL, _MOST_WIDE = 8, 9
_PLAIN_ICON = "comprehensive"


class ServiceCard(CardButton):
    """The card of one service. The second press of a double touch is not another choice.

    A finger that moves aside by its own width chooses nothing and says `swiped(pages)`: 1 to the left, -1 to the right.
    """

    swiped = Signal(int)

    def __init__(self, card: Card) -> None:
        known = card.icon if card.icon in icons.names() else _PLAIN_ICON
        super().__init__(card.title, icon=known, subtitle=card.subtitle, status=card.status, reason=card.reason)
        self.setObjectName(f"service-{card.code}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._swipe = Swipe()

    def set_reason(self, reason: str) -> None:
        """Close the card and say why; a finger on it is then one on the page, for closed buttons swallow theirs."""
        super().set_reason(reason)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, bool(reason))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the finger came down."""
        self._swipe.begin(event.position().x())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a finger that moves aside instead of letting go."""
        if self.isDown() and (pages := self._swipe.move(event.position().x())):
            self.setDown(False)
            self.swiped.emit(pages)
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take no notice: cards change under the finger."""
        event.accept()


class CardPages(QWidget):
    """Shows cards page by page. Says `chosen(code)` and `turned`.

    Cards stay the same widgets while only their waiting changes, so that a finger on one is never lost.
    `arrows` is to be placed by whoever shows the pages; it is hidden while one page is enough.
    """

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = ""
        self._cards: tuple[Card, ...] = ()
        self._shown: tuple[Card, ...] = ()
        self._page = 0
        self._pages = 1
        self._is_short = False
        self._swipe = Swipe()
        self._grid = CardGrid(gap=current().size("gap_touch"), tallest=_TALLEST_ALONE)
        self._grid.arranged.connect(self._write)
        self._place = Label(step="title", tone="text_soft", align=Qt.AlignmentFlag.AlignCenter)
        self._previous = ActionButton(translate("Kiosk", "Previous page"), icon="back", touch=True)
        self._next = ActionButton(translate("Kiosk", "Next page"), icon="forward", touch=True)
        self._previous.setObjectName("page-previous")
        self._next.setObjectName("page-next")
        self._previous.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self.arrows = QWidget()
        self._arrange()

    def show_cards(self, level: str, cards: tuple[Card, ...]) -> None:
        """Show the cards of a level; another level begins at its first page."""
        if level != self._level:
            self._level = level
            self._page = 0
        self._cards = cards
        self._show_page()

    def be_short(self, short: bool) -> None:
        """Let the arrows stand alone and the page be a number, or say both in words."""
        self._is_short = short
        self._previous.show_icon_alone(short)
        self._next.show_icon_alone(short)
        self._show_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the number of cards for the new size."""
        super().resizeEvent(event)
        self._show_page()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger between the cards, or on a closed one."""
        self._swipe.begin(event.position().x())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the page under it, once."""
        if pages := self._swipe.move(event.position().x()):
            self._turn(pages)
        super().mouseMoveEvent(event)

    def sizeHint(self) -> QSize:
        """All the room there is."""
        return QSize(900, 600)

    def minimumSizeHint(self) -> QSize:
        """One card, as low as one that says little."""
        return _LEAST

    def _capacity(self) -> int:
        gap = current().size("gap_touch")
        columns = max(1, (self.width() + gap) // (_least().width() + gap))
        rows = max(1, (self.height() + gap) // (_least().height() + gap))
        return min(columns * rows, _MOST_TALL if self.height() > self.width() else _MOST_WIDE)

    def _keep_in_shape(self, count: int) -> None:
        """Let few cards stand at the top in two or three columns instead of stretching over the page."""
        tall = self.height() > self.width()
        columns = min(2 if tall else 3, max(1, count))
        rows = ceil(count / columns)
        high = _TALLEST_ALONE if columns == 1 else _TALLEST
        gap = current().size("gap_touch")
        self._grid.setMaximumHeight(max(_least().height(), rows * high + (rows - 1) * gap))

    def _turn(self, pages: int) -> None:
        self._page += pages
        self.turned.emit()
        self._show_page()

    def _show_page(self) -> None:
        capacity = self._capacity()
        self._pages = max(1, ceil(len(self._cards) / capacity))
        self._page = min(max(self._page, 0), self._pages - 1)
        first = self._page * capacity
        self._show(self._cards[first : first + capacity])
        self._keep_in_shape(min(capacity, len(self._cards)))
        self.arrows.setVisible(self._pages > 1)
        self._previous.setEnabled(self._page > 0)
        self._next.setEnabled(self._page < self._pages - 1)
        self._show_place()

    def _show_place(self) -> None:
        place = "{page}/{pages}" if self._is_short else translate("Kiosk", "Page {page} of {pages}")
        self._place.setText(filled(place, page=str(self._page + 1), pages=str(self._pages)))

    def _show(self, cards: tuple[Card, ...]) -> None:
        if [_same(card) for card in cards] == [_same(card) for card in self._shown]:
            for widget, card in zip(self._grid.cards(), cards, strict=True):
                assert isinstance(widget, ServiceCard)  # noqa: S101 - the grid holds nothing else
                widget.set_status(card.status)
                widget.set_reason(card.reason)
            self._write()
        else:
            self._grid.show_cards([self._made(card) for card in cards])
        self._shown = cards

    def _write(self) -> None:
        """Write all titles at one size, the largest that shows each of them."""
        cards = [card for card in self._grid.cards() if isinstance(card, ServiceCard)]
        fitting = [card.fitting_step() for card in cards]
        for card in cards:
            card.write_at(min(fitting, key=current().size))

    def _made(self, card: Card) -> ServiceCard:
        made = ServiceCard(card)
        made.clicked.connect(lambda _=False, code=card.code: self.chosen.emit(code))
        made.swiped.connect(self._turn, Qt.ConnectionType.QueuedConnection)  # a card must not go under the finger
        return made

    def _arrange(self) -> None:
        theme = current()
        row = QHBoxLayout(self.arrows)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("gap_touch"))
        row.addWidget(self._previous, 1)
        row.addWidget(self._place)
        row.addWidget(self._next, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._grid, 1)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


def _least() -> QSize:
    """Return the least card; its words grow with the text, and half as much its width."""
    scale = current().text_scale
    return QSize(round(_LEAST.width() * (1 + scale) / 2), round(_LEAST.height() * scale))


def _same(card: Card) -> tuple[str, str, str]:
    """Return what makes a card another widget."""
    return card.code, card.title, card.subtitle
