"""The right side of the full page: who comes next and why; the other lists; the search; what to do with a ticket."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar

from app.modes.window.count_grid import CountGrid
from app.modes.window.ticket_actions import TICKET_ACTIONS
from app.modes.window.view import AtCounter, Listing, TicketDeed, TicketList, TicketRow
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.find_list import FindList, FindOption
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_KINDS = tuple(TicketList)


class QueuePanel(Surface):
    """`listed` carries a `TicketList`, `searched` what is typed, `marked` a ticket (id), `wanted` a `TicketDeed` and a
    ticket."""

    listed = Signal(object)
    searched = Signal(str)
    marked = Signal(str)
    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self._listing = Listing()
        self._tabs = _tabs()
        self._reason = ElidedLabel(tone="text_soft")
        self._reason.setObjectName("next-reason")
        self._list = FindList(
            lambda _typed, _option: 0,
            name=translate("Window", "Find a ticket: number, last digits of the phone, surname"),
            empty_text=translate("Window", "Nobody is waiting now. Tickets appear here in the order of calling."),
        )
        self._list.view.setObjectName("waiting-list")
        self._buttons = {deed: self._button(deed) for deed in TicketDeed}
        self._more = Label(tone="text_soft")
        self._heading = Label(translate("Window", "Waiting per service"), bold=True)
        self._counts = CountGrid()
        self._arrange()
        self._list.field.textEdited.connect(self.searched)
        self._list.changed.connect(self._tell_marked)
        self._tabs.tabBarClicked.connect(self._tell_listed)
        self._tabs.currentChanged.connect(self._tell_listed)

    def begin_search(self) -> None:
        """Let the keyboard begin to search."""
        self._list.field.setFocus()
        self._list.field.selectAll()

    def show_counter(self, counter: AtCounter, listing: Listing) -> None:
        """Show a counter and the list that is looked at."""
        before, self._listing = self._listing, listing
        waiting = listing.kind is TicketList.WAITING and not listing.typed
        words = translate("Window", "Waiting {count}").format(count=counter.waiting)
        with QSignalBlocker(self._tabs):
            self._tabs.setTabText(_KINDS.index(TicketList.WAITING), words)
            self._tabs.setCurrentIndex(_KINDS.index(listing.kind))
        self._reason.set_text(counter.next_reason)
        self._reason.setVisible(waiting)
        if not listing.typed and before.typed:
            with QSignalBlocker(self._list.field):
                self._list.field.clear()
        self._list.say_when_empty(_empty_words(listing))
        with QSignalBlocker(self._list):
            self._list.show_options([_option(row) for row in listing.rows])
            self._list.mark(listing.marked)
        more = counter.waiting - len(listing.rows)
        self._more.setText(translate("Window", "{count} more after these").format(count=more))
        self._more.setVisible(waiting and more > 0)
        for deed, button in self._buttons.items():
            button.setVisible(deed in listing.why_not)
            _show_why_not(button, deed, listing.why_not.get(deed, ""))
        self._heading.setVisible(waiting)
        self._counts.setVisible(waiting)
        self._counts.show_counts(counter.counts)

    def _button(self, deed: TicketDeed) -> ActionButton:
        action = TICKET_ACTIONS[deed]
        button = ActionButton(action.words(), kind=ActionKind.SECONDARY)
        button.setObjectName(deed.value)
        button.clicked.connect(lambda: self.wanted.emit(deed, self._listing.marked))
        return button

    def _tell_listed(self, place: int) -> None:
        """A click on the tab of a list ends a search as well."""
        if place >= 0 and (self._listing.typed or _KINDS[place] is not self._listing.kind):
            self.listed.emit(_KINDS[place])

    def _tell_marked(self) -> None:
        marked = self._list.marked()
        if marked is not None and marked.code != self._listing.marked:
            self.marked.emit(marked.code)

    def _arrange(self) -> None:
        gap = current().size("space_4")
        actions = QHBoxLayout()
        actions.setSpacing(gap)
        for button in self._buttons.values():
            actions.addWidget(button)
        actions.addStretch()
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._reason)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._more)
        self.body.addLayout(actions)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._counts)


def _tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.setObjectName("lists")
    tabs.setAccessibleName(translate("Window", "Lists of tickets"))
    tabs.setDrawBase(False)
    tabs.setExpanding(True)
    for kind in _KINDS:
        tabs.addTab(_tab_words(kind))
    return tabs


def _option(row: TicketRow) -> FindOption:
    return FindOption(code=row.ticket, label=f"{row.number}  {row.service}", detail=row.detail, sign=row.sign)


def _show_why_not(button: ActionButton, deed: TicketDeed, why_not: str) -> None:
    button.setEnabled(not why_not)
    button.setToolTip(why_not or TICKET_ACTIONS[deed].words())


def _tab_words(kind: TicketList) -> str:
    return {
        TicketList.WAITING: translate("Window", "Waiting"),
        TicketList.CALLED: translate("Window", "Called"),
        TicketList.PASSED: translate("Window", "Passed"),
        TicketList.PARKED: translate("Window", "Parked"),
        TicketList.APPOINTMENTS: translate("Window", "Booked"),
    }[kind]


def _empty_words(listing: Listing) -> str:
    if listing.typed:
        return translate("Window", "No ticket of today fits. Type a number, four digits of the phone, or the surname.")
    return {
        TicketList.WAITING: translate("Window", "Nobody is waiting now. Tickets appear here in the order of calling."),
        TicketList.CALLED: translate("Window", "Whom you call today appears here, the latest first."),
        TicketList.PASSED: translate("Window", "Who did not come appears here and can wait again."),
        TicketList.PARKED: translate("Window", "Tickets you park appear here until you go on with them."),
        TicketList.APPOINTMENTS: translate(
            "Window", "Who has an appointment today appears here, come or still expected."
        ),
    }[listing.kind]
