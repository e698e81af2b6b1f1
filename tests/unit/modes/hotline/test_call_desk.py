"""The telephone at a seat: phases, keys, what the record hears of it, and whom to call back."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.contract.centre.calls import CallBack, CallState, ReportCall
from app.contract.centre.state import CentreState
from app.modes.hotline.call_desk import CallDesk, Phase
from app.modes.hotline.draft import Draft, Field
from devices.cti.call import AgentState, CallEvent, CallKind, Direction
from devices.errors import Rejected
from tests.unit.modes.hotline.live_centre import past_cases
from tests.unit.modes.hotline.test_presenter import WRITTEN, Seat

KNOWN = past_cases()[0].reporter


@dataclass
class Switch:
    """Takes every order, unless it is `deaf`."""

    orders: list[tuple[str, ...]] = field(default_factory=list)
    deaf: bool = False

    def __getattr__(self, name: str) -> Any:
        def order(*what: str) -> "Future[None]":
            self.orders.append((name, *what))
            done: Future[None] = Future()
            if self.deaf:
                done.set_exception(Rejected("cti.rejected", "no"))
            else:
                done.set_result(None)
            return done

        return order


class Desk(Seat):
    """A seat with a telephone."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.switch = Switch()
        self.presenter.calls.attach(self.switch)

    @property
    def calls(self) -> CallDesk:
        return self.presenter.calls

    def hear(self, kind: CallKind, call: str = "1700.1", number: str = "13800137777", **more: Any) -> None:
        self.calls.hear(CallEvent(kind=kind, call=call, number=number, **more))

    def replica_follows(self) -> None:
        """Let the seat have the centre as it is, whatever was done to it."""
        snapshot = {"epoch": "e2", "seq": self.centre.state.seq, "state": self.centre.state.model_dump(mode="json")}
        self.centre.replica.load(snapshot)

    async def record(self) -> CentreState:
        """Let the record have what was reported, and return it."""
        await self.errands.settled()
        self.operations.tell()
        return self.centre.state


@pytest.fixture
async def desk(tmp_path: Path) -> Any:
    made = Desk(tmp_path)
    yield made
    await made.presenter.close()
    await made.errands.close()


async def test_one_key_answers_and_opens_a_tab_with_the_number(desk: Desk) -> None:
    desk.hear(CallKind.RINGING)
    assert (desk.view.telephone.phase, desk.view.telephone.number) == (Phase.RINGING, "13800137777")
    assert desk.view.form.phone == "", "ringing touches no field"
    desk.calls.answer()
    assert ("answer", "1700.1") in desk.switch.orders
    desk.hear(CallKind.ANSWERED)
    assert (desk.view.form.phone, desk.view.focus) == ("13800137777", Field.NAME)
    assert desk.presenter.desk.desk.tab.call == "c1700.1"


async def test_a_call_that_rings_touches_nothing_that_is_written(desk: Desk) -> None:
    desk.presenter.edited(WRITTEN)
    before = (desk.view.form_version, desk.view.focus_version)
    desk.hear(CallKind.RINGING)
    assert (desk.view.form_version, desk.view.focus_version) == before
    desk.hear(CallKind.HUNG_UP)
    assert desk.view.telephone.phase is Phase.IDLE
    assert (desk.view.form_version, desk.view.focus_version) == before


async def test_the_record_hears_every_step_and_the_missed_call_is_called_back(desk: Desk) -> None:
    desk.hear(CallKind.RINGING)
    desk.hear(CallKind.HUNG_UP)
    state = await desk.record()
    assert (state.calls["c1700.1"].state, state.calls["c1700.1"].back) == (CallState.MISSED, CallBack.OPEN)
    (row,) = desk.view.missed
    assert row.number == "13800137777"
    await desk.presenter.call_back(row.key)
    assert ("dial", "13800137777") in desk.switch.orders
    assert desk.centre.state.calls["c1700.1"].back is CallBack.TAKEN


async def test_hold_resume_transfer_and_the_writing_after_the_call(desk: Desk) -> None:
    desk.hear(CallKind.RINGING)
    desk.hear(CallKind.ANSWERED)
    desk.calls.hold_or_resume()
    desk.hear(CallKind.HELD)
    assert desk.view.telephone.phase is Phase.HELD
    desk.calls.hold_or_resume()
    desk.hear(CallKind.RESUMED)
    desk.calls.transfer("8010")
    desk.hear(CallKind.TRANSFERRED, to="8010")
    desk.hear(CallKind.HUNG_UP)
    assert (desk.view.telephone.phase, desk.view.telephone.agent) == (Phase.AFTER_CALL, AgentState.AFTER_CALL)
    names = [order[0] for order in desk.switch.orders]
    assert names == ["set_agent", "hold", "resume", "transfer", "set_agent"]
    desk.calls.finish()
    assert (desk.view.telephone.phase, desk.view.telephone.agent) == (Phase.IDLE, AgentState.READY)
    call = (await desk.record()).calls["c1700.1"]
    assert (call.state, call.transfers) == (CallState.DONE, ("8010",))


async def test_the_next_call_may_come_once_everything_of_the_last_is_registered(desk: Desk) -> None:
    desk.hear(CallKind.RINGING)
    desk.hear(CallKind.ANSWERED)
    desk.presenter.edited(WRITTEN)
    desk.presenter.desk.copy(place=True)
    desk.presenter.edited(Draft(title="第二件"))
    desk.hear(CallKind.HUNG_UP)
    desk.presenter.desk.step(-1)
    await desk.submit()
    assert desk.view.telephone.phase is Phase.AFTER_CALL, "the second case of the call is still being written"
    desk.presenter.edited(WRITTEN)
    await desk.submit()
    assert (desk.view.telephone.phase, desk.view.telephone.agent) == (Phase.IDLE, AgentState.READY)
    assert {case.call for case in desk.operations.taken} == {"c1700.1"}


async def test_a_second_call_does_not_take_the_place_of_the_first(desk: Desk) -> None:
    desk.hear(CallKind.RINGING)
    desk.hear(CallKind.ANSWERED)
    desk.hear(CallKind.RINGING, call="1700.2", number="110")
    desk.hear(CallKind.HUNG_UP, call="1700.2", number="110")
    assert (desk.view.telephone.phase, desk.view.telephone.call) == (Phase.TALKING, "1700.1")


async def test_who_calls_again_is_filled_in_again(desk: Desk) -> None:
    for call in ("1700.1", "1700.2"):
        desk.hear(CallKind.RINGING, call=call, number=KNOWN.phone)
        desk.hear(CallKind.ANSWERED, call=call, number=KNOWN.phone)
        while not desk.view.known.cases:
            desk.changed.clear()
            await desk.changed.wait()
        assert desk.view.form.name == KNOWN.name
        desk.hear(CallKind.HUNG_UP, call=call)


async def test_an_order_that_the_switch_does_not_take_is_said(desk: Desk) -> None:
    desk.switch.deaf = True
    desk.calls.dial("110")
    await desk.errands.settled()
    assert [trouble.code for trouble in desk.troubles] == ["cti.rejected"]


async def test_an_outgoing_call_is_no_missed_one(desk: Desk) -> None:
    desk.hear(CallKind.RINGING, direction=Direction.OUT)
    assert desk.view.telephone.outgoing
    desk.hear(CallKind.HUNG_UP, direction=Direction.OUT)
    reports = [fact for fact in desk.operations.reported if isinstance(fact, ReportCall)]
    await desk.record()
    assert desk.centre.state.calls["c1700.1"].state is CallState.DONE
    assert desk.view.missed == ()
    assert len(reports) <= 2
