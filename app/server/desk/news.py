"""What changed among the cases that an officer may see, as it happens (server-sent events)."""

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
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
from app.server.desk.lists import counts
from app.server.encoding import Published, frame
from app.server.stream import LongAnswer


class NewsStream(LongAnswer):
    """Names the cases that changed; what is new about them is asked for."""

    def __init__(self, asker: Asker) -> None:
        feed = f"centre:{asker.centre}"
        super().__init__(asker.core, feed, asker.core.hub.join(feed, Audience(Rendition.PUBLIC)))
        self._asker = asker

    async def _pump(self, send: Send) -> None:
        await self._send(send, self._frame(()))
        pressing = await self._pressing()
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
                before, pressing = pressing, await self._pressing()
                await self._send(
                    send,
                    self._frame((), due=True)
                    if pressing != before
                    else frame("heartbeat", {"time": self._core.time()}),
                )
        await self._send(send, b"", more=False)

    async def _pressing(self) -> tuple[tuple[int, int], ...]:
        """Return how many of the officer's lists are near their time and past it."""
        asker = self._now()
        if asker is None:
            return ()

        def read() -> tuple[tuple[int, int], ...]:
            with self._core.database.reading() as connection:
                found = counts(connection, asker, self._core.now())
            return tuple((known.near_due, known.overdue) for known in found)

        return await run_in_threadpool(read)

    def _now(self) -> Asker | None:
        """Return the officer as the centre's set-up has them now, `None` when it does not any more."""
        state = self._core.centre_state(self._asker.centre)
        if state is None or state.setup is None or state.setup.flow is None:
            return None
        officer = officer_of(state.setup.flow, self._asker.principal.actor)
        if officer is None:
            return None
        return Asker(self._core, self._asker.principal, state, state.setup, state.setup.flow, officer)

    def _frame(self, cases: Sequence[str], *, setup: bool = False, due: bool = False) -> bytes:
        state = self._core.centre_state(self._asker.centre)
        news = DeskNews(seq=state.seq if state is not None else 0, cases=tuple(cases), setup=setup, due=due)
        return frame("news", news.model_dump(mode="json"))

    def _seen(self, taken: Sequence[Published]) -> list[str]:
        """Return the cases of these events that the officer may see as the centre has them both now."""
        asker = self._now()
        if asker is None:
            return []
        cases = dict.fromkeys(case for known in taken if (case := _case_of(known.recorded.event)))
        flows = asker.state.flows
        return [
            case
            for case in cases
            if (flow := flows.get(case)) is not None and may_see(asker.setup, asker.officer, flow)
        ]


def _case_of(event: Event) -> str:
    if isinstance(event, CaseEvent):
        return event.case
    return event.case.id if isinstance(event, CaseRegistered | CaseImported) else ""
