"""Taking cases in: what is said later, put right, merged from the start; citizens who cannot be reached."""

import pytest

from app.contract.centre.commands import RegisterCase
from app.contract.centre.flow_commands import ActOnCase, AppendToCase, Correction
from app.contract.centre.flow_events import FactsChanged
from app.rules.case_facts import case_of
from app.rules.case_joining import joinable
from tests.unit.rules.flow_world import World, actor, profile

TAKER = "calltaker.city"


def append(world, case, text):
    """A citizen says more of a case."""
    return world.do(AppendToCase(case=case, text=text), TAKER)


def additions(world, case):
    """What was said later of a case."""
    return [known.text for known in world.flow(case).additions]


@pytest.mark.parametrize(
    ("disposition", "stage"),
    [
        ("draft", "draft"),
        ("direct_answer", "closed"),
        ("to_review", "accept_review"),
        ("to_verify", "verify"),
        ("to_dispatch", "dispatch"),
    ],
)
def test_a_case_goes_where_its_disposition_sends_it(disposition, stage):
    world = World()
    assert world.stage(world.register(disposition=disposition)) == stage


def test_what_a_citizen_says_later_is_kept_however_the_case_stands():
    world = World()
    case = world.register(disposition="direct_answer")
    append(world, case, "还有楼上也漏水")
    assert additions(world, case) == ["还有楼上也漏水"]
    assert world.irregularities() == []


def test_what_is_said_of_a_merged_case_reaches_the_one_that_is_handled():
    world = World()
    main, slave = world.register(), world.register()
    world.act(slave, TAKER, "merge", cases=(main,))
    append(world, slave, "晚上更严重")
    assert additions(world, slave) == additions(world, main) == ["晚上更严重"]


def test_a_case_is_merged_when_it_is_registered():
    world = World()
    main = world.register()
    slave = world.register(merge_with=(main,))
    assert (world.flow(slave).main, world.flow(main).slaves, world.stage(slave)) == (main, (slave,), "dispatch")
    world.act(main, "dispatcher.city", "assign", units=("roads",))
    assert world.stage(slave) == "handling"
    assert world.irregularities() == []


def test_a_case_being_registered_never_leads():
    world = World()
    first, second = world.register(disposition="to_review"), world.register()
    third = world.register(merge_with=(first, second))
    assert (world.flow(first).main, world.flow(third).main) == (second, second)


def test_what_may_not_be_merged_goes_its_own_way_and_is_flagged():
    world = World()
    other = world.register(area="g2")
    case = world.register(merge_with=(other,))
    assert (world.flow(case).main, world.stage(case)) == (None, "dispatch")
    assert world.irregularities() == ["case_refuses"]


@pytest.mark.parametrize(
    ("switches", "other", "may"),
    [
        ({}, {"channel": "web"}, False),
        ({"same_channel": False}, {"channel": "web"}, True),
        ({}, {"area": "g2"}, False),
        ({"same_grid": False}, {"area": "g2"}, True),
        ({}, {}, True),
    ],
)
def test_each_condition_of_merging_is_a_switch(switches, other, may):
    rules = profile("city_operation", pools=())
    world = World()
    setup = world.state.setup
    merge = rules.merge.model_copy(update=switches)
    flow = setup.flow.model_copy(update={"profiles": (rules.model_copy(update={"merge": merge}),)})
    world.state = world.state.model_copy(update={"setup": setup.model_copy(update={"flow": flow})})
    case = world.register(**other)
    found = joinable(world.state, actor(TAKER), channel="phone", matter="bin", area="g1", now=world.now)
    assert found == ((case,) if may else ())
    assert world.flow(world.register(merge_with=(case,))).main == (case if may else None)


def test_nobody_joins_without_a_channel_or_from_another_centre():
    world = World()
    world.register()
    where = {"matter": "bin", "area": "g1", "now": world.now}
    assert joinable(world.state, actor(TAKER), channel=None, **where) == ()
    assert joinable(world.state, actor("calltaker.east"), channel="phone", **where) == ()
    assert joinable(world.state, actor("nobody"), channel="phone", **where) == ()


def test_an_edit_says_what_it_changed_from_what_to_what():
    world = World()
    case = world.register(disposition="to_review")
    world.act(case, "shift_leader.city", "to_dispatch")
    world.act(case, "dispatcher.city", "back_to_taker")
    correction = Correction(title="路灯不亮", phone="13900002222", confidential=True)
    (changed,) = [
        event
        for event in world.act(case, TAKER, "edit", urgency="urgent", correction=correction)
        if isinstance(event, FactsChanged)
    ]
    assert (changed.before.title, changed.before.phone, changed.before.confidential) == (
        "垃圾没人清",
        "13900001111",
        False,
    )
    known = case_of(world.state, case)
    assert (known.title, known.reporter.phone, known.urgency, known.confidential) == (
        "路灯不亮",
        "13900002222",
        "urgent",
        True,
    )
    assert world.flow(case).confidential
    assert known.description == "小区门口"


def test_what_is_already_so_is_no_change():
    world = World()
    case = world.register(disposition="to_verify")
    world.act(case, "grid.1", "verified")
    events = world.act(case, TAKER, "edit", correction=Correction(title="垃圾没人清", remark="加急"))
    (changed,) = [event for event in events if isinstance(event, FactsChanged)]
    assert changed.correction == Correction(remark="加急")
    assert changed.before == Correction()
    assert world.refused(case, TAKER, "edit", correction=Correction()) == "nothing_changed"


def test_a_case_of_yesterday_is_still_known_while_it_is_on_its_way():
    world = World()
    case = world.register()
    world.pass_time(days=1)
    assert case not in world.state.cases
    assert case_of(world.state, case).title == "垃圾没人清"
    world.act(case, "dispatcher.city", "back_to_taker")
    world.act(case, TAKER, "edit", correction=Correction(title="新标题"))
    assert case_of(world.state, case).title == "新标题"
    world.act(case, TAKER, "void")
    world.pass_time(days=9)
    assert case_of(world.state, case) is None


def test_asking_to_hurry_holds_however_the_case_stands():
    world = World()
    case = world.register()
    seen = world.flow(case).version
    world.act(case, "dispatcher.city", "assign", units=("roads",))
    command = {"case": case, "base_version": seen, "action": "urge", "details": {"opinion": "催办"}}

    world.do(ActOnCase.model_validate(command, strict=False), TAKER)
    assert [note.text for note in world.flow(case).urges] == ["催办"]


def followed_up(world):
    """A case whose citizen is to be called back."""
    case = world.handled("roads")
    world.act(case, "dept_handler.roads", "finish", 1)
    world.act(case, "result_reviewer.city", "approve_result", 1)
    assert world.stage(case) == "followup"
    return case


def test_who_is_not_reached_is_called_again_so_often_and_no_more():
    world = World()
    case = followed_up(world)
    for _ in range(2):
        world.act(case, TAKER, "follow_up", result="unreachable", opinion="无人接听")
        assert world.stage(case) == "followup"
    world.act(case, TAKER, "follow_up", result="unreachable", opinion="关机")
    assert world.stage(case) == "evaluate"
    assert [known.text for known in world.flow(case).follow_ups] == ["无人接听", "无人接听", "关机"]


def test_what_the_citizen_said_is_kept():
    world = World()
    case = followed_up(world)
    world.act(case, TAKER, "follow_up", result="unsatisfied", satisfaction=2, opinion="还没修好")
    (said,) = world.flow(case).follow_ups
    assert (said.by, said.result, said.satisfaction, said.text, said.automatic) == (
        TAKER,
        "unsatisfied",
        2,
        "还没修好",
        False,
    )


def test_the_robot_of_document_000_closes_what_was_answered_and_repeats_what_was_not():
    world = World("linkage_110")
    case = world.register()
    world.act(case, "dispatcher.city", "assign", units=("roads",))
    world.act(case, "dept_handler.roads", "sign", 1)
    world.act(case, "dept_handler.roads", "finish", 1)
    world.act(case, "dept_handler.roads", "follow_up", result="satisfied")
    assert world.stage(case) == "centre_followup"
    for _ in range(5):
        world.act(case, "system", "auto_follow_up", result="unreachable")
        assert world.stage(case) == "centre_followup"
    world.act(case, "system", "auto_follow_up", result="unsatisfied")
    assert world.stage(case) == "closed"
    assert [known.automatic for known in world.flow(case).follow_ups] == [False, *[True] * 6]


def test_more_of_the_reporter_is_kept_with_the_case():
    world = World()
    reporter = {"name": "李四", "phone": "139", "birth": "1990-02-03", "region": "a1", "home": "江湾雅苑"}
    given = RegisterCase.model_fields["reporter"].annotation(**reporter)
    case = world.register(reporter=given, tags=("扰民",), remark="急", difficult=True)
    known = case_of(world.state, case)
    assert known.reporter.model_dump(exclude={"gender"}) == reporter
    assert (known.tags, known.remark, known.difficult) == (("扰民",), "急", True)
