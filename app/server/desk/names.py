"""What a centre's people call things: the codes of its set-up by name, stages by the names its profiles give them."""

from datetime import datetime
from functools import cached_property

from app.contract.centre.flow import Stage
from app.contract.centre.setup import CentreSetup
from app.rules.calendar import local


class Names:
    """The names of one centre. A code that is not known any more is its own name."""

    def __init__(self, setup: CentreSetup) -> None:
        self._setup = setup

    def unit(self, code: str | None) -> str:
        """Return the name of a unit."""
        return self._units.get(code or "", code or "")

    def of(self, kind: str, code: str | None) -> str:
        """Return the name of a code in one of the lists of the set-up: `matters`, `areas`, `channels`, `kinds`."""
        return next((known.name for known in getattr(self._setup, kind) if known.code == code), code or "")

    def stage(self, profile: str, stage: Stage) -> str:
        """Return what a profile calls a stage."""
        return self._stages.get((profile, stage), stage.value)

    def time(self, at: datetime | None) -> str:
        """Return a time as it is there, to the minute."""
        return "" if at is None else f"{local(self._setup.timezone, at):%Y-%m-%d %H:%M}"

    @cached_property
    def _units(self) -> dict[str, str]:
        flow = self._setup.flow
        departments = {known.code: known.name for known in self._setup.departments}
        return departments | {known.code: known.name for known in (flow.units if flow is not None else ())}

    @cached_property
    def _stages(self) -> dict[tuple[str, Stage], str]:
        flow = self._setup.flow
        profiles = flow.profiles if flow is not None else ()
        return {(profile.code, known.stage): known.name for profile in profiles for known in profile.stages}
