"""Messages from a manager to the counters, and words for everybody in the hall."""

from app.client.fact_file import Fact
from app.client.operations.base import HallBase
from app.contract.hall.messages import AcknowledgeMessage, SendMessage
from app.contract.hall.offline import ReleaseCounter
from app.contract.hall.welcome import EndWelcome, ShowWelcome


class MessageOperations(HallBase):
    """What can be done about messages."""

    async def send_message(self, text: str, *, counter: str | None = None, zone: str | None = None) -> str | None:
        """Tell one counter, a zone, or every counter something; return the id of the message."""
        return await self._run.once(
            ("send_message", text, counter, zone),
            lambda: self._run.request(SendMessage(text=text, counter=counter, zone=zone)),
        )

    async def release_counter(self, counter: str) -> str | None:
        """Take all tickets from a counter that does not answer (窗口失联); return the id of the decision."""
        return await self._run.once(
            ("release_counter", counter), lambda: self._run.request(ReleaseCounter(counter=counter))
        )

    async def show_welcome(self, text: str, *, zone: str | None = None) -> str | None:
        """Let words fill the displays of a zone or of the whole hall; return the request's id."""
        return await self._run.once(
            ("show_welcome", text, zone), lambda: self._run.request(ShowWelcome(text=text, zone=zone))
        )

    async def end_welcome(self, *, zone: str | None = None) -> str | None:
        """Let the displays of a zone, or all, show the calls again; return the request's id."""
        return await self._run.once(("end_welcome", zone), lambda: self._run.request(EndWelcome(zone=zone)))

    async def acknowledge_message(self, counter: str, message: str) -> Fact | None:
        """The staff of a counter have read a message (id)."""
        return await self._fact(
            ("acknowledge_message", counter, message), lambda: AcknowledgeMessage(counter=counter, message=message)
        )
