"""The page of the hall: words said aloud and shown, a welcome and back, and every device with what to do."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from app.contract.command import Actor, Scope
from app.contract.hall.commands import ReportDevice
from app.contract.hall.devices import DeviceCounters, DeviceKind, DeviceReport, DeviceState
from app.contract.hall.setup import Role, StaffMember, Texts
from app.modes.window.hall.desk import HallDesk
from app.modes.window.hall.view import HallPageView
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import KIOSK, small_setup

RECEPTION, BOSS, CLERK = "3001", "3002", "1001"


@dataclass
class Page:
    """Somebody at the page."""

    number: str = BOSS
    scope: Scope = Scope.RECEPTION
    hall: LiveHall = field(default_factory=lambda: LiveHall(setup=setup()))
    views: list[HallPageView] = field(default_factory=list)

    def __post_init__(self) -> None:
        actor = Actor(scope=self.scope, device="pc", staff=self.number)
        replica = self.hall.follow(actor)
        self.operations = StaffOperations(self.hall, self.number, actor=actor)
        self.desk = HallDesk(
            replica=replica, operations=self.operations, staff=self.number, scope=self.scope, now=lambda: self.hall.now
        )
        self.close = self.desk.open(self.views.append)

    @property
    def view(self) -> HallPageView:
        """What is seen now."""
        return self.views[-1]

    def report(self, name: str, state: DeviceState, trouble: str = "", **more: object) -> None:
        """Let a kiosk say how a device is."""
        told = DeviceReport(
            name=name,
            kind=DeviceKind.PRINTER,
            driver="escpos+tcp",
            state=state,
            since=self.hall.now,
            trouble=trouble,
            **more,
        )
        self.hall.tell(ReportDevice(report=told), KIOSK)


def setup():
    """A hall that speaks three languages, with somebody at the reception and a manager."""
    plain = small_setup()
    staff = (
        *plain.staff,
        StaffMember(number=RECEPTION, name="导办", roles=(Role.RECEPTION,)),
        StaffMember(number=BOSS, name="主任", roles=(Role.MANAGER,)),
    )
    return plain.model_copy(update={"staff": staff, "texts": Texts(voice_languages=("zh", "en"))})


async def test_words_are_said_in_every_language_that_has_some_and_in_every_chosen_zone():
    page = Page(number=RECEPTION)
    assert [choice.code for choice in page.view.languages] == ["zh", "en"]
    await page.desk.announce({"zh": "请 A 区群众到二楼", "en": " Zone A: second floor "}, ("A", "B"))
    said = [(one.language, one.zone, one.text, one.staff) for one in reversed(page.hall.state.announcements)]
    assert said == [
        ("zh", "A", "请 A 区群众到二楼", RECEPTION),
        ("en", "A", "Zone A: second floor", RECEPTION),
        ("zh", "B", "请 A 区群众到二楼", RECEPTION),
        ("en", "B", "Zone A: second floor", RECEPTION),
    ]
    assert (page.view.round, bool(page.view.told), page.view.busy) == (1, True, False)
    assert page.view.said[0].text == "Zone A: second floor"
    assert "二区" in page.view.said[0].head
    assert "导办" in page.view.said[0].head


async def test_without_words_nothing_is_said_and_without_zones_the_whole_hall_hears_it():
    page = Page(number=RECEPTION)
    await page.desk.announce({"zh": "  "}, ())
    assert page.hall.state.announcements == ()
    await page.desk.announce({"zh": "失物招领"}, ())
    assert [one.zone for one in page.hall.state.announcements] == [None]


async def test_what_fails_keeps_what_was_typed_and_is_told():
    page = Page(number=RECEPTION)
    page.operations.connected = False
    await page.desk.announce({"zh": "失物招领"}, ())
    assert (page.view.round, page.view.told, page.view.busy) == (0, "", False)
    assert [problem.code for problem in page.operations.told] == ["unreachable"]


async def test_a_manager_fills_the_displays_and_is_back_at_the_calls():
    page = Page()
    await page.desk.welcome("热烈欢迎考察团", "A")
    assert [(one.text, one.zone) for one in page.hall.state.welcomes] == [("热烈欢迎考察团", "A")]
    assert [one.text for one in page.view.welcomes] == ["热烈欢迎考察团"]
    await page.desk.back_to_calls()
    assert page.hall.state.welcomes == page.view.welcomes == ()


@pytest.mark.parametrize(("number", "announces", "welcomes"), [(RECEPTION, True, False), (CLERK, False, False)])
async def test_who_may_not_is_told_before_the_press(number, announces, welcomes):
    page = Page(number=number, scope=Scope.COUNTER)
    assert (page.view.announce_why_not == "", page.view.welcome_why_not == "") == (announces, welcomes)
    await page.desk.welcome("欢迎", "")
    assert page.operations.done == []


def test_devices_that_need_somebody_come_first_with_what_to_do():
    page = Page()
    page.report("good", DeviceState.OK, counters=DeviceCounters(done=7), zone="A")
    page.hall.now += timedelta(minutes=3)
    page.report("bad", DeviceState.FAILED, "printer.paper-out", counter="3")
    page.report("mute", DeviceState.UNKNOWN, "printer.no-answer")
    rows = page.view.devices
    assert [row.key.partition("/")[2] for row in rows] == ["bad", "mute", "good"]
    bad, _, good = rows
    assert (bad.place, bad.what, bad.todo) == ("Counter 3", "The printer has no paper", "Put in a new roll.")
    assert bad.since == "since 09:03"
    assert (good.place, good.done, good.todo) == ("一区  ·  good", "7 done", "")
    assert page.view.summary == "1 of 3 devices need somebody"
    page.report("bad", DeviceState.OK, counter="3")
    assert page.view.summary == "3 devices; none needs anybody"


def test_a_page_that_was_left_hears_no_more():
    page = Page()
    seen = len(page.views)
    page.close()
    page.report("good", DeviceState.OK)
    assert len(page.views) == seen
    page.desk.open(page.views.append)
    assert len(page.view.devices) == 1
