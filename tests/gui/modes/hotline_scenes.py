"""Pictures of the hotline: empty, being written, with faults, just registered."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.contract.centre.commands import RegisterCase, ReporterGiven
from app.contract.centre.similar import Match, MatterGuess, Reason, SimilarAnswer
from app.contract.centre.state import CaseState, Disposition, Gender, Urgency
from app.modes.errands import Errands
from app.modes.hotline.desk import Desk, Way
from app.modes.hotline.desk_file import DeskFile
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.form_panel import FormPanel
from app.modes.hotline.presenter import HotlinePresenter
from app.modes.hotline.screen import HotlineScreen
from app.modes.hotline.suggestion_field import SuggestionField
from app.modes.hotline.wiring import connect
from devices.cti.call import CallEvent, CallKind
from tests.gui.modes.sample import sign
from tests.unit.modes.hotline.live_centre import Archive, LiveCentre, SeatOperations, past_cases, sample_centre
from tests.unit.rules.halls import MORNING

USUAL, LOW, LARGE = QSize(1366, 768), QSize(1366, 700), QSize(1920, 1080)

WRITTEN = Draft(
    name="",
    title="桂花里小区3号楼楼下烧烤摊占道经营，油烟扰民",
    description="来电人反映，桂花里小区3号楼楼下每天晚上六点以后有三四家烧烤摊占用人行道经营，油烟直接进到居民家里，"
    "噪声持续到凌晨一点，多次劝说无效。老人和孩子晚上没法休息，希望有关部门尽快处理。",
    address="云溪区清溪街道桂花路18号桂花里小区",
    kind="complaint",
    urgency=Urgency.URGENT,
    focus=Field.DESCRIPTION,
)


class Willing:
    """A switch that takes every order."""

    def __getattr__(self, name: str) -> Callable[..., "Future[None]"]:
        def order(*_what: object) -> "Future[None]":
            done: Future[None] = Future()
            done.set_result(None)
            return done

        return order


class NoFile(DeskFile):
    """Keeps nothing."""

    def __init__(self) -> None:
        super().__init__(Path())

    def read(self) -> Desk:
        return Desk()

    def write(self, desk: Desk) -> None:
        pass

    def remove(self) -> None:
        pass


@dataclass
class Seat:
    """A call-taker's program on the sample centre."""

    centre: LiveCentre
    operations: SeatOperations
    presenter: HotlinePresenter
    screen: HotlineScreen
    errands: Errands

    async def write(self, draft: Draft) -> None:
        """Let a draft be written into the form, and what is looked up for it arrive."""
        form = self.screen.findChild(FormPanel)
        form.put(draft)
        form.focus_on(draft.focus)
        self.presenter.edited(draft)
        await asyncio.sleep(0.02)
        await self.errands.settled()


def seat(*, cases: int = 14) -> Seat:
    """A seat, with some cases registered today."""
    centre = LiveCentre()
    for case in past_cases()[:cases]:
        centre.wait(minutes=7)
        reporter = ReporterGiven(name=case.reporter.name, phone=case.reporter.phone, gender=case.reporter.gender)
        centre.do(
            RegisterCase(
                channel=case.channel,
                kind=case.kind,
                reported_at=centre.now,
                reporter=reporter,
                title=case.title,
                description=case.description,
                disposition=case.disposition,
            )
        )
    centre.sync()
    operations, errands = SeatOperations(centre), Errands()
    screen = HotlineScreen(sign())
    presenter = HotlinePresenter(
        replica=centre.replica,
        operations=operations,
        name="苏婉清",
        questions=Archive(answer=SIMILAR).questions,
        file=NoFile(),
        run=errands.run,
        now=lambda: centre.now,
        show=screen.show_view,
        pause=0.001,
    )
    connect(screen, presenter, run=errands.run)
    presenter.start()
    return Seat(centre, operations, presenter, screen, errands)


def resembling() -> SimilarAnswer:
    """What the server says of the case in the form."""
    reasons = (
        (Reason.SAME_BUILDING, Reason.SAME_MATTER, Reason.SIMILAR_WORDS),
        (Reason.SAME_CALLER, Reason.SAME_PLACE),
        (Reason.SAME_AREA, Reason.SIMILAR_WORDS),
    )
    matters = sample_centre().matters
    matches = [
        Match(
            case=case.id,
            number=case.number,
            title=case.title,
            place="桂花里小区",
            building="3" if place == 0 else "",
            unit=matters[place].department,
            state=CaseState.DISPATCH if place < 2 else case.state,
            registered_at=MORNING - timedelta(days=3 * place, hours=2),
            why=reasons[place % 3],
        )
        for place, case in enumerate(past_cases()[20:27])
    ]
    guesses = tuple(MatterGuess(matter=matter.code, share=0.3) for matter in matters[4:7])
    return SimilarAnswer(duplicates=tuple(matches[:3]), history=tuple(matches[3:]), matters=guesses, time=MORNING)


SIMILAR = resembling()


def still(at: Seat) -> QWidget:
    """The screen as it is: nobody is at work there any more."""
    at.screen.form.blockSignals(True)
    return at.screen


def known_caller() -> str:
    """The number that has called most often."""
    numbers = [case.reporter.phone for case in past_cases()]
    return max(sorted(set(numbers)), key=numbers.count)


def written(draft: Draft) -> QWidget:
    """A seat at which a draft was written."""
    at = seat()

    async def write() -> None:
        await at.write(draft)
        await at.presenter.desk.close()

    asyncio.run(write())
    return still(at)


def empty() -> QWidget:
    """The beginning of a day."""
    return still(seat(cases=0))


def writing() -> QWidget:
    """In the middle of a call of somebody known."""
    return written(replace(WRITTEN, phone=known_caller(), gender=Gender.FEMALE))


def busy() -> QWidget:
    """In the middle of a busy call: three cases of it, one just registered, and what was put aside before."""
    at = seat()

    async def call() -> None:
        at.presenter.calls.attach(Willing())
        for kind in (CallKind.RINGING, CallKind.ANSWERED):
            at.presenter.calls.hear(CallEvent(kind=kind, call="1700.1", number=known_caller()))
        await at.write(replace(WRITTEN, phone=known_caller(), title="路灯不亮", address="桂花路36号金桂苑"))
        at.presenter.desk.open_tab()
        await at.write(replace(WRITTEN, title="停车收费"))
        await at.presenter.leave(Way.PARK)
        await at.presenter.desk.hurry()
        at.presenter.desk.copy(place=True)
        await at.write(replace(WRITTEN, phone=known_caller(), name="田根生", title="井盖破损有人受伤"))
        await at.presenter.submit()
        at.presenter.desk.copy(place=True)
        await at.write(replace(WRITTEN, phone=known_caller(), name="田根生", kind="", title=""))
        await at.presenter.desk.close()

    asyncio.run(call())
    return still(at)


def choosing_matter() -> QWidget:
    """The catalogue narrows while one types."""
    screen = written(replace(WRITTEN, phone="13800137777", name="顾念云", matter_text="油烟", focus=Field.MATTER))
    screen.findChild(SuggestionField, "matter").open_list()
    return screen


def faulty() -> QWidget:
    """Submitted too early."""
    at = seat()

    async def submit() -> None:
        await at.write(replace(WRITTEN, phone="1380013", title="", kind="", matter_text="油烟"))
        await at.presenter.submit()
        await at.errands.settled()

    asyncio.run(submit())
    return still(at)


def registered(*, arrived: bool) -> QWidget:
    """A case was registered; its number has come, or not yet."""
    at = seat()
    answered = replace(
        WRITTEN, phone="13800137777", name="顾念云", disposition=Disposition.DIRECT_ANSWER, opinion="已告知城管热线。"
    )

    async def submit() -> None:
        await at.write(answered)
        await at.presenter.submit()
        if arrived:
            await at.presenter.desk.hurry()
        await at.errands.settled()
        await at.presenter.desk.close()

    asyncio.run(submit())
    if arrived:
        at.operations.send()
    return still(at)


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    yield "hotline-empty", USUAL, empty
    for size in (LOW, USUAL, LARGE):
        yield f"hotline-writing-{size.width()}x{size.height()}", size, writing
        yield f"hotline-busy-{size.width()}x{size.height()}", size, busy
    yield "hotline-choosing-matter", USUAL, choosing_matter
    yield "hotline-faulty", USUAL, faulty
    yield "hotline-stored", USUAL, partial(registered, arrived=False)
    yield "hotline-registered", USUAL, partial(registered, arrived=True)
