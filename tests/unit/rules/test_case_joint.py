"""Merged cases and tasks, pools, days, and the record of a case."""

from datetime import timedelta

import pytest

from app.contract.centre.flow_events import FLOW_EVENTS, CaseHeld
from app.contract.centre.state import CaseState, CentreState
from app.contract.errors import Refused
from app.contract.wire import from_wire, to_wire
from tests.unit.rules.flow_world import CENTRE, World

TAKER, DISPATCHER, REVIEWER = "calltaker.city", "dispatcher.city", "result_reviewer.city"


@pytest.fixture
def world():
    return World()


def test_merge_the_slave_takes_the_mains_stage_and_tasks_and_follows(world):
    main = world.handled("roads")
    case = world.register()
    world.act(case, DISPATCHER, "merge", cases=(main,))
    assert (world.flow(case).main, world.flow(main).slaves) == (main, (case,))
    assert (world.stage(case), world.tasks(case)) == ("handling", [("roads", "open")])
    assert world.refused(case, "dept_handler.roads", "finish", 1) == "follows_main"
    world.act(main, "dept_handler.roads", "finish", 1)
    assert (world.stage(case), world.tasks(case)) == ("result_review", [("roads", "result_review")])


def test_merge_after_the_review_of_the_result_each_citizen_is_called(world):
    main = world.handled("roads")
    case = world.register()
    world.act(case, DISPATCHER, "merge", cases=(main,))
    world.act(main, "dept_handler.roads", "finish", 1)
    world.act(main, REVIEWER, "approve_result", 1)
    assert [(world.stage(known), world.flow(known).main, world.flow(known).slaves) for known in (main, case)] == [
        ("followup", None, ()),
        ("followup", None, ()),
    ]
    world.act(case, TAKER, "follow_up", satisfaction=5)


def test_merge_the_promise_to_the_slaves_citizen_stays(world):
    main = world.handled("roads")
    world.now += timedelta(hours=3)
    case = world.register()
    world.act(case, DISPATCHER, "merge", cases=(main,))
    assert world.flow(case).overall.since == world.now


@pytest.mark.parametrize("change", [{"area": "g2"}, {"channel": "web"}, {"area": None}])
def test_merge_needs_the_same_grid_channel_and_source(world, change):
    main = world.register()
    case = world.register(**change)
    assert world.refused(case, DISPATCHER, "merge", cases=(main,)) == "cannot_merge"


def test_merge_needs_a_case_that_is_at_least_as_far(world):
    behind = world.register(disposition="to_review")
    case = world.register()
    assert world.refused(case, DISPATCHER, "merge", cases=(behind,)) == "cannot_merge"
    assert world.refused(case, DISPATCHER, "merge", cases=(case,)) == "cannot_merge"
    assert world.refused(case, DISPATCHER, "merge") == "cannot_merge"


def test_merge_the_most_advanced_leads_then_the_earliest(world):
    early, late = world.register(reported_at=world.now - timedelta(hours=1)), world.register()
    case = world.register(reported_at=world.now - timedelta(hours=9))
    world.act(case, DISPATCHER, "merge", cases=(late, early))
    assert world.flow(early).slaves == (case, late)
    other = world.register()
    handled = world.handled("roads")
    assert world.refused(other, DISPATCHER, "merge", cases=(late,)) == "cannot_merge"
    world.act(other, DISPATCHER, "merge", cases=(handled, early))
    assert world.flow(other).main == early


def test_split_by_hand(world):
    main = world.handled("roads")
    case = world.register()
    assert world.refused(case, DISPATCHER, "split") == "not_merged"
    world.act(case, DISPATCHER, "merge", cases=(main,))
    world.act(case, DISPATCHER, "split")
    world.act(case, "dept_handler.roads", "finish", 1)
    assert (world.stage(case), world.stage(main)) == ("result_review", "handling")


@pytest.mark.parametrize("action", [("back_to_taker", {}), ("to_lower", {"centre": "east"})])
def test_split_when_the_main_leaves_the_dispatcher(world, action):
    main, case = world.register(), world.register()
    world.act(case, DISPATCHER, "merge", cases=(main,))
    world.act(main, DISPATCHER, action[0], **action[1])
    assert (world.flow(case).main, world.stage(case)) == (None, "dispatch")


def merged_tasks(world):
    """Two cases with the same unit, the later one's task merged into the earlier one's."""
    first = world.handled("roads")
    world.now += timedelta(minutes=5)
    second = world.handled("roads")
    world.act(second, "dept_handler.roads", "merge_task", 1, cases=(first,))
    return first, second


def test_merge_at_handling_the_earlier_task_leads(world):
    first, second = merged_tasks(world)
    assert world.flow(second).tasks[0].main.case == first
    assert world.refused(second, "dept_handler.roads", "finish", 1) == "follows_main"
    assert world.refused(first, "dept_handler.roads", "merge_task", 1, cases=(second,)) == "cannot_merge"


def test_merge_at_handling_needs_the_same_unit(world):
    first, second = world.handled("water"), world.handled("roads")
    assert world.refused(second, "dept_handler.roads", "merge_task", 1, cases=(first,)) == "cannot_merge"


@pytest.mark.parametrize("kind", [None, "extension", "suspension", "transfer", "return", "cohandling"])
def test_split_of_tasks_that_were_merged_at_handling(world, kind):
    first, second = merged_tasks(world)
    if kind is None:
        world.act(first, "dept_handler.roads", "finish", 1)
    else:
        until = world.now + timedelta(days=9)
        world.act(first, "dept_handler.roads", "apply", 1, kind=kind, unit="water", until=until)
    assert (world.flow(first).tasks[0].slaves, world.flow(second).tasks[0].main) == ((), None)
    world.act(second, "dept_handler.roads", "finish", 1)


def test_pool_a_press_takes_the_oldest_and_nobody_else_gets_them():
    world = World(pools=True)
    cases = [world.register(reported_at=world.now - timedelta(minutes=n)) for n in range(7)]
    with pytest.raises(Refused):
        world.extract("evaluator", "dispatch")
    assert world.refused(cases[6], DISPATCHER, "answer") == "in_pool"
    taken = world.extract(DISPATCHER, "dispatch")
    assert taken == cases[6:1:-1]
    assert world.extract("shift_leader.city", "dispatch") == cases[1::-1]
    assert world.refused(cases[6], "shift_leader.city", "answer") == "in_pool"
    with pytest.raises(Refused):
        world.extract(DISPATCHER, "dispatch")
    world.act(cases[6], DISPATCHER, "answer")


def test_pool_what_is_not_touched_goes_back():
    world = World(pools=True)
    case = world.register()
    world.extract(DISPATCHER, "dispatch")
    assert not CENTRE.due(world.state, world.now + timedelta(minutes=29))
    assert CENTRE.due(world.state, world.now + timedelta(minutes=30))
    assert [type(event) for event in world.pass_time(minutes=30)] == [CaseHeld]
    assert (world.flow(case).holder, world.extract("shift_leader.city", "dispatch")) == (None, [case])


def test_open_cases_outlive_the_day_and_closed_ones_a_week(world):
    still, over = world.handled("roads"), world.register(disposition="direct_answer")
    world.pass_time(days=7)
    assert (set(world.state.flows), len(world.state.cases)) == ({still, over}, 0)
    world.pass_time(days=1)
    assert set(world.state.flows) == {still}


def test_every_event_of_a_case_belongs_to_its_own_stream(world):
    case = world.handled("roads")
    streams = {CENTRE.stream("centre:test", row.event) for row in world.record if isinstance(row.event, FLOW_EVENTS)}
    assert streams == {f"centre:test/case:{case}"}


def test_the_record_read_back_gives_the_same_state(world):
    merged_tasks(world)
    state = CENTRE.initial("test")
    for row in world.record:
        state = CENTRE.evolve(state, from_wire(CENTRE.events, to_wire(row)))
    assert state == world.state
    assert CentreState.model_validate_json(world.state.model_dump_json()) == world.state


def test_a_centre_without_flows_registers_as_before():
    world = World()
    plain = world.state.setup.model_copy(update={"flow": None})
    world.state = world.state.model_copy(update={"setup": plain})
    case = world.register()
    assert (case in world.state.flows, world.state.cases[case].state) == (False, CaseState.DISPATCH)
