"""The display without a window: whose calls it shows, what it makes noticed, what it says was seen."""

from app.contract.hall.commands import CallNext, FinishVisit, RecallTicket, ReportAnnouncement, StartServing
from app.contract.hall.voice import Announce
from app.contract.hall.welcome import EndWelcome, ShowWelcome
from app.modes.display.presenter import DisplayPresenter
from app.modes.display.view import DisplayView
from app.modes.errands import Errands
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import DISPLAY, MANAGER


class Area:
    """A waiting area of zone A with the hall around it."""

    def __init__(self, zone: str = "A") -> None:
        self.hall = LiveHall()
        self.wang = self.hall.open("1", "1001")
        self.tax = self.hall.open("4", "1004")
        self.replica = self.hall.follow(DISPLAY)
        self.operations = LiveOperations(self.hall, DISPLAY)
        self.errands = Errands()
        self.views: list[DisplayView] = []
        self.presenter = DisplayPresenter(
            replica=self.replica,
            operations=self.operations,
            zone=zone,
            reader="zh",
            run=self.errands.run,
            show=self.views.append,
            now=lambda: self.hall.now,
        )

    async def call(self, counter="1", service="id"):
        """Take a ticket and call it."""
        self.hall.take(service)
        actor = self.tax if counter == "4" else self.wang
        self.hall.tell(CallNext(counter=counter), actor)
        await self.errands.settled()
        return self.hall.state.visits[self.hall.state.latest_calls[0]]

    def serve(self) -> str:
        """Serve the ticket before counter 1; return its visit."""
        visit = self.hall.state.desks["1"].visit
        self.hall.do(StartServing(counter="1", visit=visit), self.wang)
        return visit

    @property
    def view(self) -> DisplayView:
        """What is shown now."""
        return self.views[-1]

    def media(self, visit) -> list[str]:
        """How a call was announced, as the record has it."""
        return list(self.hall.state.visits[visit.id].announced)


async def test_a_call_is_shown_and_reported_once_it_was_painted():
    area = Area()
    visit = await area.call()
    (call,) = area.view.calls
    assert (call.ticket, call.counter, call.key in area.view.fresh) == ("A001", "1", True)
    assert area.media(visit) == []
    area.presenter.painted(visit.id)
    area.presenter.painted(visit.id)
    await area.errands.settled()
    assert area.media(visit) == ["display"]
    assert sum(isinstance(done, ReportAnnouncement) for done in area.operations.done) == 1


async def test_a_recall_is_noticed_again():
    area = Area()
    visit = await area.call()
    area.hall.wait(seconds=20)
    area.presenter.tick()
    assert area.view.fresh == frozenset()
    area.hall.tell(RecallTicket(counter="1", visit=visit.id), area.wang)
    await area.errands.settled()
    assert area.view.calls[0].key in area.view.fresh


async def test_another_zones_calls_are_not_shown():
    area = Area()
    await area.call(counter="4", service="tax")
    assert area.view.calls == ()


async def test_a_display_of_the_whole_hall_shows_all():
    area = Area(zone="")
    await area.call(counter="4", service="tax")
    assert area.view.calls[0].counter == "4"


async def test_old_calls_are_shown_after_an_outage_but_do_not_flash():
    area = Area()
    await area.call()
    area.hall.wait(seconds=16)
    area.hall.resync()
    await area.errands.settled()
    area.presenter.tick()
    assert [call.ticket for call in area.view.calls] == ["A001"]
    assert area.view.fresh == frozenset()


async def test_a_call_made_during_a_short_outage_is_new_when_the_snapshot_comes():
    area = Area()
    await area.call()
    area.hall.take()
    area.hall.do(FinishVisit(counter="1", visit=area.serve(), ask_rating=False), area.wang)
    area.hall.do(CallNext(counter="1"), area.wang)
    area.hall.wait(seconds=5)
    area.hall.resync()
    await area.errands.settled()
    assert area.view.calls[0].ticket == "A002"
    assert area.view.calls[0].key in area.view.fresh


async def test_a_busy_zone_does_not_push_a_quiet_ones_calls_away():
    quiet = Area(zone="B")
    first = await quiet.call(counter="4", service="tax")
    for _ in range(13):
        await quiet.call()
        visit = quiet.serve()
        quiet.hall.tell(FinishVisit(counter="1", visit=visit, ask_rating=False), quiet.wang)
    assert first.id not in quiet.hall.state.latest_calls
    assert [call.visit for call in quiet.view.calls] == [first.id]
    quiet.hall.resync()
    assert [call.visit for call in quiet.view.calls] == [first.id]


async def test_old_events_that_arrive_late_do_not_flash():
    area = Area()
    area.hall.take()
    area.hall.do(CallNext(counter="1"), area.wang)
    area.hall.wait(seconds=16)
    area.hall.sync()
    await area.errands.settled()
    assert (area.view.calls[0].ticket, area.view.fresh) == ("A001", frozenset())


async def test_the_clock_is_the_halls_wherever_the_machine_stands():
    area = Area()
    assert (area.hall.now.hour, area.view.time) == (1, "09:00")
    assert area.view.day.startswith("2026-11-23")


async def test_counts_are_of_this_zone_and_name_the_next_number():
    area = Area()
    first = area.hall.take("id")
    area.hall.take("move")
    area.hall.take("tax")
    area.hall.sync()
    counts = [(count.name, count.waiting, count.next) for count in area.view.counts]
    assert counts == [("户籍", 2, first.number), ("实名", 0, "")]


async def test_a_burst_of_calls_loses_none_and_stands_newest_first():
    area = Area()
    called = []
    for _ in range(20):
        called.append((await area.call()).number)
        area.hall.tell(FinishVisit(counter="1", visit=area.serve(), ask_rating=False), area.wang)
        area.hall.wait(seconds=0.1)
    shown = [view.calls[0].ticket for view in area.views if view.calls]
    assert list(dict.fromkeys(shown)) == called
    assert [call.ticket for call in area.view.calls] == called[:-14:-1]
    for visit in [call.visit for call in area.view.calls]:
        area.presenter.painted(visit)
    await area.errands.settled()
    assert sum(isinstance(done, ReportAnnouncement) for done in area.operations.done) == 13


async def test_a_lost_link_keeps_the_last_picture_and_old_calls_do_not_come_back_as_new():
    area = Area()
    await area.call()
    last = area.view.calls
    area.hall.wait(seconds=30)
    area.presenter.tick()
    assert (area.view.calls, area.view.fresh) == (last, frozenset())
    area.hall.resync()
    assert (area.view.calls, area.view.fresh) == (last, frozenset())


async def test_a_manager_fills_the_screen_and_brings_the_calls_back():
    area = Area()
    await area.call()
    area.hall.tell(ShowWelcome(text="热烈欢迎考察团"), MANAGER)
    assert area.view.filled == "热烈欢迎考察团"
    area.hall.tell(EndWelcome(), MANAGER)
    assert (area.view.filled, area.view.calls[0].ticket) == ("", "A001")


async def test_the_lunar_date_stands_beside_the_date():
    assert Area().view.lunar == "农历丙午年 十月十五"


async def test_typed_words_stand_before_the_notices_for_two_minutes():
    area = Area()
    area.hall.tell(Announce(text="二区请注意", zone="B"), MANAGER)
    area.hall.tell(Announce(text="请车主挪车"), MANAGER)
    assert area.view.line == "请车主挪车"
    area.hall.wait(minutes=2, seconds=1)
    area.presenter.tick()
    assert area.view.line == ""
