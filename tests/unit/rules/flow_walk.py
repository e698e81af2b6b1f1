"""A random walk over the cases of a centre: anybody tries anything, mostly what is legal, and the laws hold."""

from datetime import timedelta

from app.contract.centre.flow import SETTLED, ApplicationKind, FlowRole, Stage
from app.contract.centre.flow_events import CaseActed, MainFollowed, TaskOpened
from app.contract.centre.flow_state import FollowUpResult
from app.contract.errors import Refused
from app.rules.case_deed import deciding_tasks
from tests.unit.rules.flow_world import CENTRE, CENTRES, UNITS, World, officers, profile

STAFF = (*(officer.staff for officer in officers()), "system")
ROLES = {officer.staff: set(officer.roles) for officer in officers()} | {"system": {FlowRole.SYSTEM}}
IDLE = {
    "urge", "supervise", "edit", "merge", "split", "report_progress", "urge_grid", "replace_grid_officer", "add_task",
    "score",
}  # fmt: skip
"""Acts that bring a case no further."""

ENDS = {Stage.CLOSED, Stage.VOID}
MOST_CASES = 6


class Walk:
    """One walk; `choose` picks one of a sequence."""

    def __init__(self, code, choose, *, pools=False):
        self.code, self.choose, self.taken = code, choose, 0
        self.profile = profile(code)
        self.world = World(code, pools=pools)
        self.opened = 0

    def step(self):
        """Let somebody try something, then check the laws of what was touched."""
        world = self.world
        cases = list(world.state.flows)
        kind = self.choose(range(20))
        if not cases or (kind == 0 and len(cases) < MOST_CASES):
            starter = (
                "supervisor" if self.code == "supervision" else self.choose(("calltaker.city", "calltaker.street"))
            )
            world.register(
                starter,
                disposition=self.choose(("to_dispatch", "to_review", "to_verify", "draft", "direct_answer")),
                follow_up=self.choose((True, False)),
            )
            return
        if kind == 1:
            world.pass_time(hours=self.choose((1, 9, 40)))
        case = self.choose(cases)
        known = self.possible(case)
        if not known or kind in {2, 3}:
            staff = self.choose(STAFF)
            act = self.choose(list(world.legal(case, staff)) or ["urge"])
        else:
            staff, act = self.choose(known)
        self.attempt(case, staff, act)

    def possible(self, case):
        """Everything that somebody may do with a case now, what brings it further twice as likely."""
        found = [(staff, act) for staff in STAFF for act, why in self.world.legal(case, staff).items() if why is None]
        return found + [(staff, act) for staff, act in found if act.split("@")[0] not in IDLE]

    def attempt(self, case, staff, act):
        """Try an act with details that may or may not do."""
        name, _, task = act.partition("@")
        action, _, kind = name.partition(":")
        world, before = self.world, self.world.state
        length = len(world.record)
        details = self.details(case, action, int(task) if task else None)
        if kind:
            details["kind"] = ApplicationKind(kind)
        try:
            world.act(case, staff, action, int(task) if task else None, **details)
        except Refused:
            assert world.state is before
            return
        self.taken += 1
        self.check(staff, [row.event for row in world.record[length:]])

    def details(self, case, action, task):
        """Something for every need."""
        choose, flow = self.choose, self.world.flow(case)
        centre = flow.path[-1].centre
        units = [unit.code for unit in UNITS if unit.centre == centre]
        first = choose(units)
        others = tuple(dict.fromkeys(code for code in (choose(units), choose(units)) if code != first))
        host = choose((True, False))
        pending = [known.no for known in flow.applications if known.state == "pending"]
        lower = [known.code for known in CENTRES if known.parent == centre]
        return {
            "host": first if host else None,
            "co": others if host else (),
            "units": () if host else (first, *others),
            "forced": choose((True, False, False)),
            "unit": choose([unit.code for unit in UNITS]),
            "staff": choose(("grid.1", "grid.2", None)) if action != "sign_and_hand_on" else f"dept_handler.{first}",
            "centre": choose(lower) if lower else None,
            "until": self.world.now + timedelta(days=choose((1, 30))),
            "application": choose(pending) if pending else None,
            "passed": choose((True, True, False)),
            "result": choose(list(FollowUpResult)),
            "satisfaction": choose((1, 5)),
            "score": choose(("late", "early")),
            "cases": tuple(choose(list(self.world.state.flows)) for _ in range(1)),
            "urgency": "urgent",
        }

    def check(self, staff, events):
        """The laws, for every case that something happened to."""
        self.opened += sum(isinstance(event, TaskOpened) for event in events)
        for event in events:
            if isinstance(event, CaseActed):
                self.check_role(staff, event)
        followed = {event.case for event in events if isinstance(event, MainFollowed)}
        for case in {event.case for event in events}:
            flow = self.world.flow(case)
            assert case in followed or [task.no for task in flow.tasks] == list(range(1, len(flow.tasks) + 1))
            self.check_tasks(flow)
            if flow.stage not in ENDS and flow.main is None:
                self.check_way_on(flow)

    def check_role(self, staff, event):
        """Nobody does what the profile does not give to one of their roles."""
        if event.role is FlowRole.SYSTEM and event.row in {"13", "14", "15"}:
            return
        assert event.role in ROLES[staff]
        table = self.profile.order if event.task is None else self.profile.task
        rows = [known for known in table if (known.row, known.action) == (event.row, event.action)]
        assert any(event.role in known.roles for known in rows)

    def check_tasks(self, flow):
        """While a case is handled somebody decides it; before and after, nobody has an open task."""
        live = [task for task in flow.tasks if task.state not in SETTLED]
        if flow.stage is Stage.HANDLING:
            assert any(task.state not in SETTLED for task in deciding_tasks(flow))
        elif flow.stage not in {Stage.RESULT_REVIEW, Stage.RECHECK}:
            assert live == []
        above = {task.no: task for task in flow.tasks}
        assert all(task.parent is None or above[task.parent].state not in SETTLED for task in live)

    def check_way_on(self, flow):
        """Somebody can bring the case further, or take it from its pool."""
        if flow.holder is None and any(
            pool.stage is flow.stage for pool in self.world.state.setup.flow.profiles[0].pools
        ):
            return
        assert any(
            why is None and act.split("@")[0].split(":")[0] not in IDLE | {"apply"}
            for staff in STAFF
            for act, why in self.world.legal(flow.case, staff).items()
        ), (flow.stage, flow.tasks)

    def check_replay(self):
        """The record gives the same state again."""
        state = CENTRE.initial("test")
        for row in self.world.record:
            state = CENTRE.evolve(state, row)
        assert state == self.world.state
