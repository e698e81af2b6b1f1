"""The names of a centre's set-up by their codes: what a desk shows instead of codes, and what can be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.contract.centre.flow import FlowProfile, FlowRole, Stage
from app.contract.centre.flow_setup import FlowSetup, Officer, Unit
from app.contract.centre.setup import CentreSetup
from app.modes.desk import words
from app.modes.desk.view import Option
from app.rules.calendar import local


@dataclass(frozen=True)
class Directory:
    """One centre's names. What is not in the set-up any more is shown by its code."""

    setup: CentreSetup

    @property
    def flow(self) -> FlowSetup | None:
        """The flows of the centre."""
        return self.setup.flow

    def here(self, when: datetime) -> datetime:
        """Return a moment by the centre's clock."""
        return local(self.setup.timezone, when)

    def time(self, when: datetime, now: datetime) -> str:
        """Return a moment in words."""
        return words.moment(self.here(when), self.here(now))

    def unit(self, code: str | None) -> str:
        """Return the name of a department."""
        units = self.flow.units if self.flow is not None else ()
        return _name(code, units) or _name(code, self.setup.departments) or code or ""

    def matter(self, code: str | None) -> str:
        """Return the name of a matter."""
        return _name(code, self.setup.matters) or code or ""

    def area(self, code: str | None) -> str:
        """Return the name of an area with the two above it."""
        known = {area.code: area for area in self.setup.areas}
        names: list[str] = []
        while code is not None and code in known and len(names) < 3:
            names.insert(0, known[code].name)
            code = known[code].parent
        return " ".join(names)

    def channel(self, code: str) -> str:
        """Return how a case came."""
        return _name(code, self.setup.channels) or code

    def kind(self, code: str) -> str:
        """Return what a citizen wants."""
        return _name(code, self.setup.kinds) or code

    def centre(self, code: str | None) -> str:
        """Return the name of a centre."""
        return _name(code, self.flow.centres if self.flow is not None else ()) or code or ""

    def staff(self, code: str | None) -> str:
        """Return the name of an officer, or the staff number where there is none."""
        officer = self.officer(code)
        return (officer.name if officer is not None else "") or code or ""

    def officer(self, code: str | None) -> Officer | None:
        """Return an officer of the flows."""
        officers = self.flow.officers if self.flow is not None else ()
        return next((one for one in officers if one.staff == code), None)

    def profile(self, code: str) -> FlowProfile | None:
        """Return a flow profile."""
        profiles = self.flow.profiles if self.flow is not None else ()
        return next((one for one in profiles if one.code == code), None)

    def stage(self, stage: Stage, profile: str) -> str:
        """Return what a profile calls a stage."""
        known = self.profile(profile)
        stages = known.stages if known is not None else ()
        return next((one.name for one in stages if one.stage is stage), "") or words.stage(stage)

    def units_of(self, centre: str, but: Iterable[str] = ()) -> tuple[Option, ...]:
        """Return the departments of a centre, without some; the name of the one above stands beside each."""
        left_out = set(but)
        units = self.flow.units if self.flow is not None else ()
        return tuple(self.unit_option(one) for one in units if one.centre == centre and one.code not in left_out)

    def unit_option(self, unit: Unit) -> Option:
        """Return a department to choose."""
        return Option(unit.code, unit.name, self.unit(unit.parent))

    def people(self, *, unit: str | None, roles: Iterable[FlowRole] = tuple(FlowRole)) -> tuple[Option, ...]:
        """Return the officers of a department in any of these roles."""
        wanted = set(roles)
        officers = self.flow.officers if self.flow is not None else ()
        return tuple(
            Option(one.staff, one.name or one.staff, self.unit(one.unit))
            for one in officers
            if (unit is None or one.unit == unit) and wanted & set(one.roles)
        )


def _name(code: str | None, known: Iterable[object]) -> str:
    return next((getattr(one, "name", "") for one in known if getattr(one, "code", None) == code), "")
