"""Pictures of the slim bar at each edge, open and folded, in each state; of settings and messages; in larger text."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.contract.hall.messages import SendMessage
from app.contract.hall.setup import Role
from app.contract.hall.state import PauseReason
from app.modes.window.messages_page import MessagesPage
from app.modes.window.paper import CounterPaper
from app.modes.window.presenter import WindowPresenter
from app.modes.window.screen import WindowScreen
from app.modes.window.slim_bar import BarShape, SlimBar
from app.modes.window.view import Deed, WindowView
from tests.gui.modes.sample import sample_setup, sign
from tests.gui.modes.window_scenes import COUNTER, STAFF, Counter, counter
from tests.unit.rules.halls import MANAGER
from widgets import theme
from widgets.docking.edge import Edge

LARGEST = 1.5
ROW, COLUMN = 1366, 768
TELLING = "请各窗口注意:十点起不动产系统升级二十分钟,请引导群众先取号等候,急件请到三号窗口办理。"


def free() -> Counter:
    """Free, and many wait."""
    at = counter()
    at.take(9)
    at.press()
    return at


def calling() -> Counter:
    """Calling."""
    at = free()
    at.press(Deed.CALL_NEXT, Deed.RECALL)
    return at


def serving(minutes: float = 3) -> Counter:
    """Serving."""
    at = free()
    at.press(Deed.CALL_NEXT, Deed.START)
    at.hall.wait(minutes=minutes)
    at.presenter.tick()
    return at


def paused() -> Counter:
    """At lunch."""
    at = free()
    at.press(PauseReason.MEAL)
    return at


STATES: dict[str, Callable[[], Counter]] = {
    "free": free,
    "calling": calling,
    "serving": serving,
    "long": partial(serving, 45),
    "paused": paused,
}


def view_of(at: Counter) -> WindowView:
    """What the program of a counter shows now."""
    views: list[WindowView] = []
    presenter = WindowPresenter(
        replica=at.hall.replica,
        operations=at.operations,
        paper=CounterPaper(None),
        staff=STAFF,
        name="林晓岚",
        machine_counter=None,
        now=lambda: at.hall.now,
        show=views.append,
        leave=lambda: None,
        run=lambda work: work.close(),
    )
    presenter.start()
    presenter.close()
    return views[-1]


def enlarged(make: Callable[[], QWidget]) -> QWidget:
    """Make something in the largest text; the usual size comes back when it goes."""
    app, usual = QApplication.instance(), theme.current()
    theme.apply(app, usual, LARGEST, motion=False)
    page = make()
    page.destroyed.connect(lambda: theme.apply(app, usual, motion=False))
    return page


def bar(state: str, shape: BarShape) -> QWidget:
    """The bar by itself on the ground of its program."""
    at = STATES[state]()
    at.screen.deleteLater()
    ground = QWidget()
    ground.setProperty("ground", True)
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    page, view = SlimBar(badge=sign, shape=shape), view_of(at)
    assert view.counter is not None
    page.show_view(view, view.counter)
    column.addWidget(page)
    return ground


def bar_size(shape: BarShape, scale: float) -> QSize:
    """How large the bar is on a usual screen."""
    if shape.edge.is_upright:
        return QSize(round((64 if shape.folded else 360) * scale), COLUMN)
    return QSize(ROW, round((64 if shape.folded else 136) * scale))


def told() -> Counter:
    """A manager has told the counters two things."""
    at = serving()
    for text in ("今天下午三点在二楼会议室开短会。", TELLING):
        at.hall.tell(SendMessage(text=text), MANAGER)
        at.hall.wait(minutes=2)
    at.presenter.tick()
    return at


def message_on_page() -> QWidget:
    """A message above the full page."""
    return told().screen


def opened(name: str, at: Counter) -> WindowScreen:
    """Go to a page by its button."""
    at.screen.findChild(QWidget, name).click()
    return at.screen


def messages() -> QWidget:
    """Today's messages as a manager sees them."""
    at = told()
    at.screen.deleteLater()
    setup = sample_setup()
    boss = next(member for member in setup.staff if Role.MANAGER in member.roles)
    page = MessagesPage()
    from app.modes.window.message_words import messages_view

    page.show_messages(messages_view(at.hall.state, at.hall.state.desks[COUNTER], staff=boss.number, read=()))
    page.setProperty("ground", True)
    return page


def settings() -> QWidget:
    """The settings of this machine."""
    return opened("settings", counter())


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    for scale, words in ((1.0, ""), (LARGEST, "-150")):
        make = enlarged if scale > 1 else _plain
        for edge in (Edge.TOP, Edge.LEFT):
            for folded in (False, True):
                shape = BarShape(edge, folded)
                for state in STATES:
                    name = f"window-bar-{edge}{'-folded' if folded else ''}-{state}{words}"
                    yield name, bar_size(shape, scale), partial(make, partial(bar, state, shape))
        for name, page in (("message", message_on_page), ("messages", messages), ("settings", settings)):
            yield f"window-{name}{words}", QSize(1366, 768), partial(make, page)


def _plain(make: Callable[[], QWidget]) -> QWidget:
    return make()
