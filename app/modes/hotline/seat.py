"""What a seat needs of the centre: what it does there, and what it asks while one types."""

from dataclasses import dataclass
from typing import Protocol

from app.client.envelopes import Press
from app.contract.centre.commands import RegisterCase
from app.contract.centre.flow import Action
from app.contract.centre.flow_commands import AppendToCase, Details
from app.contract.command import Command
from app.modes.hotline.advisor import Ask, Know, Opinions
from app.modes.hotline.caller import LookUp


class Operations(Protocol):
    """What the seat asks of the centre; see `CentreOperations`."""

    async def give_number(self, case: str) -> str | None:
        """Return a local number for a case."""

    async def register_case(self, draft: RegisterCase, press: Press) -> str | None:
        """Store a case as taken."""

    async def append_to_case(self, more: AppendToCase, press: Press) -> bool:
        """Store what a citizen said more of a known case."""

    async def act(self, case: str, action: Action, details: Details, *, base_version: int) -> bool:
        """Do something with a case of the record."""

    async def report(self, fact: Command) -> None:
        """Store something that is only counted or kept."""

    async def take_missed_call(self, call: str) -> bool:
        """Take it on to call somebody back."""


@dataclass(frozen=True, kw_only=True)
class Questions:
    """What the seat asks the server while one types: the cases of a number, what resembles a case, articles about it,
    ready-made opinions."""

    look_up: LookUp
    ask: Ask
    know: Know
    opinions: Opinions
