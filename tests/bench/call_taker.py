"""A call-taker at the real program: answers, types, takes what is offered, registers; every key is counted.

`python -m tests.bench.call_taker SERVER DATA PASSWORD NUMBER…` prints one JSON object a case. The numbers are those of
callers whom the centre knows.
"""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.client import application, shell
from app.client.paths import place
from app.contract.command import Scope
from app.modes.hotline.call_desk import Phase
from app.modes.hotline.draft import Draft
from app.modes.hotline.mode import HotlineMode, open_hotline
from app.modes.hotline.view import HotlineView
from app.modes.station import open_station
from devices.cti.virtual import VirtualSwitch
from tests.bench.intake_calls import ANSWERED, FORWARD, CallScript, Report, twenty_calls
from tests.bench.klm import Count
from widgets import theme
from widgets.phrase_edit import PhraseEdit

_PATIENCE_S = 20.0
_WORTH_TAKING = 3
"""An offered ending shorter than this is typed."""


class Hands:
    """Two hands at the keyboard of one window. What they do is counted on the field that is worked on."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.field = ""
        self.count = Count()

    async def press(self, keys: str) -> None:
        """Decide on a command and press its keys; each key of a chord is one."""
        self.decide()
        await self.tap(keys)

    async def tap(self, keys: str) -> None:
        """Press keys that follow from what was begun, such as Enter behind a word."""
        self.count.spend(self.field, "K", keys.count("+") + 1)
        QTest.keySequence(self._focused(), QKeySequence(keys))
        await asyncio.sleep(0)

    async def letters(self, text: str) -> None:
        """Type what needs no input method."""
        self.count.spend(self.field, "K", len(text))
        for sign in text:
            QTest.keyClicks(self._focused(), sign)
            await asyncio.sleep(0)

    async def chinese(self, text: str) -> None:
        """Type Chinese; an ending that the program offers and that is what was meant is taken."""
        while text:
            offered = self._offered()
            if len(offered) >= _WORTH_TAKING and text.startswith(offered):
                await self.press("Right")
                self.count.spend(self.field, "T", len(offered))
                text = text[len(offered) :]
                continue
            self.count.spend(self.field, "C")
            commit = QInputMethodEvent()
            commit.setCommitString(text[0])
            QApplication.sendEvent(self._focused(), commit)
            await asyncio.sleep(0)
            text = text[1:]

    def decide(self) -> None:
        """Think: what next, is this right."""
        self.count.spend(self.field, "M")

    def _offered(self) -> str:
        focused = self._focused()
        return focused.ending if isinstance(focused, PhraseEdit) else ""

    def _focused(self) -> QWidget:
        focused = self._window.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        return focused


class CallTaker:
    """Takes calls by their scripts."""

    def __init__(self, mode: HotlineMode) -> None:
        self._mode = mode
        self._hands = Hands(mode.window)
        assert mode.switch is not None
        driver = mode.switch.driver
        assert isinstance(driver, VirtualSwitch)
        self._switch = driver

    async def take(self, call: CallScript) -> None:
        """Take one call, from its ringing to the last of its cases."""
        self._begin("open")
        self._switch.ring(call.number)
        await self._until(lambda: self._view.telephone.phase is Phase.RINGING)
        await self._hands.press("F2")
        await self._until(lambda: self._draft.phone == call.number)
        for order, report in enumerate(call.reports):
            if order:
                self._begin("open")
                await self._hands.press("Shift+F7" if report.same_place else "F7")
            await self._report(call, report, first=not order)
        self._switch.end(self._view.telephone.call)
        await self._until(lambda: self._view.telephone.phase in {Phase.AFTER_CALL, Phase.IDLE})
        if self._view.telephone.phase is Phase.AFTER_CALL and call.duplicate:
            self._mode.presenter.calls.wrap_up()

    async def _report(self, call: CallScript, report: Report, *, first: bool) -> None:
        if first:
            await self._reporter(call)
        if first or not report.same_place:
            await self._place(report)
        await self._describe(report)
        known = await self._look_for_known()
        if call.duplicate:
            assert known, f"nothing resembles {report.description}"
            await self._hands.press("Ctrl+D")
        else:
            await self._choose(report)
            self._hands.field = "submit"
            await self._hands.press("Ctrl+Return")
        await self._until(lambda: self._draft.description != report.description)
        self._say(call, report, first=first)

    async def _reporter(self, call: CallScript) -> None:
        """Ask who calls, or see that the program knows."""
        self._hands.field = "reporter"
        if not call.name:
            await self._until(lambda: bool(self._draft.name))
            self._hands.decide()
            return
        self._hands.decide()
        await self._hands.chinese(call.name)
        await self._hands.tap("Return")
        await self._hands.press("2" if call.woman else "1")

    async def _place(self, report: Report) -> None:
        name, letters = report.place
        self._hands.field = "place"
        self._hands.decide()
        await self._hands.letters(letters)
        places = [offer.name for offer in self._view.places]
        assert name in places, f"{name} is not found by {letters}: {places}"
        self._hands.decide()
        for _ in range(places.index(name)):
            await self._hands.tap("Down")
        await self._hands.tap("Return")
        await self._hands.chinese(report.building)
        await self._hands.tap("Return")

    async def _describe(self, report: Report) -> None:
        self._hands.field = "description"
        self._hands.decide()
        await self._hands.chinese(report.description)
        assert self._draft.description == report.description, self._draft.description

    async def _look_for_known(self) -> bool:
        """Wait for what resembles the case, as the caller goes on talking, and look at it."""
        self._hands.field = "known"
        await self._until(lambda: not self._view.advice.looking)
        self._hands.decide()
        return bool(self._view.advice.duplicates)

    async def _choose(self, report: Report) -> None:
        """Matter, kind, title, opinion, and what becomes of it: taken where they are offered, else chosen by hand."""
        name, letters = report.matter
        self._hands.field = "matter"
        offers = [offer.name for offer in self._view.advice.matters]
        if name in offers:
            await self._hands.press(f"Ctrl+{offers.index(name) + 1}")
        else:
            await self._hands.press("Alt+M")
            await self._hands.letters(letters)
            self._hands.decide()
            listed = [offer.name for offer in self._view.matters]
            for _ in range(listed.index(name)):
                await self._hands.tap("Down")
            await self._hands.tap("Return")
        kinds = [kind.code for kind in self._view.kinds]
        if self._draft.kind != report.kind:
            await self._hands.press(f"Alt+{kinds.index(report.kind) + 1}")
        self._hands.field = "title"
        self._hands.decide()
        assert self._draft.title.strip(), "no title was suggested"
        self._hands.field = "opinion"
        if report.answered:
            await self._hands.press("Alt+A")
            await self._hands.tap("2")
        await self._opinion(ANSWERED if report.answered else FORWARD)

    async def _opinion(self, wanted: str) -> None:
        offers = list(self._view.advice.opinions)
        if wanted in offers:
            await self._hands.press(f"Ctrl+{offers.index(wanted) + 4}")
        elif wanted == FORWARD and offers:
            await self._hands.press("Ctrl+4")
        else:
            await self._hands.press("Alt+O")
            await self._hands.chinese("已告知办理地点和材料。")

    def _begin(self, field: str) -> None:
        self._hands.count = Count()
        self._hands.field = field

    def _say(self, call: CallScript, report: Report, *, first: bool) -> None:
        count = self._hands.count
        fields = {name: round(count.seconds(name), 2) for name in count.by_field}
        said = {
            "number": call.number,
            "known": not call.name,
            "first": first,
            "duplicate": call.duplicate,
            "answered": report.answered,
            "signs": len(report.description),
            "seconds": round(count.seconds(), 2),
            "fields": fields,
            "keys": count.total("K"),
            "decisions": count.total("M"),
            "hands": count.total("H") + count.total("P") + count.total("B"),
            "offered": count.total("T"),
        }
        print(json.dumps(said), flush=True)

    @property
    def _view(self) -> HotlineView:
        return self._mode.presenter.view

    @property
    def _draft(self) -> Draft:
        return self._mode.presenter.desk.draft

    async def _until(self, so: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                while not so():
                    await asyncio.sleep(0.01)
        except TimeoutError as error:
            raise RuntimeError(f"nothing happens: {self._view.faults} {self._draft} {self._view.advice}") from error


async def work(server: str, data: Path, password: str, numbers: list[str]) -> int:
    """Log in, take the calls, and let everything that was registered go."""
    overrides = {"server": server, "devices": {"cti": "virtual://cti"}}
    station = await open_station(place("hotline", profile="bench", data=data), overrides)
    await station.session.login("2001", password, scope=Scope.HOTLINE)
    station.link.start()
    mode = await open_hotline(station)
    mode.window.resize(1366, 768)
    mode.window.show()
    while not mode.window.isActiveWindow():
        await asyncio.sleep(0.01)
    taker = CallTaker(mode)
    for call in twenty_calls(numbers):
        await taker.take(call)
    await mode.close()
    while station.connection.sign.unsent:
        await asyncio.sleep(0.05)
    await station.close()
    return 0


if __name__ == "__main__":
    theme.apply(application.application("Citydesk"), theme.named("light"), motion=False)
    sys.exit(shell.run(lambda: work(sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4:])))
