"""The interface of every switch: what it is asked, beside what it tells (`OnCall`)."""

from typing import Protocol

from devices.cti.call import AgentState
from devices.listening import Listener


class Switch(Listener, Protocol):
    """A switch as one seat sees it. All methods are called in the supervisor's thread.

    What was asked is done only when its event has come. Raises DeviceUnavailable when the switch is gone and Rejected
    when it does not take the order.
    """

    def answer(self, call: str) -> None:
        """Take a ringing call."""
        ...

    def dial(self, number: str) -> None:
        """Call a number from this seat's telephone."""
        ...

    def hold(self, call: str) -> None:
        """Let the other party wait."""
        ...

    def resume(self, call: str) -> None:
        """Talk on with who waits."""
        ...

    def transfer(self, call: str, to: str) -> None:
        """Hand the other party to another telephone or number, without asking there first."""
        ...

    def hang_up(self, call: str) -> None:
        """End a call, or refuse one that rings."""
        ...

    def set_agent(self, state: AgentState) -> None:
        """Take calls, or none for now."""
        ...
