"""What may be asked of a centre, or reported to it."""

from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.centre.attachments import Attachments
from app.contract.centre.calls import CALL_COMMANDS, CallKey
from app.contract.centre.flow_commands import ActOnCase, AppendToCase, ExtractCases
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, Disposition, Gender, Urgency
from app.contract.centre.suggestions import ReportSuggestion
from app.contract.command import Command, Kind, Scope
from app.contract.hall.commands import PassTime
from app.contract.model import Code, Id, Line, Model, Name, Text


class SetUpCentre(Command):
    """Replace the centre's set-up; cases stay."""

    TYPE: ClassVar[str] = "set_up_centre"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.SYSTEM})

    setup: CentreSetup


class ReporterGiven(Model):
    """What the caller said of themselves; the phone as the exchange or the caller gave it.

    `birth` is a date (`2001-12-31`), `region` and `home` are where they live.
    """

    name: Annotated[Line, Field(max_length=60)] = ""
    phone: Annotated[Line, Field(max_length=40)] = ""
    gender: Gender = Gender.UNKNOWN
    birth: Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")] = ""
    region: Code | None = None
    home: Line = ""


class RegisterCase(Command):
    """A complaint was taken: a fact, because the citizen has been told so.

    `local_number` is `L-seat-n`, given by the client; the case's own number is given by the server. `merge_with`: cases
    it is about the same thing as; it follows their main case from the start (并单).
    """

    TYPE: ClassVar[str] = "register_case"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.DESK, Scope.SYSTEM})

    local_number: Line = ""
    channel: Code
    kind: Code
    reported_at: AwareDatetime
    reporter: ReporterGiven
    title: Name
    description: Text
    address: Line = ""
    area: Code | None = None
    matter: Code | None = None
    urgency: Urgency = Urgency.NORMAL
    follow_up: bool = True
    confidential: bool = False
    disposition: Disposition = Disposition.TO_DISPATCH
    opinion: Text = ""
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    difficult: bool = False
    remark: Text = ""
    attachments: Attachments = ()
    call: CallKey | None = None
    merge_with: Annotated[tuple[Id, ...], Field(max_length=50)] = ()


class ImportCases(Command):
    """Take cases over from another system or an earlier life, with the numbers they have there."""

    TYPE: ClassVar[str] = "import_cases"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.SYSTEM})

    cases: Annotated[tuple[Case, ...], Field(min_length=1, max_length=200)]


_OF_THE_CENTRE: tuple[type[Command], ...] = (
    SetUpCentre,
    PassTime,
    RegisterCase,
    AppendToCase,
    ImportCases,
    ActOnCase,
    ExtractCases,
    ReportSuggestion,
    *CALL_COMMANDS,
)

CENTRE_COMMANDS: dict[str, type[Command]] = {command.TYPE: command for command in _OF_THE_CENTRE}
"""Every command a centre takes, by its name on the wire."""
