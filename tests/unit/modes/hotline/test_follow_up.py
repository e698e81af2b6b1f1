"""Calling citizens back: whose turn it is, what is recorded, and that the record takes it."""

from pathlib import Path

import pytest

from app.contract.centre.commands import RegisterCase, ReporterGiven
from app.contract.centre.flow import Action, Stage
from app.contract.centre.flow_commands import ActOnCase
from app.contract.centre.flow_state import FollowUpResult
from app.modes.hotline.follow_up import Said, details_of, waiting
from tests.unit.modes.hotline.live_centre import LiveCentre
from tests.unit.modes.hotline.test_call_desk import Desk


def awaited(centre: LiveCentre) -> str:
    """Bring a case to the moment where its citizen is called back; return its id."""
    centre.do(
        RegisterCase(
            channel="phone",
            kind="complaint",
            reported_at=centre.now,
            reporter=ReporterGiven(name="顾念云", phone="13800137777"),
            title="路灯不亮",
            description="清溪大道整段路灯不亮",
        )
    )
    (flow,) = centre.state.flows.values()
    there = flow.model_copy(update={"stage": Stage.FOLLOWUP})
    centre.state = centre.state.model_copy(update={"flows": centre.state.flows.insert(flow.case, there)})
    return flow.case


def follow_up(centre: LiveCentre, case: str, said: Said) -> None:
    version = centre.state.flows[case].version
    centre.do(ActOnCase(case=case, base_version=version, action=Action.FOLLOW_UP, details=details_of(said)))


@pytest.mark.parametrize(
    ("level", "result"), [(5, FollowUpResult.SATISFIED), (3, FollowUpResult.SATISFIED), (2, FollowUpResult.UNSATISFIED)]
)
def test_who_was_reached_is_called_no_more(level: int, result: FollowUpResult) -> None:
    centre = LiveCentre()
    case = awaited(centre)
    setup = centre.state.setup
    (row,) = waiting(setup, centre.state, now=centre.now)
    assert (row.title, row.kind) == ("路灯不亮", "顾念云 13800137777")
    follow_up(centre, case, Said(level))
    flow = centre.state.flows[case]
    assert (flow.follow_ups[-1].result, flow.follow_ups[-1].satisfaction) == (result, level)
    assert waiting(setup, centre.state, now=centre.now) == ()


def test_who_was_not_reached_is_tried_again_later_and_not_for_ever() -> None:
    centre = LiveCentre()
    case = awaited(centre)
    setup = centre.state.setup
    follow_up(centre, case, Said())
    (row,) = waiting(setup, centre.state, now=centre.now)
    assert "again from" in row.why
    assert row.state == "Tried 1 times"
    centre.wait(hours=2)
    (row,) = waiting(setup, centre.state, now=centre.now)
    assert "again from" not in row.why
    for _ in range(2):
        follow_up(centre, case, Said(note="无人接听"))
    assert waiting(setup, centre.state, now=centre.now) == ()
    assert centre.state.flows[case].stage is not Stage.FOLLOWUP


async def test_a_citizen_is_dialled_and_the_answer_recorded(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    case = awaited(desk.centre)
    desk.replica_follows()
    (row,) = desk.view.follow_ups
    assert row.id == case
    desk.presenter.dial_back(case)
    assert ("dial", "13800137777") in desk.switch.orders
    await desk.presenter.followed_up(case, Said(4, "已经修好"))
    assert desk.operations.acts == [(case, Action.FOLLOW_UP, "已经修好")]
    await desk.presenter.close()
