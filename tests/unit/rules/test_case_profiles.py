"""110 联动, 12345 热线 and 督查督办: every row of these documents, and every refusal of them."""

from datetime import timedelta

import pytest

from app.contract.centre.flow import ClockStart
from app.contract.centre.limits import Standing
from app.rules.case_clock import case_standing, task_standing
from app.rules.case_tasks import joined_results
from tests.unit.rules.flow_world import World, profile, setup_of


class TestLinkage110:
    """洛龙区 110 联动."""

    @pytest.fixture
    def world(self):
        return World("linkage_110")

    def given(self, world, *units):
        """A case that was given to units, signed for."""
        case = world.register()
        assert world.stage(case) == "accept"
        world.act(case, "dispatcher.city", "assign", units=units)
        for number, unit in enumerate(units, 1):
            world.act(case, f"dept_handler.{unit}", "sign", number)
        return case

    def test_row_18_and_23_a_unit_signs_before_it_works(self, world):
        case = world.register()
        world.act(case, "dispatcher.city", "assign", units=("roads",))
        assert world.tasks(case) == [("roads", "to_sign")]
        assert world.refused(case, "dept_handler.roads", "finish", 1) == "not_in_this_stage"
        world.act(case, "dept_handler.roads", "sign", 1)
        assert world.tasks(case) == [("roads", "open")]

    @pytest.mark.parametrize(("clock_from", "waited"), [(ClockStart.DISPATCH, 60), (ClockStart.SIGN, 0)])
    def test_row_23_the_clock_begins_with_dispatch_or_signature(self, world, clock_from, waited):
        changed = profile("linkage_110", clock_from=clock_from)
        world = World("linkage_110", profiles=(changed,))
        case = world.register()
        world.act(case, "dispatcher.city", "assign", units=("roads",))
        dispatched = world.now
        world.now += timedelta(minutes=60)
        world.act(case, "dept_handler.roads", "sign", 1)
        since = world.flow(case).tasks[0].timer.since
        assert since == dispatched + timedelta(minutes=60 - waited)

    def test_row_27_a_dispute_is_decided_by_the_district(self, world):
        case = self.given(world, "roads")
        assert world.refused(case, "dept_handler.roads", "apply", 1, kind="dispute", opinion="") == "opinion_missing"
        world.act(case, "dept_handler.roads", "apply", 1, kind="dispute")
        world.act(case, "dispatcher.city", "review_application", application=1, passed=True)
        assert (world.stage(case), world.flow(case).returned) == ("accept", True)
        world.act(case, "dispatcher.city", "assign", units=("water",))
        assert world.tasks(case) == [("roads", "returned"), ("water", "to_sign")]

    @pytest.mark.parametrize("kind", ["dispute", "extension"])
    def test_row_27_and_32_not_for_several_units(self, world, kind):
        case = self.given(world, "roads", "water")
        until = world.now + timedelta(days=9)
        assert world.refused(case, "dept_handler.roads", "apply", 1, kind=kind, until=until) == "several_units"
        assert world.legal(case, "dept_handler.roads")[f"apply:{kind}@1"] == "several_units"

    def test_row_32_an_extension(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "apply", 1, kind="extension", until=world.now + timedelta(days=9))
        world.act(case, "dispatcher.city", "review_application", application=1, passed=True)
        assert world.flow(case).tasks[0].timer.extra > 0

    def test_what_the_document_does_not_have_is_refused(self, world):
        case = self.given(world, "roads")
        assert world.refused(case, "dept_handler.roads", "apply", 1, kind="suspension") == "no_such_kind"
        assert world.refused(case, "dept_handler.roads", "hand_down", 1, unit="lamps") == "not_in_this_stage"

    def test_row_31_and_44_the_unit_calls_back_then_the_district_archives(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "finish", 1)
        assert world.stage(case) == "followup"
        assert world.refused(case, "dept_handler.water", "follow_up", result="satisfied") == "not_yours"
        assert world.refused(case, "dept_handler.roads", "follow_up") == "result_missing"
        assert (
            world.refused(case, "dept_handler.roads", "follow_up", opinion="", result="satisfied") == "opinion_missing"
        )
        world.act(case, "dept_handler.roads", "follow_up", result="unreachable")
        assert world.stage(case) == "followup"
        world.act(case, "dept_handler.roads", "follow_up", result="satisfied")
        assert world.stage(case) == "centre_followup"
        world.act(case, "dispatcher.city", "follow_up", result="unsatisfied")
        assert world.stage(case) == "closed"
        assert [said.value for said in world.flow(case).results] == ["unreachable", "satisfied", "unsatisfied"]

    def test_review_several_units_go_to_the_district_when_each_has_answered(self, world):
        case = self.given(world, "roads", "water")
        world.act(case, "dept_handler.roads", "finish", 1)
        assert world.stage(case) == "handling"
        world.act(case, "dept_handler.water", "finish", 2)
        assert world.stage(case) == "centre_followup"

    @pytest.mark.parametrize(
        ("result", "stage"),
        [("satisfied", "closed"), ("unsatisfied", "closed"), ("unreachable", "centre_followup")],
    )
    def test_row_45_the_robot_calls_back(self, world, result, stage):
        case = self.given(world, "roads", "water")
        for number, unit in ((1, "roads"), (2, "water")):
            world.act(case, f"dept_handler.{unit}", "finish", number)
        assert world.refused(case, "dispatcher.city", "auto_follow_up", result=result) == "not_your_role"
        world.act(case, "system", "auto_follow_up", result=result)
        assert world.stage(case) == stage

    def test_row_46_the_district_has_it_done_again(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "finish", 1)
        assert world.refused(case, "dispatcher.city", "redo") == "not_your_role"
        world.act(case, "supervisor", "redo")
        assert (world.stage(case), world.tasks(case)) == ("handling", [("roads", "open")])

    def test_row_48_the_district_archives_whom_nobody_reaches(self, world):
        case = self.given(world, "roads", "water")
        for number, unit in ((1, "roads"), (2, "water")):
            world.act(case, f"dept_handler.{unit}", "finish", number)
        world.act(case, "dispatcher.city", "close")
        assert world.stage(case) == "closed"


class TestHotline12345:
    """海口 12345."""

    @pytest.fixture
    def world(self):
        return World("hotline_12345")

    def given(self, world, *units):
        """A case that was dispatched to units and signed for."""
        case = world.register()
        world.act(case, "dispatcher.city", "assign", units=units)
        for number, unit in enumerate(units, 1):
            world.act(case, f"dept_handler.{unit}", "sign", number)
        return case

    def test_row_1_and_6_answered_at_once(self, world):
        assert world.stage(world.register(disposition="direct_answer")) == "closed"

    def test_row_11_and_18_dispatched_by_the_centre(self, world):
        case = world.register()
        assert world.stage(case) == "dispatch"
        assert world.refused(case, "calltaker.city", "assign", units=("roads",)) == "not_your_role"
        world.act(case, "dispatcher.city", "assign", units=("roads",))
        assert world.tasks(case) == [("roads", "to_sign")]

    def test_row_18_a_clear_case_is_dispatched_by_the_taker(self, world):
        case = world.register(disposition="to_verify")
        assert (world.stage(case), world.irregularities()) == ("accept", ["case_refuses"])
        world.act(case, "calltaker.city", "assign", units=("roads",))
        assert world.stage(case) == "handling"

    def test_row_24_signed_and_handed_on(self, world):
        case = world.register()
        world.act(case, "dispatcher.city", "assign", units=("roads",))
        assert world.refused(case, "dept_handler.roads", "sign_and_hand_on", 1, staff="leader") == "staff_missing"
        world.act(case, "dept_handler.roads", "sign_and_hand_on", 1, staff="unit_leader.roads")
        assert world.flow(case).tasks[0].assignee == "unit_leader.roads"
        assert world.refused(case, "dept_handler.roads", "finish", 1) == "not_yours"

    def test_row_25_sent_to_another_unit_at_once(self, world):
        case = self.given(world, "roads")
        assert world.refused(case, "dept_handler.roads", "send_outside", 1, unit="roads") == "unit_has_it"
        assert world.refused(case, "dept_handler.roads", "send_outside", 1, unit="nobody") == "unknown_unit"
        world.act(case, "dept_handler.roads", "send_outside", 1, unit="water")
        assert world.tasks(case) == [("roads", "transferred"), ("water", "to_sign")]

    def test_row_26_returned_at_once(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "return", 1)
        assert (world.stage(case), world.flow(case).returned) == ("dispatch", True)

    def test_row_31_39_and_44_the_citizen_is_told(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "finish", 1)
        assert world.stage(case) == "result_review"
        assert world.refused(case, "dispatcher.city", "approve_result", 1, opinion="") == "opinion_missing"
        world.act(case, "dispatcher.city", "approve_result", 1, opinion="同意")
        assert world.stage(case) == "followup"
        world.act(case, "calltaker.city", "follow_up", satisfaction=3)
        assert world.stage(case) == "closed"

    def test_review_a_joint_case_waits_for_all_and_joins_their_answers(self, world):
        case = self.given(world, "roads", "water")
        world.act(case, "dept_handler.roads", "finish", 1, opinion="路已修")
        assert world.stage(case) == "handling"
        world.act(case, "dept_handler.water", "finish", 2, opinion="管已通")
        assert world.stage(case) == "result_review"
        assert joined_results(world.flow(case)) == "roads: 路已修\nwater: 管已通"

    def test_row_51_supervised_at_any_stage_without_moving(self, world):
        case = self.given(world, "roads")
        for staff in ("supervisor", "leader"):
            world.act(case, staff, "supervise", opinion="抓紧")
        assert [note.role.value for note in world.flow(case).supervision] == ["supervisor", "leader"]
        assert world.refused(case, "calltaker.city", "supervise") == "not_your_role"
        assert world.stage(case) == "handling"

    def test_tags_near_due_is_three_days(self, world):
        case = self.given(world, "roads")
        task = world.flow(case).tasks[0]
        said = [
            task_standing(world.state, world.flow(case), task, world.now + timedelta(days=days)) for days in (1, 3, 6)
        ]
        assert said == [Standing.NORMAL, Standing.NEAR_DUE, Standing.OVERDUE]
        overall = [
            case_standing(world.state, world.flow(case), world.now + timedelta(hours=hours)) for hours in (1, 25)
        ]
        assert overall == [Standing.NEAR_DUE, Standing.OVERDUE]


class TestSupervision:
    """渝中区 督查督办."""

    @pytest.fixture
    def world(self):
        return World("supervision")

    def given(self, world, *units):
        """A task that was ordered and received."""
        case = world.register("supervisor", disposition="to_review")
        world.act(case, "leader", "to_dispatch")
        world.act(case, "supervisor", "assign", units=units)
        for number, unit in enumerate(units, 1):
            world.act(case, f"dept_handler.{unit}", "sign", number)
        return case

    def test_row_2_to_5_drafted_and_voided(self, world):
        case = world.register("supervisor", disposition="draft")
        world.act(case, "supervisor", "void")
        world.act(case, "supervisor", "restore")
        world.act(case, "supervisor", "to_review")
        assert world.stage(case) == "accept_review"

    def test_row_1_9_the_leader_signs_or_sends_back(self, world):
        case = world.register("supervisor", disposition="to_review")
        assert world.refused(case, "supervisor", "to_dispatch") == "not_your_role"
        world.act(case, "leader", "back_to_taker")
        assert world.stage(case) == "accept"
        world.act(case, "supervisor", "to_review")
        world.act(case, "leader", "to_dispatch")
        assert world.stage(case) == "dispatch"

    def test_row_23_receiving_comes_first(self, world):
        case = world.register("supervisor", disposition="to_review")
        world.act(case, "leader", "to_dispatch")
        world.act(case, "supervisor", "assign", units=("roads",))
        assert world.refused(case, "dept_handler.roads", "to_leader", 1) == "not_in_this_stage"

    def test_row_31_mode_a_answered_directly(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "finish", 1)
        assert world.stage(case) == "result_review"

    def test_row_31_mode_b_the_units_leader_signs(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "to_leader", 1, opinion="拟复")
        assert world.refused(case, "unit_leader.water", "leader_approve", 1) == "not_yours"
        world.act(case, "unit_leader.roads", "leader_reject", 1)
        world.act(case, "dept_handler.roads", "to_leader", 1, opinion="再拟")
        world.act(case, "unit_leader.roads", "leader_approve", 1)
        assert world.tasks(case) == [("roads", "signed_off")]
        world.act(case, "dept_handler.roads", "finish", 1)
        assert (world.stage(case), world.flow(case).tasks[0].result) == ("result_review", "再拟")

    def test_row_39_40_and_48_reviewed_archived_and_scored(self, world):
        case = self.given(world, "roads")
        world.act(case, "dept_handler.roads", "finish", 1)
        world.act(case, "supervisor", "reject_result", 1)
        assert world.stage(case) == "handling"
        world.act(case, "dept_handler.roads", "finish", 1)
        world.act(case, "supervisor", "approve_result", 1)
        assert world.refused(case, "supervisor", "score", score="late") == "not_in_this_stage"
        world.act(case, "supervisor", "close")
        assert world.refused(case, "supervisor", "score", score="nothing") == "unknown_score"
        world.act(case, "supervisor", "score", score="late")
        assert (world.stage(case), world.flow(case).scores) == ("closed", ("late",))


def test_a_matter_has_its_own_flow():
    world = World()
    flow = setup_of(profile("city_operation"), profile("linkage_110")).flow
    matters = tuple(known.model_copy(update={"profile": "linkage_110"}) for known in flow.matters)
    world = World(profiles=flow.profiles, matters=matters)
    assert world.flow(world.register()).profile == "linkage_110"
    assert world.flow(world.register(matter="lamp")).profile == "city_operation"
