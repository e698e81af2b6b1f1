"""What may be chosen for each need of an act, as far as the set-up says; the server has the last word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.contract.centre.desk import CaseWhole, ClockOf
from app.contract.centre.flow import FlowRole
from app.contract.centre.flow_setup import Unit
from app.contract.centre.flow_state import Task
from app.modes.desk.directory import Directory
from app.modes.desk.view import Option
from app.rules.case_deed import live_tasks
from app.rules.case_needs import Need


@dataclass(frozen=True)
class Choices:
    """The options of one case. `titles` names other cases by id; `guess` is what earlier cases suggest."""

    whole: CaseWhole
    names: Directory
    titles: Mapping[str, str] = field(default_factory=dict)
    guess: tuple[Option, ...] = ()

    @property
    def centre(self) -> str:
        """The centre that has the case."""
        return self.whole.flow.path[-1].centre if self.whole.flow is not None else ""

    def of(self, need: Need, task: Task | None) -> tuple[Option, ...]:
        """Return what may be chosen for a need."""
        names = self.names
        match need:
            case Need.UNITS:
                return names.units_of(self.centre)
            case Need.NEW_UNIT | Need.OTHER_UNIT | Need.EQUAL_UNIT | Need.UNIT_BELOW:
                return tuple(names.unit_option(unit) for unit in self._units(need, task))
            case Need.FACTS:
                return tuple(Option(one.code, one.name, one.directory) for one in names.setup.matters)
            case Need.CASES:
                return tuple(Option(case, self.titles.get(case, case)) for case in self.whole.merge)
            case _:
                return self._people_and_rules(need, task)

    def areas(self) -> tuple[Option, ...]:
        """Return the areas of the centre."""
        return tuple(Option(one.code, one.name, self.names.area(one.parent)) for one in self.names.setup.areas)

    def due_of(self, task: Task | None) -> datetime | None:
        """Return when a task is due now, by the centre's clock."""
        found = next(
            (one.due for one in self.whole.deadlines if one.of is ClockOf.TASK and task and one.task == task.no), None
        )
        return self.names.here(found) if found is not None else None

    def overall_due(self) -> datetime | None:
        """Return when the whole case is due."""
        return next((one.due for one in self.whole.deadlines if one.of is ClockOf.OVERALL), None)

    def _units(self, need: Need, task: Task | None) -> Iterator[Unit]:
        flow, setup = self.whole.flow, self.names.flow
        if flow is None or setup is None:
            return
        has_it = {one.unit for one in (flow.tasks if need is Need.NEW_UNIT else live_tasks(flow))}
        own = next((unit for unit in setup.units if task is not None and unit.code == task.unit), None)
        lower = {one.code for one in setup.centres if one.parent == self.centre}
        for unit in setup.units:
            if unit.code in has_it:
                continue
            below = own is not None and (unit.parent == own.code or unit.centre in lower)
            equal = own is not None and (unit.centre, self._depth(unit)) == (own.centre, self._depth(own))
            fits = {Need.UNIT_BELOW: below, Need.EQUAL_UNIT: equal, Need.NEW_UNIT: unit.centre == self.centre}
            if fits.get(need, True):
                yield unit

    def _depth(self, unit: Unit) -> int:
        units = self.names.flow.units if self.names.flow is not None else ()
        above = next((one for one in units if one.code == unit.parent), None)
        return 0 if above is None else 1 + self._depth(above)

    def _people_and_rules(self, need: Need, task: Task | None) -> tuple[Option, ...]:
        names, flow = self.names, self.whole.flow
        if need is Need.STAFF:
            return names.people(unit=task.unit if task is not None else None)
        if need is Need.GRID_OFFICER:
            return names.people(unit=None, roles=(FlowRole.GRID_OFFICER,))
        if need is Need.LOWER_CENTRE and names.flow is not None:
            return tuple(Option(one.code, one.name) for one in names.flow.centres if one.parent == self.centre)
        profile = names.profile(flow.profile) if flow is not None else None
        if need is Need.SCORE and profile is not None:
            return tuple(Option(one.code, one.name, f"{one.points:+d}") for one in profile.scores)
        return ()
