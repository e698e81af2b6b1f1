"""A city with two districts and a street, one officer for every role: the ground on which cases run in tests."""

from datetime import UTC, datetime, time, timedelta

from app.contract.centre.commands import RegisterCase, ReporterGiven, SetUpCentre
from app.contract.centre.flow import Action, FlowRole, Stage
from app.contract.centre.flow_commands import ActOnCase, Details, ExtractCases
from app.contract.centre.flow_events import CaseActed
from app.contract.centre.flow_setup import CentreLevel, FlowSetup, MatterFlow, Officer, Unit, UnitKind
from app.contract.centre.limits import Limit, TimeUnit
from app.contract.centre.setup import Area, CaseKind, CentreSetup, Channel, Matter
from app.contract.centre.state import Disposition
from app.contract.command import Actor, Context, Scope
from app.contract.errors import Refused
from app.contract.hall.commands import PassTime
from app.contract.hall.events import IrregularityFound
from app.contract.hall.setup import Calendar, Period, WeekHours
from app.ids import new_id
from app.rules.case_legal import legal
from app.rules.decision import recorded
from app.rules.feeds import feed_rules
from app.rules.flow import read_profile
from resources import read_text
from tests.unit.rules.halls import SYSTEM

CENTRE = feed_rules("centre:test")
PROFILES = ("city_operation", "linkage_110", "hotline_12345", "supervision")
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""A Monday, 09:00 in Shanghai."""

HOURS = (Period(opens=time(8, 30), closes=time(12)), Period(opens=time(14), closes=time(17, 30)))
CALENDAR = Calendar(week=(WeekHours(days=(1, 2, 3, 4, 5), periods=HOURS),))
CENTRES = (
    CentreLevel(code="city", name="市中心"),
    CentreLevel(code="east", name="东区", parent="city"),
    CentreLevel(code="street", name="街道", parent="east"),
)
UNITS = (
    Unit(code="roads", name="市政局", centre="city"),
    Unit(code="water", name="水务局", centre="city"),
    Unit(code="parks", name="园林局", centre="city"),
    Unit(code="lamps", name="路灯所", centre="city", parent="roads"),
    Unit(code="drains", name="排水所", centre="city", parent="roads"),
    Unit(code="village", name="社区", centre="city", kind=UnitKind.COMMUNITY),
    Unit(code="east-roads", name="东区市政", centre="east"),
    Unit(code="east-water", name="东区水务", centre="east"),
    Unit(code="street-roads", name="街道市政", centre="street"),
)
OF_A_CENTRE = ("calltaker", "shift_leader", "dispatcher", "result_reviewer")
OF_A_UNIT = ("dept_handler", "parent_dept", "unit_leader")


def officers():
    """One officer per role, centre and unit: `dispatcher.city`, `dept_handler.roads`; two grid officers."""
    made = [
        Officer(staff=f"{role}.{centre.code}", roles=(FlowRole(role),), centre=centre.code)
        for centre in CENTRES
        for role in OF_A_CENTRE
    ]
    made += [
        Officer(staff=f"{role}.{unit.code}", roles=(FlowRole(role),), centre=unit.centre, unit=unit.code)
        for unit in UNITS
        for role in OF_A_UNIT
    ]
    made += [
        Officer(staff=role, roles=(FlowRole(role),), centre="city") for role in ("supervisor", "leader", "evaluator")
    ]
    grid = {"roles": (FlowRole.GRID_OFFICER,), "centre": "city", "unit": "village", "grids": ("g1",)}
    return (*made, Officer(staff="grid.1", **grid), Officer(staff="grid.2", **grid))


def profile(code, **changes):
    """A shipped profile, perhaps changed."""
    return read_profile(read_text(f"flows/{code}.toml"), f"{code}.toml").model_copy(update=changes)


def setup_of(*profiles, **changes):
    """A centre with these flows."""
    flow = FlowSetup(
        profiles=profiles,
        calendar=CALENDAR,
        centres=CENTRES,
        units=UNITS,
        officers=officers(),
        matters=(MatterFlow(matter="bin", limit=Limit(minutes=24 * 60, urgent=120, unit=TimeUnit.NATURAL)),),
    )
    return CentreSetup(
        code="test",
        name="热线",
        channels=(Channel(code="phone", name="电话", prefix="DH"), Channel(code="web", name="网络", prefix="WL")),
        kinds=(CaseKind(code="complaint", name="投诉"),),
        areas=(Area(code="a1", name="区"), Area(code="g1", name="网格", parent="a1"), Area(code="g2", name="二")),
        matters=(
            Matter(code="bin", name="暴露垃圾", directory="市容"),
            Matter(code="lamp", name="路灯", directory="市政", hours=7.0),
        ),
        flow=flow.model_copy(update=changes),
    )


def actor(staff):
    """Whoever has a staff number; `system` is the server."""
    return SYSTEM if staff == "system" else Actor(scope=Scope.HOTLINE, device="seat", staff=staff)


class World:
    """A centre driven by commands; keeps the record."""

    def __init__(self, code="city_operation", *, pools=False, **changes):
        known = profile(code) if pools else profile(code, pools=())
        self.now, self.record = START, []
        self.state = CENTRE.initial("test")
        self.do(SetUpCentre(setup=setup_of(known, **changes)), "system")

    def do(self, command, staff, command_id=None):
        """Decide, record, evolve."""
        context = Context(now=self.now, pressed_at=self.now, actor=actor(staff), command_id=command_id or new_id())
        events = CENTRE.decide(self.state, command, context)
        for event in events:
            self.record.append(recorded(event, seq=self.state.seq + 1, context=context))
            self.state = CENTRE.evolve(self.state, self.record[-1])
        return events

    def register(self, staff="calltaker.city", disposition="to_dispatch", **more):
        """Register a case and return its id."""
        fields = {
            "channel": "phone",
            "kind": "complaint",
            "reported_at": self.now,
            "reporter": ReporterGiven(name="李四", phone="13900001111"),
            "title": "垃圾没人清",
            "description": "小区门口",
            "area": "g1",
            "matter": "bin",
            "opinion": "请处理",
        }
        case = new_id()
        self.do(RegisterCase(disposition=Disposition(disposition), **(fields | more)), staff, case)
        return case

    def act(self, case, staff, action, task=None, /, **details):
        """Act on the latest version of a case; an opinion comes with it unless it is given."""
        said = Details.model_validate({"opinion": "同意"} | details, strict=False)
        version = self.state.flows[case].version
        command = ActOnCase(case=case, base_version=version, action=Action(action), task=task, details=said)
        return self.do(command, staff)

    def refused(self, case, staff, action, task=None, /, **details):
        """Why an act is refused."""
        before = self.state
        try:
            self.act(case, staff, action, task, **details)
        except Refused as refusal:
            assert self.state is before
            return refusal.detail.get("reason", refusal.code.value)
        return "done"

    def extract(self, staff, stage):
        """Take cases from a pool."""
        return [event.case for event in self.do(ExtractCases(stage=Stage(stage)), staff)]

    def pass_time(self, **time):
        """Let time go by and the server notice."""
        self.now += timedelta(**time)
        return self.do(PassTime(), "system")

    def flow(self, case):
        """A case as it is."""
        return self.state.flows[case]

    def stage(self, case):
        """Where a case stands."""
        return self.state.flows[case].stage.value

    def tasks(self, case):
        """The tasks of a case: unit, state."""
        return [(task.unit, task.state.value) for task in self.flow(case).tasks]

    def legal(self, case, staff):
        """The acts of somebody: `action` or `action@task` or `apply:kind@task` to the reason against it, if any."""
        return {
            f"{known.action.value}{f':{known.kind}' if known.kind else ''}{f'@{known.task}' if known.task else ''}": (
                known.why.value if known.why else None
            )
            for known in legal(self.state, case, actor(staff), self.now)
        }

    def rows(self):
        """The rows of the documents' table that were taken, in order."""
        return [row.event.row for row in self.record if isinstance(row.event, CaseActed)]

    def irregularities(self):
        """What was wrong with facts."""
        return [row.event.code for row in self.record if isinstance(row.event, IrregularityFound)]

    def handled(self, *units, host=None, co=(), **more):
        """A case of the city profile that was given to units."""
        case = self.register(**more)
        self.act(case, "dispatcher.city", "assign", units=units, host=host, co=co)
        return case
