"""What changed among the cases that an officer may see, as it happens (server-sent events)."""

from collections.abc import Sequence

from starlette.types import Send

from app.contract.centre.desk import DeskNews
from app.contract.centre.events import CaseImported, CaseRegistered, CentreSetUp
from app.contract.centre.flow_events import CaseEvent
from app.contract.event import Event
from app.rules.audience import Audience
from app.rules.case_legal import officer_of
from app.rules.case_sight import may_see
from app.rules.masking import Rendition
from app.server.desk.asking import Asker
from app.server.encoding import Published, frame
from app.server.stream import LongAnswer


class NewsStream(LongAnswer):
    """Names the cases that changed; what is new about them is asked for."""

    def __init__(self, asker: Asker) -> None:
        feed = f"centre:{asker.centre}"
        super().__init__(asker.core, feed, asker.core.hub.join(feed, Audience(Rendition.PUBLIC)))
        self._asker = asker

    async def _pump(self, send: Send) -> None:
        await self._send(send, self._frame((), setup=False))
        while not self._reader.closed:
            taken = await self._reader.take(self._core.settings.heartbeat_seconds)
            if self._reader.overrun:
                await self._send(send, frame("reset", {}))
                break
            if taken:
                cases = self._seen(taken)
                setup = any(isinstance(known.recorded.event, CentreSetUp) for known in taken)
                if cases or setup:
                    await self._send(send, self._frame(cases, setup=setup))
            elif not self._reader.closed:
                await self._send(send, frame("heartbeat", {"time": self._core.time()}))
        await self._send(send, b"", more=False)

    def _frame(self, cases: Sequence[str], *, setup: bool) -> bytes:
        state = self._core.centre_state(self._asker.centre)
        news = DeskNews(seq=state.seq if state is not None else 0, cases=tuple(cases), setup=setup)
        return frame("news", news.model_dump(mode="json"))

    def _seen(self, taken: Sequence[Published]) -> list[str]:
        """Return the cases of these events that the officer may see as the centre has them both now."""
        state = self._core.centre_state(self._asker.centre)
        setup = state.setup if state is not None else None
        if state is None or setup is None or setup.flow is None:
            return []
        officer = officer_of(setup.flow, self._asker.principal.actor)
        cases = dict.fromkeys(case for known in taken if (case := _case_of(known.recorded.event)))
        return [
            case
            for case in cases
            if officer is not None and (flow := state.flows.get(case)) is not None and may_see(setup, officer, flow)
        ]


def _case_of(event: Event) -> str:
    if isinstance(event, CaseEvent):
        return event.case
    return event.case.id if isinstance(event, CaseRegistered | CaseImported) else ""
