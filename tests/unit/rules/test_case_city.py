"""城运一体化: every row of the transitions that this document has, named by its row, and every refusal of them."""

from datetime import timedelta

import pytest

from app.contract.centre.flow import Action
from app.contract.centre.flow_commands import ActOnCase
from app.contract.centre.flow_setup import Route, RouteTo
from app.contract.centre.flow_state import ApplicationState
from app.contract.errors import Refused
from app.rules.case_applications import later_than_overall
from app.rules.case_deed import Deed
from tests.unit.rules.flow_world import World, profile

TAKER, LEADER, DISPATCHER, REVIEWER = (
    f"{role}.city" for role in ("calltaker", "shift_leader", "dispatcher", "result_reviewer")
)


@pytest.fixture
def world():
    return World()


def test_row_1_a_case_goes_by_its_disposition(world):
    case = world.register()
    assert world.stage(case) == "dispatch"
    assert world.flow(case).overall.since == world.now
    assert world.flow(case).path[0].centre == "city"


def test_row_2_and_3_a_draft_waits_and_is_submitted(world):
    for action, stage in (("to_dispatch", "dispatch"), ("to_review", "accept_review"), ("to_verify", "verify")):
        case = world.register(disposition="draft")
        assert world.stage(case) == "draft"
        world.act(case, TAKER, action)
        assert world.stage(case) == stage
    case = world.register(disposition="draft")
    world.act(case, TAKER, "answer")
    assert world.stage(case) == "closed"


def test_row_4_and_5_a_case_is_voided_and_restored_as_a_draft(world):
    case = world.register(disposition="draft")
    world.act(case, TAKER, "void")
    assert (world.stage(case), world.flow(case).ended_at) == ("void", world.now)
    world.act(case, TAKER, "restore")
    assert (world.stage(case), world.flow(case).ended_at) == ("draft", None)


def test_row_6_a_direct_answer_closes(world):
    assert world.stage(world.register(disposition="direct_answer")) == "closed"
    case = world.register()
    assert world.refused(case, DISPATCHER, "answer", opinion=" ") == "opinion_missing"
    world.act(case, DISPATCHER, "answer")
    assert world.stage(case) == "closed"


def test_row_7_and_16_the_shift_leader_decides_what_the_taker_could_not(world):
    case = world.register(disposition="to_review")
    assert world.stage(case) == "accept_review"
    assert world.refused(case, TAKER, "to_dispatch") == "not_your_role"
    world.act(case, LEADER, "to_dispatch")
    assert world.stage(case) == "dispatch"


def test_row_8_and_9_a_grid_officer_verifies(world):
    case = world.register(disposition="to_verify")
    assert (world.stage(case), world.flow(case).checker) == ("verify", "grid.1")
    assert world.refused(case, "grid.2", "verified") == "not_yours"
    world.act(case, "grid.1", "verified", opinion="属实")
    assert (world.stage(case), world.flow(case).checker) == ("accept", None)


def test_row_8_needs_a_grid_officer(world):
    case = world.register(disposition="to_verify", area="g2")
    assert (world.stage(case), world.irregularities()) == ("accept", ["case_refuses"])


def test_row_10_a_check_is_urged_and_given_to_another(world):
    case = world.register(disposition="to_verify")
    world.act(case, TAKER, "urge_grid")
    assert [note.role for note in world.flow(case).urges] == ["calltaker"]
    assert world.refused(case, TAKER, "replace_grid_officer", staff="leader") == "no_grid_officer"
    world.act(case, TAKER, "replace_grid_officer", staff="grid.2")
    world.act(case, "grid.2", "verified")
    assert world.stage(case) == "accept"


def test_row_12_a_case_from_elsewhere_is_sent_back(world):
    case = world.register()
    assert world.refused(world.register(disposition="draft"), TAKER, "send_back") == "not_in_this_stage"
    world.act(case, DISPATCHER, "to_lower", centre="east")
    world.act(case, "calltaker.east", "send_back")
    assert (world.stage(case), world.flow(case).path[-1].centre) == ("accept", "city")
    assert world.refused(case, TAKER, "send_back") == "not_from_elsewhere"


def test_row_11_and_13_automatic_dispatch_to_units():
    world = World(
        routes=(Route(centre="city", matter="bin", areas=("a1",), to=RouteTo.UNITS, host="roads", co=("water",)),)
    )
    case = world.register()
    assert (world.stage(case), world.tasks(case)) == ("handling", [("roads", "open"), ("water", "open")])
    assert world.rows() == ["11", "13"]
    assert world.stage(world.register(matter="lamp")) == "dispatch"
    assert world.stage(world.register(area="g2")) == "dispatch"


def test_row_14_and_15_automatic_dispatch_goes_on_from_centre_to_centre():
    world = World(
        routes=(
            Route(centre="city", matter="bin", to=RouteTo.LOWER, lower="east"),
            Route(centre="east", matter="bin", to=RouteTo.UNITS, units=("east-roads",)),
            Route(centre="street", matter="lamp", to=RouteTo.UPPER),
            Route(centre="east", matter="lamp", to=RouteTo.LOWER, lower="street"),
        )
    )
    case = world.register()
    assert [stop.source.value for stop in world.flow(case).path] == ["own", "upper"]
    assert (world.stage(case), world.tasks(case), world.rows()) == (
        "handling",
        [("east-roads", "open")],
        ["11", "14", "13"],
    )
    up = world.register("calltaker.street", matter="lamp")
    assert [stop.source.value for stop in world.flow(up).path] == ["own", "lower"]
    assert (world.stage(up), world.rows()[3:]) == ("accept", ["11", "15"])


def test_row_17_and_20_dispatch_is_reviewed(world):
    case = world.register()
    world.act(case, DISPATCHER, "to_review")
    assert world.stage(case) == "dispatch_review"
    world.act(case, LEADER, "back_to_dispatcher")
    assert world.stage(case) == "dispatch"
    world.act(case, DISPATCHER, "to_review")
    world.act(case, LEADER, "assign", units=("roads",))
    assert world.stage(case) == "handling"


def test_row_18_host_and_co_handlers_or_several_units(world):
    case = world.handled(host="roads", co=("water", "parks"))
    assert [task.share.value for task in world.flow(case).tasks] == ["host", "co", "co"]
    case = world.register()
    world.act(case, DISPATCHER, "assign", units=("roads", "water"), forced=True, copies=("parks",))
    flow = world.flow(case)
    assert ([task.share.value for task in flow.tasks], flow.forced, flow.copies) == (
        ["equal", "equal"],
        True,
        ("parks",),
    )
    assert all(task.timer.since == world.now for task in flow.tasks)


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ({}, "units_missing"),
        ({"host": "roads", "units": ("water",)}, "units_missing"),
        ({"co": ("water",)}, "units_missing"),
        ({"host": "roads", "co": ("roads",)}, "unit_has_it"),
        ({"units": ("nobody",)}, "unknown_unit"),
        ({"units": ("east-roads",)}, "unknown_unit"),
        ({"units": ("roads",), "copies": ("nobody",)}, "unknown_unit"),
        ({"units": ("roads",), "opinion": ""}, "opinion_missing"),
    ],
)
def test_row_18_refusals(world, details, why):
    assert world.refused(world.register(), DISPATCHER, "assign", **details) == why


def test_row_19_a_case_goes_back_to_the_taker(world):
    case = world.register()
    world.act(case, DISPATCHER, "back_to_taker")
    assert world.stage(case) == "accept"


def test_row_21_up_and_down(world):
    case = world.register()
    assert world.refused(case, DISPATCHER, "to_upper") == "no_upper_centre"
    assert world.refused(case, DISPATCHER, "to_lower", centre="street") == "no_lower_centre"
    world.act(case, DISPATCHER, "to_lower", centre="east")
    assert (world.stage(case), world.flow(case).path[-1].centre) == ("accept", "east")
    assert world.refused(case, TAKER, "to_dispatch") == "not_yours"
    low = world.register("calltaker.street")
    assert world.refused(low, "dispatcher.street", "to_lower", centre="east") == "no_lower_centre"
    world.act(low, "dispatcher.street", "to_upper")
    assert [stop.centre for stop in world.flow(low).path] == ["street", "east"]


def test_row_22_another_unit_is_added(world):
    case = world.handled(host="roads")
    assert world.refused(case, DISPATCHER, "add_task", unit="roads") == "unit_has_it"
    assert world.refused(case, DISPATCHER, "add_task", unit="east-roads") == "unknown_unit"
    world.act(case, DISPATCHER, "add_task", unit="water")
    assert [(task.unit, task.share.value) for task in world.flow(case).tasks] == [("roads", "host"), ("water", "co")]
    suspended = world.handled("roads")
    suspend(world, suspended)
    assert world.refused(suspended, DISPATCHER, "add_task", unit="water") == "no_open_task"


def test_row_28_progress_changes_nothing(world):
    case = world.handled("roads")
    before = world.flow(case)
    world.act(case, "dept_handler.roads", "report_progress", 1)
    assert world.flow(case) == before.model_copy(update={"version": before.version + 1})


def test_row_29_a_task_is_handed_down_and_its_parent_reviews(world):
    case = world.handled("roads")
    assert world.refused(case, "dept_handler.roads", "hand_down", 1, unit="water") == "not_below"
    world.act(case, "dept_handler.roads", "hand_down", 1, unit="lamps")
    assert world.refused(case, "dept_handler.roads", "finish", 1) == "children_open"
    world.act(case, "dept_handler.lamps", "finish", 2)
    assert world.tasks(case) == [("roads", "open"), ("lamps", "parent_review")]
    assert world.refused(case, "parent_dept.water", "parent_approve", 2) == "not_yours"
    world.act(case, "parent_dept.roads", "parent_reject", 2)
    world.act(case, "dept_handler.lamps", "finish", 2)
    world.act(case, "parent_dept.roads", "parent_approve", 2)
    world.act(case, "dept_handler.roads", "finish", 1)
    assert world.stage(case) == "result_review"


def test_row_30_only_a_community_sends_a_grid_officer(world):
    case = world.handled("roads", "village")
    assert world.refused(case, "dept_handler.roads", "send_grid", 1, staff="grid.1") == "not_a_community"
    world.act(case, "dept_handler.village", "send_grid", 2, staff="grid.1")
    assert world.refused(case, "grid.2", "finish", 3) == "not_yours"
    world.act(case, "grid.1", "finish", 3)
    world.act(case, "parent_dept.village", "parent_approve", 3)
    assert world.tasks(case)[2] == ("village", "done")


def test_row_31_a_finished_task_waits_for_the_review_of_its_result(world):
    case = world.handled("roads")
    assert world.refused(case, "dept_handler.water", "finish", 1) == "not_yours"
    world.act(case, "dept_handler.roads", "finish", 1, opinion="已清理")
    assert (world.stage(case), world.flow(case).tasks[0].result) == ("result_review", "已清理")


def apply(world, case, kind, task=1, staff="dept_handler.roads", **more):
    """File an application."""
    return world.act(case, staff, "apply", task, kind=kind, **more)


def review(world, case, staff, no, passed=True):
    """Decide on an application."""
    return world.act(case, staff, "review_application", application=no, passed=passed)


def suspend(world, case):
    """Have a task suspended."""
    apply(world, case, "suspension")
    review(world, case, LEADER, len(world.flow(case).applications))


def test_row_32_an_extension_moves_the_due_time_and_work_goes_on(world):
    case = world.handled("roads")
    until = world.now + timedelta(days=3)
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="extension") == "date_missing"
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="extension", until=world.now) == "date_missing"
    apply(world, case, "extension", until=until)
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="extension", until=until) == "already_applied"
    world.act(case, "dept_handler.roads", "report_progress", 1)
    review(world, case, LEADER, 1)
    # Thursday 09:00 is 21.5 working hours after Monday 09:00, 8 of which were allowed.
    assert world.flow(case).tasks[0].timer.extra == (21 - 8) * 60
    for no in (2, 3):
        apply(world, case, "extension", until=until)
        review(world, case, LEADER, no, passed=False)
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="extension", until=until) == "too_often"


def test_row_32_an_extension_past_the_overall_limit_is_warned_of(world):
    case = world.handled("roads")
    deed = Deed(
        state=world.state,
        setup=world.state.setup.flow,
        profile=profile("city_operation"),
        flow=world.flow(case),
        action=Action.APPLY,
        officer=None,
        now=world.now,
    )
    assert not later_than_overall(deed, world.now + timedelta(hours=24))
    assert later_than_overall(deed, world.now + timedelta(hours=25))


def test_row_33_and_34_a_suspended_task_stands_still_until_it_is_taken_up_again(world):
    case = world.handled("roads")
    suspend(world, case)
    assert world.tasks(case) == [("roads", "suspended")]
    legal = world.legal(case, "dept_handler.roads")
    assert [act for act, why in legal.items() if why is None] == ["cancel_suspension@1"]
    world.now += timedelta(hours=1)
    world.act(case, "dept_handler.roads", "cancel_suspension", 1)
    pauses = world.flow(case).tasks[0].timer.pauses
    assert [pause.ends - pause.begins for pause in pauses] == [timedelta(hours=1)]
    assert world.flow(case).overall.pauses == pauses


def test_row_33_a_co_handler_and_its_sub_units_may_not_suspend(world):
    case = world.handled(host="water", co=("roads",))
    assert world.refused(case, "dept_handler.roads", "apply", 2, kind="suspension") == "co_handler"
    world.act(case, "dept_handler.roads", "hand_down", 2, unit="lamps")
    assert world.refused(case, "dept_handler.lamps", "apply", 3, kind="suspension") == "co_handler"
    assert world.legal(case, "dept_handler.lamps")["apply:suspension@3"] == "co_handler"


def test_row_35_a_task_is_transferred_on_the_same_level(world):
    case = world.handled("roads")
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="transfer", unit="lamps") == "not_same_level"
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="transfer", unit="east-roads") == "not_same_level"
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="transfer", unit="roads") == "unit_has_it"
    apply(world, case, "transfer", unit="water")
    review(world, case, LEADER, 1)
    assert world.tasks(case) == [("roads", "transferred"), ("water", "open")]


def test_row_36_a_co_handler_is_asked_for(world):
    case = world.handled(host="roads")
    apply(world, case, "cohandling", unit="water")
    review(world, case, LEADER, 1)
    assert [(task.unit, task.share.value) for task in world.flow(case).tasks] == [("roads", "host"), ("water", "co")]


def test_row_37_a_forced_dispatch_may_not_be_returned(world):
    case = world.register()
    world.act(case, DISPATCHER, "assign", units=("roads",), forced=True)
    assert world.refused(case, "dept_handler.roads", "apply", 1, kind="return") == "forced"
    assert world.legal(case, "dept_handler.roads")["apply:return@1"] == "forced"


def test_row_38_a_failed_application_changes_nothing_else(world):
    case = world.handled("roads")
    apply(world, case, "return")
    assert world.refused(case, TAKER, "review_application", application=1, passed=True) == "not_your_role"
    assert world.refused(case, LEADER, "review_application", application=1) == "verdict_missing"
    assert world.refused(case, LEADER, "review_application", application=9, passed=True) == "no_application"
    review(world, case, LEADER, 1, passed=False)
    assert world.flow(case).applications[0].state is ApplicationState.FAILED
    assert world.tasks(case) == [("roads", "open")]


def test_an_application_lapses_with_its_task(world):
    case = world.handled("roads")
    apply(world, case, "return")
    world.act(case, "dept_handler.roads", "finish", 1)
    assert world.flow(case).applications[0].state is ApplicationState.LAPSED


@pytest.mark.parametrize(("follow_up", "stage"), [(True, "followup"), (False, "close")])
def test_row_39_a_passed_result_leads_to_the_follow_up_or_the_close(world, follow_up, stage):
    case = world.handled("roads", follow_up=follow_up)
    world.act(case, "dept_handler.roads", "finish", 1)
    assert world.refused(case, LEADER, "approve_result", 1) == "not_your_role"
    world.act(case, REVIEWER, "approve_result", 1)
    assert world.stage(case) == stage


def test_row_40_a_rejected_result_goes_back_to_its_unit(world):
    case = world.handled("roads")
    world.act(case, "dept_handler.roads", "finish", 1)
    world.act(case, REVIEWER, "reject_result", 1)
    assert (world.stage(case), world.tasks(case)) == ("handling", [("roads", "open")])


def from_above(world, way=("east",)):
    """A case that was handed down and whose result the lower centre has passed."""
    case = world.register()
    centre = "city"
    for lower in way:
        world.act(case, f"dispatcher.{centre}", "to_lower", centre=lower)
        world.act(case, f"calltaker.{lower}", "to_dispatch")
        centre = lower
    world.act(case, f"dispatcher.{centre}", "assign", units=(f"{centre}-roads",))
    world.act(case, f"dept_handler.{centre}-roads", "finish", 1)
    world.act(case, f"result_reviewer.{centre}", "approve_result", 1)
    return case


def test_row_41_the_upper_centre_reviews_what_it_handed_down(world):
    case = from_above(world)
    assert (world.stage(case), world.flow(case).path[-1].centre) == ("upper_review", "city")
    assert world.refused(case, "shift_leader.east", "approve_upper") == "not_yours"
    world.act(case, LEADER, "reject_upper")
    assert world.stage(case) == "accept"
    twice = from_above(world, ("east", "street"))
    assert world.flow(twice).path[-1].centre == "east"
    world.act(twice, "shift_leader.east", "approve_upper")
    assert (world.stage(twice), world.flow(twice).path[-1].centre) == ("upper_review", "city")
    world.act(twice, LEADER, "approve_upper")
    assert world.stage(twice) == "followup"


def test_row_42_and_43_a_result_is_checked_on_the_spot(world):
    case = world.handled("roads", "water")
    world.act(case, "dept_handler.roads", "finish", 1)
    assert world.refused(case, REVIEWER, "to_recheck") == "not_all_finished"
    world.act(case, "dept_handler.water", "finish", 2)
    world.act(case, REVIEWER, "to_recheck")
    assert world.stage(case) == "recheck"
    assert world.refused(case, REVIEWER, "approve_result", 1) == "not_in_this_stage"
    world.act(case, "grid.1", "rechecked")
    assert world.stage(case) == "result_review"


def closing(world):
    """A case that waits to be closed."""
    case = world.handled("roads", follow_up=False)
    world.act(case, "dept_handler.roads", "finish", 1)
    world.act(case, REVIEWER, "approve_result", 1)
    return case


def test_row_44_47_and_48_called_back_evaluated_and_closed(world):
    case = world.handled("roads")
    world.act(case, "dept_handler.roads", "finish", 1)
    world.act(case, REVIEWER, "approve_result", 1)
    assert world.refused(case, TAKER, "follow_up") == "rating_missing"
    world.act(case, TAKER, "follow_up", satisfaction=5)
    assert (world.stage(case), world.flow(case).satisfaction) == ("evaluate", 5)
    world.act(case, "evaluator", "evaluate", satisfaction=4)
    world.act(case, REVIEWER, "close")
    assert (world.stage(case), world.flow(case).ended_at) == ("closed", world.now)


def test_row_49_a_case_is_dispatched_again_instead_of_closed(world):
    case = closing(world)
    world.act(case, REVIEWER, "reassign", units=("water",))
    assert (world.stage(case), world.tasks(case)) == ("handling", [("roads", "done"), ("water", "open")])
    world.act(case, "dept_handler.water", "finish", 2)
    assert world.stage(case) == "result_review"


def test_row_50_an_urge_is_on_the_record_and_needs_words(world):
    case = world.handled("roads")
    assert world.refused(case, TAKER, "urge", opinion="") == "opinion_missing"
    world.act(case, TAKER, "urge", opinion="快点")
    assert [note.text for note in world.flow(case).urges] == ["快点"]
    assert world.stage(case) == "handling"


def test_chain_of_applications_through_parent_centre_and_upper_centre(world):
    case = world.register()
    world.act(case, DISPATCHER, "to_lower", centre="east")
    world.act(case, "calltaker.east", "to_dispatch")
    world.act(case, "dispatcher.east", "assign", units=("east-roads",))
    world.act(case, "dept_handler.east-roads", "hand_down", 1, unit="street-roads")
    apply(world, case, "suspension", 2, "dept_handler.street-roads")
    for staff in ("parent_dept.east-roads", "shift_leader.east", LEADER):
        assert world.tasks(case)[1] == ("street-roads", "open")
        assert world.legal(case, staff)["review_application"] is None
        review(world, case, staff, 1)
    assert world.tasks(case)[1] == ("street-roads", "suspended")


@pytest.mark.parametrize(("kind", "after"), [("return", "returned"), ("cohandling", "open")])
def test_chain_the_parents_word_is_final_for_return_and_cohandling(world, kind, after):
    case = world.handled("roads")
    world.act(case, "dept_handler.roads", "hand_down", 1, unit="lamps")
    apply(world, case, kind, 2, "dept_handler.lamps", unit="drains")
    review(world, case, "parent_dept.roads", 1)
    assert world.tasks(case)[1] == ("lamps", after)
    assert world.flow(case).applications[0].state is ApplicationState.PASSED
    assert (len(world.tasks(case)) == 3) is (kind == "cohandling")
    assert world.legal(case, "dept_handler.roads")["finish@1"] == (None if kind == "return" else "children_open")


def give_back(world, case, unit, task):
    """Have a task returned."""
    apply(world, case, "return", task, f"dept_handler.{unit}")
    review(world, case, LEADER, len(world.flow(case).applications))


def test_return_of_the_host_goes_straight_to_dispatch(world):
    case = world.handled(host="roads", co=("water",))
    give_back(world, case, "roads", 1)
    assert (world.stage(case), world.flow(case).returned) == ("dispatch", True)
    assert world.tasks(case) == [("roads", "returned"), ("water", "recalled")]
    world.act(case, DISPATCHER, "assign", host="parks")
    assert (world.stage(case), world.flow(case).returned) == ("handling", False)


def test_return_of_a_co_handler_has_no_influence(world):
    case = world.handled(host="roads", co=("water",))
    give_back(world, case, "water", 2)
    assert (world.stage(case), world.tasks(case)[0]) == ("handling", ("roads", "open"))


def test_return_of_one_of_several_waits_for_the_others_and_the_last_goes_to_dispatch(world):
    case = world.handled("roads", "water")
    give_back(world, case, "roads", 1)
    assert world.stage(case) == "handling"
    give_back(world, case, "water", 2)
    assert world.stage(case) == "dispatch"


def test_return_of_the_last_after_the_others_were_passed_goes_on(world):
    case = world.handled("roads", "water")
    world.act(case, "dept_handler.roads", "finish", 1)
    world.act(case, REVIEWER, "approve_result", 1)
    assert world.stage(case) == "handling"
    give_back(world, case, "water", 2)
    assert world.stage(case) == "followup"


def test_review_the_hosts_result_decides(world):
    case = world.handled(host="roads", co=("water",))
    world.act(case, "dept_handler.roads", "finish", 1)
    assert world.stage(case) == "result_review"
    world.act(case, REVIEWER, "approve_result", 1)
    assert (world.stage(case), world.tasks(case)[1]) == ("followup", ("water", "recalled"))


def test_review_of_several_units_only_the_last_moves_the_case(world):
    case = world.handled("roads", "water")
    for unit, task in (("roads", 1), ("water", 2)):
        world.act(case, f"dept_handler.{unit}", "finish", task)
    world.act(case, REVIEWER, "approve_result", 2)
    assert world.stage(case) == "result_review"
    world.act(case, REVIEWER, "approve_result", 1)
    assert world.stage(case) == "followup"


def test_an_act_on_an_older_version_is_refused(world):
    case = world.register()
    seen = world.flow(case).version
    world.act(case, TAKER, "urge")
    with pytest.raises(Refused) as refusal:
        world.do(ActOnCase(case=case, base_version=seen, action=Action.ANSWER), DISPATCHER)
    assert (refusal.value.code.value, refusal.value.detail) == ("case_changed", {"version": seen + 1})


@pytest.mark.parametrize(("staff", "why"), [("nobody", "not_an_officer"), ("system", "not_your_role")])
def test_who_is_no_officer_does_nothing(world, staff, why):
    assert world.refused(world.register(), staff, "answer") == why
    assert world.legal(world.register(), "nobody") == {}


def test_unknown_cases_and_tasks(world):
    case = world.handled("roads")
    assert world.refused(case, "dept_handler.roads", "finish", 7) == "unknown_task"
    with pytest.raises(Refused):
        world.do(ActOnCase(case="0190163d-8694-739b-aea5-966c26f8ad90", base_version=0, action=Action.URGE), TAKER)


def test_an_edit_changes_the_facts_and_keeps_the_clock(world):
    case = world.register(disposition="to_verify")
    world.act(case, "grid.1", "verified")
    overall = world.flow(case).overall
    assert world.refused(case, TAKER, "edit") == "nothing_changed"
    world.act(case, TAKER, "edit", urgency="urgent", matter="lamp")
    flow = world.flow(case)
    assert (flow.urgency.value, flow.matter, flow.area, flow.overall) == ("urgent", "lamp", "g1", overall)


def test_a_row_tells_role_and_clocks(world):
    case = world.handled("roads")
    world.now += timedelta(hours=2)
    acted = world.act(case, "dept_handler.roads", "report_progress", 1)[0]
    assert (acted.role.value, acted.unit, acted.stage_minutes, acted.stage_left) == ("dept_handler", "roads", 120, 360)
    assert acted.overall_left == 22 * 60
