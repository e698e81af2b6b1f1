"""Pictures of the page of the hall: words being typed, a welcome on the displays, devices that need somebody."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget

from app.contract.command import Actor, Scope
from app.contract.hall.commands import ReportDevice, StartServing
from app.contract.hall.devices import DeviceCounters, DeviceKind, DeviceReport, DeviceState
from app.contract.hall.events import IrregularityFound
from app.contract.hall.offline import CallOffline
from app.contract.hall.setup import Role
from app.contract.hall.voice import Announce
from app.contract.hall.welcome import ShowWelcome
from app.modes.window.hall.connecting import connect_hall
from app.modes.window.hall.desk import HallDesk
from app.modes.window.hall.page import HallPage
from tests.gui.modes.sample import MORNING, sample_setup
from tests.gui.modes.window_scenes import CITIZENS, LARGE, USUAL
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import DISPLAY, KIOSK

ANNOUNCEMENT, WELCOME, DEVICES, IRREGULARITIES = range(4)
_REPORTS = (
    (DeviceKind.PRINTER, "printer", DeviceState.FAILED, "printer.paper-out", {"zone": "A"}),
    (DeviceKind.READER, "reader", DeviceState.OK, "", {"zone": "A"}),
    (DeviceKind.STRIP, "strip-3", DeviceState.WARNING, "strip.no-answer", {"counter": "3"}),
    (DeviceKind.SPEECH, "speech", DeviceState.OK, "", {"zone": "B"}),
    (DeviceKind.SCANNER, "scanner", DeviceState.UNKNOWN, "scanner.nothing-scanned-yet", {"zone": "A"}),
    (DeviceKind.TERMINAL, "terminal", DeviceState.FAILED, "line.unplugged", {"counter": "12"}),
)


def page(tab: int = ANNOUNCEMENT, *, busy_hall: bool = True) -> HallPage:
    """The page of a manager in the sample hall."""
    hall = LiveHall(setup=sample_setup(), now=MORNING)
    number = next(member.number for member in sample_setup().staff if Role.MANAGER in member.roles)
    actor = Actor(scope=Scope.RECEPTION, device="reception", staff=number)
    replica = hall.follow(actor)
    operations = StaffOperations(hall, number, actor=actor)
    desk = HallDesk(replica=replica, operations=operations, staff=number, scope=Scope.RECEPTION, now=lambda: hall.now)
    made = HallPage()
    connect_hall(made, desk, run=asyncio.run)
    if busy_hall:
        _let_things_happen(hall, actor)
        made.findChild(QLineEdit, "say-zh").setText("请在一楼等候的群众注意，三楼新增两个社保窗口，可以上楼办理。")
    if tab == IRREGULARITIES:
        after_an_outage(hall)
        desk.tick()
    made.findChild(QTabBar, "hall-tabs").setCurrentIndex(tab)
    return made


def after_an_outage(hall: LiveHall) -> None:
    """Counter 1 holds tickets and says nothing any more; before that it called what counter 2 had called."""
    service = next(place for place in hall.setup.counters if place.number == "1").services[0]
    dark, other = hall.open("1", "1001", may_call_offline=True), hall.open("2", "1002")
    for citizen in CITIZENS[:9]:
        hall.take(service, citizen=citizen)
        hall.wait(seconds=30)
    visit = hall.call("2", other)
    said = hall.now - timedelta(minutes=4)
    events = hall.do(CallOffline(counter="1", ticket=visit.ticket), dark, pressed_at=said)
    assert isinstance(events[0], IrregularityFound)
    hall.do(StartServing(counter="1", visit=visit.id), dark, pressed_at=said + timedelta(minutes=1))
    hall.wait(seconds=30)
    hall.sync()


def _let_things_happen(hall: LiveHall, actor: Actor) -> None:
    for text, zone in (("请车牌号为 0531 的车主到停车场挪车。", None), ("企业开办窗口现有专人辅导。", "B")):
        hall.tell(Announce(text=text, zone=zone), actor)
    hall.tell(ShowWelcome(text="热烈欢迎省政务服务考察团莅临指导"), actor)
    for kind, name, state, trouble, place in _REPORTS:
        done = DeviceCounters(done=128, failed=2) if state is not DeviceState.UNKNOWN else DeviceCounters()
        told = DeviceReport(
            name=name, kind=kind, driver="virtual", state=state, since=MORNING, trouble=trouble, counters=done, **place
        )
        hall.tell(ReportDevice(report=told), DISPLAY if kind is DeviceKind.STRIP else KIOSK)


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Every tab at every size, and a quiet morning."""
    for size in (USUAL, LARGE):
        yield "hall-page-announcement", size, page
        yield "hall-page-welcome", size, partial(page, WELCOME)
        yield "hall-page-devices", size, partial(page, DEVICES)
        yield "hall-page-irregularities", size, partial(page, IRREGULARITIES)
        yield "hall-page-quiet", size, partial(page, DEVICES, busy_hall=False)
