"""How a hotline centre is set up: channels, catalogue, areas, addresses, departments, common opinions."""

from typing import Annotated

from pydantic import Field

from app.contract.centre.flow_setup import FlowSetup
from app.contract.model import Code, Line, Model, Name, Text


class Channel(Model):
    """How a case reaches the centre (上报方式); `prefix` starts its number, e.g. DH for telephone."""

    code: Code
    name: Name
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{1,4}$")]


class CaseKind(Model):
    """What a citizen wants (事件类型): complaint, advice, question, help, report."""

    code: Code
    name: Name


class Area(Model):
    """A place in the tree district → street → community → grid (网格)."""

    code: Code
    name: Name
    parent: Code | None = None


class CentreDepartment(Model):
    """Who handles cases (承办单位)."""

    code: Code
    name: Name


class Matter(Model):
    """A catalogue item (事项) inside a directory; limits in working hours by urgency, `None` where unset."""

    code: Code
    name: Name
    directory: Name
    department: Code | None = None
    hours: Annotated[float, Field(gt=0)] | None = None
    urgent_hours: Annotated[float, Field(gt=0)] | None = None
    very_urgent_hours: Annotated[float, Field(gt=0)] | None = None
    keywords: tuple[Line, ...] = ()


class StandardAddress(Model):
    """A place people name (标准地址): an estate, school, market; `road` is its road and number, `area` its grid."""

    code: Code
    place: Name
    road: Line = ""
    area: Code | None = None


class CentreSetup(Model):
    """One centre, whole. Without a `flow`, cases are registered and nothing more."""

    code: Code
    name: Name
    phone: Line = ""
    timezone: Name = "Asia/Shanghai"
    number_width: Annotated[int, Field(ge=3, le=8)] = 5
    channels: tuple[Channel, ...]
    kinds: tuple[CaseKind, ...]
    areas: tuple[Area, ...] = ()
    addresses: tuple[StandardAddress, ...] = ()
    departments: tuple[CentreDepartment, ...] = ()
    matters: tuple[Matter, ...] = ()
    opinions: tuple[Text, ...] = ()
    flow: FlowSetup | None = None
