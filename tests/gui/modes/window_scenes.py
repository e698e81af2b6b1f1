"""Pictures of the counter's program: the choice of a counter, every state on the full page, and the slim bar."""

import asyncio
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QTabBar, QWidget

import resources
from app.client.envelopes import envelope
from app.client.fact_file import Fact
from app.client.look import Look
from app.contract.hall.commands import FinishVisit, RateVisit, ReportAnnouncement, StartServing
from app.contract.hall.pad_tasks import AnswerPadTask, PadTaskKind, TaskAnswer
from app.contract.hall.rating_commands import FileMisrating
from app.contract.hall.state import PauseReason, Priority, Rating
from app.modes.window.alone import Alone
from app.modes.window.ask_dialog import AskDialog, SlipDialog
from app.modes.window.ask_view import Missing, OnPad
from app.modes.window.global_keys import GlobalKeys
from app.modes.window.pair_dialog import PairDialog
from app.modes.window.paper import CounterPaper
from app.modes.window.presenter import WindowPresenter
from app.modes.window.ratings.connecting import connect_ratings
from app.modes.window.ratings.desk import RatingsDesk
from app.modes.window.ratings.page import RatingsPage
from app.modes.window.screen import WindowScreen
from app.modes.window.settings_view import settings_view
from app.modes.window.view import Deed, TicketList
from tests.gui.modes.sample import MORNING, sample_setup, sign
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import DISPLAY, pad, staff
from widgets.action_button import ActionButton
from widgets.docking.dock import DockPlace
from widgets.docking.reserve import Unreserved
from widgets.record_table import RecordTable

SMALL, USUAL, LARGE = QSize(1100, 700), QSize(1366, 768), QSize(1920, 1080)
DIALOG = QSize(680, 640)
COUNTER, STAFF = "1", "1001"
CITIZENS = tuple(
    {"name": visitor["name"], "id_number": visitor["id_number"], "phone": visitor["phone"]}
    for visitor in tomllib.loads(resources.read_text("sample_hall/visitors.toml"))["visitor"]
)


@dataclass
class Counter:
    """Counter 1 of the sample hall with its program; the hall is driven by the real rules."""

    hall: LiveHall
    operations: StaffOperations
    presenter: WindowPresenter
    screen: WindowScreen
    came: int = 0

    def take(self, count: int, *, seconds: float = 75) -> None:
        """Let citizens take tickets for the counter's services, in turn."""
        services = next(each for each in self.hall.setup.counters if each.number == COUNTER).services
        for place in range(count):
            service = services[place % len(services)]
            priority = Priority.GREEN if place == 3 else Priority.ORDINARY
            self.hall.take(
                service, citizen=CITIZENS[(self.came + self.came // len(CITIZENS)) % len(CITIZENS)], priority=priority
            )
            self.came += 1
            self.hall.wait(seconds=seconds)
        self.hall.sync()

    def serve_one(self, rating: Rating | None) -> None:
        """Serve one visit and have it rated."""
        visit = self.hall.serve(COUNTER, staff(STAFF), minutes=4)
        if rating is not None:
            self.hall.do(RateVisit(visit=visit.id, rating=rating), pad(COUNTER))
        self.hall.sync()

    def press(self, *deeds: Deed | PauseReason) -> None:
        """Do things at the counter, some seconds apart."""
        for deed in deeds:
            doing = self.presenter.pause(deed) if isinstance(deed, PauseReason) else self.presenter.act(deed)
            asyncio.run(doing)
            self.hall.wait(seconds=9)
            self.presenter.tick()
            desk = self.hall.state.desks[COUNTER]
            for medium in ("voice", "strip"):
                if desk.visit:
                    self.hall.do(ReportAnnouncement(visit=desk.visit, medium=medium), DISPLAY)
        self.hall.sync()
        self.presenter.tick()


def counter(*, sitting: bool = True, neighbour: bool = False, look: Look | None = None) -> Counter:
    """Counter 1, with or without somebody at it."""
    hall = LiveHall(setup=sample_setup(), now=MORNING)
    if sitting:
        hall.open(COUNTER, STAFF)
    if neighbour:
        hall.open(COUNTER, "1002")
    replica = hall.follow(staff(STAFF))
    operations = StaffOperations(hall, STAFF)
    look, keys = look or Look(), GlobalKeys()
    keys.hold(look.shortcuts)
    screen = WindowScreen(sign, settings=lambda: settings_view(look, keys, usual_shot_seconds=60), keep=Unreserved())
    screen.stand(DockPlace(look.edge), folded=look.collapsed, begins_slim=False)
    presenter = WindowPresenter(
        replica=replica,
        operations=operations,
        paper=CounterPaper(None),
        staff=STAFF,
        name="林晓岚",
        machine_counter=None,
        now=lambda: hall.now,
        show=screen.show_view,
        leave=lambda: None,
        run=asyncio.run,
    )
    presenter.start()
    screen.destroyed.connect(presenter.close)
    return Counter(hall, operations, presenter, screen)


def choosing() -> QWidget:
    """After the login."""
    return counter(sitting=False).screen


def taking_over() -> QWidget:
    """Somebody else sits there."""
    at = counter(sitting=False, neighbour=True)
    asyncio.run(at.presenter.sit_down(COUNTER))
    return at.screen


def empty() -> QWidget:
    """Nobody waits."""
    return counter().screen


def free() -> QWidget:
    """Free, and many wait."""
    at = counter()
    at.take(1)
    at.serve_one(Rating.VERY_SATISFIED)
    at.take(13)
    at.press()
    return at.screen


def calling() -> QWidget:
    """Calling."""
    at = counter()
    at.take(7)
    at.press(Deed.CALL_NEXT, Deed.RECALL)
    return at.screen


def serving() -> QWidget:
    """Serving somebody, after somebody who was not satisfied."""
    at = counter()
    at.take(1)
    at.serve_one(Rating.DISSATISFIED)
    at.take(12)
    at.press(Deed.CALL_NEXT, Deed.START)
    at.hall.wait(minutes=21)
    at.presenter.tick()
    return at.screen


def paused() -> QWidget:
    """At lunch."""
    at = counter()
    at.take(3)
    at.press(PauseReason.MEAL)
    return at.screen


def bar_scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """The bar, the settings and the messages have a file of their own."""
    from tests.gui.modes import window_bar_scenes

    yield from window_bar_scenes.scenes()


def back_office() -> QWidget:
    """Working without a citizen."""
    at = counter()
    at.take(3)
    at.press(Deed.BACK_OFFICE)
    return at.screen


def counting_down() -> QWidget:
    """Calls by itself in some seconds."""
    at = counter()
    at.take(6)
    at.press(Deed.AUTO_CALL)
    at.hall.now -= timedelta(seconds=5)
    at.presenter.tick()
    return at.screen


def busy_day() -> Counter:
    """Some served, one passed, two parked, one before me, many waiting."""
    at = counter()
    at.take(16)
    at.serve_one(Rating.SATISFIED)
    at.press(Deed.CALL_NEXT, Deed.RECALL, Deed.NO_SHOW)
    for _ in range(2):
        at.press(Deed.CALL_NEXT, Deed.START, Deed.PARK)
    at.press(Deed.CALL_NEXT, Deed.START)
    return at


def listing(kind: TicketList, typed: str = "") -> QWidget:
    """One of the lists, or a search."""
    at = busy_day()
    at.presenter.look_at(kind)
    if typed:
        at.screen.findChild(QLineEdit, "find").setText(typed)
        at.presenter.search(typed)
    return at.screen


def asking(*deeds: Deed, deed: Deed) -> QWidget:
    """The dialog of a deed, as it stands alone."""
    at = busy_day()
    at.press(*deeds)
    asyncio.run(at.presenter.act(deed))
    return alone(at.screen, AskDialog)


def handing_over() -> QWidget:
    """A return slip."""
    at = busy_day()
    asyncio.run(at.presenter.act(Deed.PAPERS))
    papers = ("户口本原件", "本人近期一寸免冠照片两张", "结婚证复印件")
    missing = Missing(papers=papers, note="请在下周五之前带来，不用重新排队。")
    asyncio.run(at.presenter.answer(missing))
    return alone(at.screen, SlipDialog)


def pad_answered(answer: TaskAnswer | None) -> QWidget:
    """Something is on the pad, or has been answered."""
    at = busy_day()
    shown = OnPad(kind=PadTaskKind.CONFIRM, title="请核对邮寄地址", text="云溪区清河路18号")
    asyncio.run(at.presenter.act(Deed.ASK_ON_PAD))
    asyncio.run(at.presenter.answer(shown))
    task = at.hall.state.desks[COUNTER].task
    if answer is not None and task is not None:
        at.hall.tell(AnswerPadTask(task=task.id, answer=answer), pad(COUNTER))
    return at.screen


def pairing() -> QWidget:
    """The code for a pad."""
    at = busy_day()
    at.operations.door.code = "482916"
    asyncio.run(at.presenter.act(Deed.PAIR_PAD))
    return alone(at.screen, PairDialog)


def ratings(tab: int) -> QWidget:
    """The managers' page: a bad rating that is filed as a mistake, or figures."""
    at = counter()
    at.take(3)
    at.serve_one(Rating.DISSATISFIED)
    at.hall.tell(FileMisrating(visit=next(iter(at.hall.state.reviews)), reason="小孩误触"), staff(STAFF))
    page = RatingsPage()
    desk = RatingsDesk(
        replica=at.hall.replica, operations=at.operations, staff="3001", today=at.hall.now.date, run=asyncio.run
    )
    connect_ratings(page, desk, asyncio.run)
    page.findChild(QTabBar, "ratings-tabs").setCurrentIndex(tab)
    page.findChild(RecordTable, "reviews").select(0)
    at.screen.deleteLater()
    return page


def offline(*, asks: bool = False) -> QWidget:
    """A counter at work while the server is out of reach."""
    at = counter()
    at.take(9)
    at.press(Deed.CALL_NEXT, Deed.START)
    visit, now = at.hall.state.desks[COUNTER].visit, at.hall.now
    commands = (StartServing(counter=COUNTER, visit=visit), FinishVisit(counter=COUNTER, visit=visit))
    facts = tuple(Fact(place, "hall:test", now, envelope(command)) for place, command in enumerate(commands, start=1))
    at.presenter.without_server = lambda: Alone(now - timedelta(minutes=12), 3, facts)
    at.presenter.tick()
    if asks:
        at.press(Deed.FINISH, Deed.CALL_NUMBER)
        return alone(at.screen, AskDialog)
    more = at.screen.findChild(ActionButton, "alone-more")
    assert more is not None
    more.setChecked(True)
    return at.screen


def alone(screen: QWidget, kind: type[QDialog]) -> QWidget:
    """A dialog without the window it belongs to."""
    dialog = screen.findChild(kind)
    dialog.hide()
    dialog.blockSignals(True)
    dialog.setParent(None)
    screen.deleteLater()
    return dialog


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    yield "window-choosing", USUAL, choosing
    yield "window-taking-over", USUAL, taking_over
    yield "window-empty", USUAL, empty
    yield "window-calling", USUAL, calling
    yield "window-paused", USUAL, paused
    for size in (SMALL, USUAL, LARGE):
        yield f"window-free-{size.width()}", size, free
        yield f"window-serving-{size.width()}", size, serving
    yield from bar_scenes()
    for size in (USUAL, LARGE):
        yield f"window-parked-{size.width()}", size, partial(listing, TicketList.PARKED)
    yield "window-back-office", USUAL, back_office
    yield "window-counting-down", USUAL, counting_down
    yield "window-list-called", USUAL, partial(listing, TicketList.CALLED)
    yield "window-list-passed", USUAL, partial(listing, TicketList.PASSED)
    yield "window-list-booked", USUAL, partial(listing, TicketList.APPOINTMENTS)
    yield "window-search", USUAL, partial(listing, TicketList.WAITING, "5")
    yield "window-ask-transfer", DIALOG, partial(asking, deed=Deed.TRANSFER)
    yield "window-ask-papers", DIALOG, partial(asking, deed=Deed.PAPERS)
    yield "window-ask-cancel", DIALOG, partial(asking, deed=Deed.CANCEL)
    yield "window-ask-parked", DIALOG, partial(asking, Deed.FINISH, deed=Deed.RESUME_PARKED)
    yield "window-return-slip", DIALOG, handing_over
    yield "window-ask-on-pad", DIALOG, partial(asking, deed=Deed.ASK_ON_PAD)
    yield "window-ask-misrating", DIALOG, partial(asking, deed=Deed.MISRATING)
    yield "window-pair-pad", DIALOG, pairing
    yield "window-on-pad", USUAL, partial(pad_answered, None)
    yield "window-on-pad-declined", USUAL, partial(pad_answered, TaskAnswer.DECLINED)
    yield "window-offline", USUAL, offline
    yield "window-offline", LARGE, offline
    yield "window-ask-slip", DIALOG, partial(offline, asks=True)
    yield "window-ratings", USUAL, partial(ratings, 0)
    yield "window-ratings-figures", USUAL, partial(ratings, 1)
