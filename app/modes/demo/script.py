"""The scripted hall day: one citizen's whole way, somebody who does not come, a pause, and a call to the hotline whose
case is dispatched.

Every step is done by the real widgets of real programs, and is seen on the widgets of others. A step that does not
happen ends the play.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from app.modes.demo.cast import CALL_TAKER, CLERK, COUNTER, DISPATCHER, Cast
from app.modes.demo.director import Missed, Player

TITLE = "小区门口路灯不亮"
"""What the caller reports."""

CATEGORY, GROUP, LEAF = "service-household", "service-id-card", "service-id-first"

_A_HUMAN_LOOKS_SECONDS = 0.5
"""The pad ignores a hand that lies on the glass when the question appears."""

_UNTIL_EVERYBODY_IS_UP = 60.0
"""All programs start at once, and on a small machine they wait for each other."""

_UNTIL_IT_IS_FINAL = 30.0
"""A registered case can be taken back for ten seconds; only then the record gives it a number."""

Say = Callable[[str], None]


class Play:
    """Plays the day and says each step when it has happened."""

    def __init__(self, cast: Cast, password: str, say: Say) -> None:
        self.cast = cast
        self.numbers: list[str] = []
        self.case_number = ""
        self._password = password
        self._say = say
        self._scene = 0

    async def whole_day(self) -> None:
        """Open the hall, then the visit and the hotline side by side, as in life."""
        await self.open_the_hall()
        async with asyncio.TaskGroup() as together:
            together.create_task(self.visit())
            together.create_task(self.complaint())
        await self.dispatch()
        await self.somebody_does_not_come()
        await self.pause()

    async def open_the_hall(self) -> None:
        """Staff log in; kiosk, pad and display are ready."""
        cast = self.cast
        async with self._step("窗口人员登录，坐到1号窗口"):
            await self._log_in(cast.window, CLERK)
            await cast.window.click("sit-down", seconds=_UNTIL_EVERYBODY_IS_UP)
            await cast.window.see("state", "空闲")
        async with self._step("取号机、综合屏、评价器就绪"):
            await cast.kiosk.enabled(CATEGORY, seconds=_UNTIL_EVERYBODY_IS_UP)
            await cast.pad.see("staff-card", seconds=_UNTIL_EVERYBODY_IS_UP)
            await cast.display.see("current-ticket", seconds=_UNTIL_EVERYBODY_IS_UP)
        await self._pictures(cast.kiosk, cast.window, cast.pad, cast.display)

    async def visit(self) -> None:
        """A citizen takes a ticket, is called, served, and rates the service."""
        cast = self.cast
        number = await self.take_a_ticket()
        async with self._step(f"窗口呼叫{number}"):
            await cast.window.see("waiting-list", number)
            await cast.window.click("call-next")
            await cast.window.see("current-number", number)
        async with self._step(f"综合屏、条屏、评价器显示{number}"):
            await cast.display.see("current-ticket", number)
            await cast.display.see("current-counter", COUNTER)
            await cast.display.see(f"strip-{COUNTER}", number)
            await cast.pad.see("calling", number)
        await self._pictures(cast.window, cast.display, cast.pad)
        await cast.display.grab(f"{self._scene:02}", widget="strips")
        async with self._step("市民到窗口，开始办理"):
            await cast.window.click("start-serving")
            await cast.window.enabled("finish")
            await cast.pad.see("serving", number)
        await self._pictures(cast.window, cast.pad)
        async with self._step("办结，评价器请市民评价"):
            await cast.window.click("finish")
            await cast.pad.enabled("rating-1")
        await self._pictures(cast.pad)
        async with self._step("市民评价：非常满意"):
            await asyncio.sleep(_A_HUMAN_LOOKS_SECONDS)
            await cast.pad.click("rating-1")
            await cast.pad.see("thanks")
            await cast.window.see("last-rating", "非常满意")
        await self._pictures(cast.pad, cast.window)

    async def take_a_ticket(self) -> str:
        """Go through the kiosk's pages and return the number on the ticket."""
        kiosk = self.cast.kiosk
        async with self._step("市民在取号机选择业务"):
            await kiosk.click(CATEGORY)
            await kiosk.enabled(GROUP)
            await self._pictures(kiosk)
            await kiosk.click(GROUP)
            await kiosk.enabled(LEAF)
        await self._pictures(kiosk)
        async with self._step("取号机出票"):
            await kiosk.click(LEAF)
            number = (await kiosk.see("take-ticket-number")).strip()
        self.numbers.append(number)
        await self._pictures(kiosk)
        await kiosk.click("home")
        return number

    async def complaint(self) -> None:
        """A call-taker registers what a caller reports."""
        hotline = self.cast.hotline
        async with self._step("话务员登录"):
            await self._log_in(hotline, CALL_TAKER)
            await hotline.enabled("phone")
        async with self._step("登记一件投诉"):
            await hotline.type("phone", "13800130021")
            await hotline.type("reporter-name", "周文静")
            await hotline.type("address", "清河路18号")
            await hotline.type("title", TITLE)
            await hotline.type("description", "小区东门外的两盏路灯已经一周不亮，晚上老人出门看不清台阶。")
            await hotline.click("kind-complaint")
            await self._pictures(hotline)
            await hotline.press("Ctrl+Return")
            said = await hotline.see("registered-number", "DH", seconds=_UNTIL_IT_IS_FINAL)
            await hotline.see("today-cases", TITLE)
        self.case_number = said[said.index("DH") :].split()[0]
        await self._pictures(hotline)

    async def dispatch(self) -> None:
        """A dispatcher finds the case on the desk and assigns it to a department."""
        desk = self.cast.desk
        async with self._step("派遣员登录，待分拨里有这件工单"):
            await self._log_in(desk, DISPATCHER)
            await desk.see("cases", TITLE, seconds=_UNTIL_IT_IS_FINAL)
            await self._pictures(desk)
        async with self._step("派遣员交办部门"):
            await desk.press("Return", "cases")
            await desk.see("case-title", TITLE)
            await desk.click("act-assign")
            await desk.type("host", "qgysy")
            await desk.press("Return", "host")
            await desk.type("opinion", "请尽快派人检修，并电话回复来电人。")
            await self._pictures(desk)
            await desk.press("Ctrl+Return", "opinion")
            await desk.see("task-1", "区公用事业")
        await self._pictures(desk)

    async def somebody_does_not_come(self) -> None:
        """A second ticket is called, called again, and passed."""
        window = self.cast.window
        number = await self.take_a_ticket()
        async with self._step(f"{number}无人应答：重呼后过号"):
            await window.see("waiting-list", number)
            await window.press("F2")
            await window.see("current-number", number)
            await window.enabled("recall")
            await window.click("recall")
            await window.enabled("pass")
            await window.click("pass")
            await window.see("state", "空闲")

    async def pause(self) -> None:
        """The clerk pauses, the pad says so, and the clerk comes back."""
        cast = self.cast
        async with self._step("窗口暂停服务，评价器显示原因，再恢复"):
            await cast.window.click("pause")
            await cast.window.click("pause-meal")
            await cast.pad.see("paused", "用餐")
            await self._pictures(cast.window, cast.pad)
            await cast.window.click("resume")
            await cast.window.see("state", "空闲")

    async def _log_in(self, player: Player, number: str) -> None:
        await player.type("staff-number", number)
        await player.type("password", self._password)
        await player.click("log-in")

    async def _pictures(self, *players: Player) -> None:
        self._scene += 1
        for player in players:
            await player.grab(f"{self._scene:02}")

    @asynccontextmanager
    async def _step(self, words: str) -> AsyncIterator[None]:
        try:
            yield
        except Missed as missed:
            raise Missed(f"{words}: {missed}") from missed
        self._say(words)
