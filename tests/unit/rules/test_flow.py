"""Flow profiles: the shipped ones are whole, and every mistake is told with its line."""

import pytest

from app.contract.centre.commands import SetUpCentre
from app.contract.centre.flow import FlowProfile, FlowRole, Stage
from app.contract.centre.flow_setup import CentreLevel, MatterFlow, Officer, Route, RouteTo, Unit
from app.contract.errors import Refused
from app.rules.case_effects import EFFECTS
from app.rules.case_guards import GUARDS
from app.rules.flow import WrongFlow, problems, profile_problems, read_profile
from resources import read_text
from tests.unit.rules.flow_world import CENTRES, PROFILES, UNITS, World, profile, setup_of

SMALL = """\
code = "small"
name = "小流程"

[[stage]]
stage = "accept"
name = "待受理"
limit = { minutes = 60, unit = "work" }

[[stage]]
stage = "closed"
name = "已结案"

[[order]]
row = "6"
from = ["accept"]
action = "answer"
roles = ["calltaker"]
guards = ["opinion_given"]
to = "closed"
"""


@pytest.mark.parametrize("code", PROFILES)
def test_a_shipped_profile_is_whole_and_survives_the_record(code):
    known = profile(code)
    assert (known.code, profile_problems(known)) == (code, ())
    assert FlowProfile.model_validate_json(known.model_dump_json()) == known


def test_every_guard_and_effect_is_used_by_a_shipped_profile():
    guards, effects = set[str](), set[str]()
    for known in map(profile, PROFILES):
        for row in (*known.order, *known.task):
            guards |= set(row.guards)
            effects |= set(row.effects)
        guards |= {word for application in known.applications for word in application.guards}
        guards |= {stage.when for stage in known.stages if stage.when is not None}
    assert guards == set(GUARDS)
    assert effects == set(EFFECTS)


@pytest.mark.parametrize(
    ("document", "stages"),
    [
        ("linkage_110", "accept handling followup centre_followup closed"),
        ("hotline_12345", "accept dispatch handling result_review followup closed"),
        ("supervision", "draft accept accept_review dispatch handling result_review close closed void"),
        ("city_operation", " ".join(stage for stage in Stage if stage is not Stage.CENTRE_FOLLOWUP)),
    ],
)
def test_a_profile_has_the_stages_of_its_document(document, stages):
    assert {stage.stage.value for stage in profile(document).stages} == set(stages.split())


def test_a_small_flow_is_read():
    known = read_profile(SMALL, "small.toml")
    assert (known.order[0].begins, known.order[0].to, known.stages[0].limit.minutes) == (
        (Stage.ACCEPT,),
        Stage.CLOSED,
        60,
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"answer"', '"answr"', "small.toml, line 16: order.action: "),
        ('["calltaker"]', '["taker"]', "small.toml, line 17: order.roles: "),
        ('["calltaker"]', "[]", "small.toml, line 17: order.roles: "),
        ('["accept"]', '["nowhere"]', "small.toml, line 15: order.from: "),
        ('row = "6"\n', "", "small.toml, line 13: order.row: "),
        ("minutes = 60", "minutes = 0", "small.toml, line 7: stages.limit.minutes: "),
        ("minutes = 60", "hours = 1", "small.toml, line 7: stages.limit.minutes: "),
        ('name = "已结案"', 'colour = "red"', "small.toml, line 9: stages.name: "),
        ('["opinion_given"]', '["opinion_taken"]', "small.toml, line 18: there is no guard opinion_taken"),
        ('guards = ["opinion_given"]', 'effects = ["cheer"]', "small.toml, line 18: there is no effect cheer"),
        ('to = "closed"', 'to = "close"', "small.toml, line 19: there is no stage close in this profile"),
        ('to = "closed"', 'to = "next"', "small.toml, line 19: stage accept has no next"),
        ('from = ["accept"]', 'from = ["draft"]', "small.toml, line 15: there is no stage draft in this profile"),
        ('to = "closed"\n', "", "small.toml, line 4: nothing leads out of the stage accept"),
        ('stage = "closed"', 'stage = "accept"', "small.toml, line 9: stage accept is there twice"),
        ('stage = "accept"', 'stage = "void"', "small.toml, line 4: a profile needs the stage accept"),
        ('name = "已结案"', 'name = "已结案"\nwhen = "rain"', "small.toml, line 12: there is no condition rain"),
        ('name = "已结案"', 'name = "已结案"\nnext = ["draft"]', "small.toml, line 12: there is no stage draft"),
        ('code = "small"', "code = small", "small.toml: Invalid value (at line 1, column 8)"),
        ('code = "small"', "code = 2026-11-22", "small.toml: "),
    ],
)
def test_a_mistake_is_told_with_its_line(before, after, said):
    assert before in SMALL
    with pytest.raises(WrongFlow) as wrong:
        read_profile(SMALL.replace(before, after), "small.toml")
    assert any(line.startswith(said) for line in wrong.value.each), wrong.value


def test_a_task_state_without_a_way_on_is_told():
    text = read_text("flows/supervision.toml").replace('action = "leader_approve"', 'action = "leader_reject"')
    broken = text.replace('from = ["signed_off"]', 'from = ["suspended"]')
    with pytest.raises(WrongFlow, match="nothing leads out of the task state signed_off"):
        read_profile(broken, "supervision.toml")


def test_a_condition_of_an_application_that_does_not_exist_is_told():
    text = read_text("flows/city_operation.toml").replace('["not_forced"]', '["not_tuesday"]')
    with pytest.raises(WrongFlow, match=r"line \d+: there is no condition not_tuesday"):
        read_profile(text, "city_operation.toml")


@pytest.mark.parametrize(
    ("change", "place", "expected"),
    [
        ({"centres": (*CENTRES, CentreLevel(code="x", name="x", parent="y"))}, "centres/x", "unknown_parent"),
        ({"units": (*UNITS, Unit(code="x", name="x", centre="city", parent="x"))}, "units/x", "circle"),
        ({"units": (*UNITS, Unit(code="x", name="x", centre="moon"))}, "units/x", "unknown_centre"),
        ({"officers": (Officer(staff="1", roles=(FlowRole.LEADER,), centre="moon"),)}, "officers/1", "unknown_centre"),
        (
            {"officers": (Officer(staff="1", roles=(FlowRole.LEADER,), centre="city", unit="x"),)},
            "officers/1",
            "unknown_unit",
        ),
        ({"routes": (Route(centre="moon", matter="m", to=RouteTo.UPPER),)}, "routes/m", "unknown_centre"),
        ({"routes": (Route(centre="city", matter="m", to=RouteTo.UNITS, host="x"),)}, "routes/m", "unknown_unit"),
        ({"matters": (MatterFlow(matter="m", profile="x"),)}, "matters/m", "unknown_profile"),
    ],
)
def test_who_and_what_a_flow_refers_to_must_be_there(change, place, expected):
    setup = setup_of(profile("city_operation"), **change)
    assert [(wrong.place, wrong.expected) for wrong in problems(setup)] == [(place, expected)]
    world = World()
    with pytest.raises(Refused) as refusal:
        world.do(SetUpCentre(setup=setup), "system")
    assert refusal.value.detail["place"] == place
