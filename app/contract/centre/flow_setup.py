"""Who takes part in the flows of a centre: centres, departments, officers, automatic dispatch, limits."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.contract.centre.flow import FlowProfile, FlowRole
from app.contract.centre.limits import Limit
from app.contract.hall.setup import Calendar
from app.contract.model import Code, Line, Model, Name


class CentreLevel(Model):
    """A centre (指挥中心) in the tree city → district → street; each works on its own."""

    code: Code
    name: Name
    parent: Code | None = None


class UnitKind(StrEnum):
    """What a handling unit is; only a village or community committee (社区村委) has grid officers."""

    DEPARTMENT = "department"
    COMMUNITY = "community"


class Unit(Model):
    """A handling unit (成员单位) of a centre; `parent` is the unit above it."""

    code: Code
    name: Name
    centre: Code
    parent: Code | None = None
    kind: UnitKind = UnitKind.DEPARTMENT


class Officer(Model):
    """A member of staff in the flows: roles, centre, unit, and the grids of a grid officer (网格员)."""

    staff: Code
    name: Line = ""
    roles: Annotated[tuple[FlowRole, ...], Field(min_length=1)]
    centre: Code
    unit: Code | None = None
    grids: tuple[Code, ...] = ()


class RouteTo(StrEnum):
    """Where automatic dispatch (分拨配置) sends a case."""

    UNITS = "units"
    LOWER = "lower"
    UPPER = "upper"


class Route(Model):
    """Automatic dispatch at a centre for a matter in some areas (none: all); areas count with all below them."""

    centre: Code
    matter: Code
    areas: tuple[Code, ...] = ()
    to: RouteTo
    host: Code | None = None
    co: tuple[Code, ...] = ()
    units: tuple[Code, ...] = ()
    lower: Code | None = None


class MatterFlow(Model):
    """What a matter adds: its own flow (领域) and its overall limit (整体时限)."""

    matter: Code
    profile: Code | None = None
    limit: Limit | None = None


class FlowSetup(Model):
    """The flows of a centre's feed. A case follows its matter's profile, else the first one.

    `keep_closed_days`: how long a closed or void case stays at hand, to be restored or assessed.
    """

    profiles: Annotated[tuple[FlowProfile, ...], Field(min_length=1)]
    calendar: Calendar
    centres: Annotated[tuple[CentreLevel, ...], Field(min_length=1)]
    units: tuple[Unit, ...] = ()
    officers: tuple[Officer, ...] = ()
    routes: tuple[Route, ...] = ()
    matters: tuple[MatterFlow, ...] = ()
    keep_closed_days: Annotated[int, Field(ge=1, le=60)] = 7
