"""A kiosk's own series of numbers, for when the server does not answer (spec 06): one writer, so never a number twice.

The number and what is said of it are committed together, before anything is printed.
"""

from collections.abc import Callable
from datetime import datetime

from app.client.connection import Connection
from app.client.envelopes import Press, envelope
from app.client.fact_file import Fact
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.contract.command import Actor, Context
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import IssueOffline, IssueTicket
from app.contract.hall.state import HallState
from app.ids import new_id
from app.rules.feeds import feed_rules
from app.rules.numbering import offline_number, offline_ticket_id
from app.rules.places import leaf


class OwnSeries:
    """Gives numbers of one kiosk.

    :param tag: what tells its series from all others of the hall.
    :param actor: who the kiosk is to the server.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        outbox: Outbox,
        connection: Connection,
        tag: str,
        actor: Callable[[], Actor | None],
    ) -> None:
        self._replica = replica
        self._outbox = outbox
        self._connection = connection
        self._tag = tag
        self._actor = actor
        self._rules = feed_rules(replica.feed)

    async def issue(self, wanted: IssueTicket, *, request: str | None) -> tuple[str, Fact]:
        """Give the next number for a request whose answer did not come; return the ticket (id) and the stored fact.

        Raises `Refused` when the hall as it is known here would refuse, and `OutboxError`.
        """
        state, now = self._replica.state, self._connection.server_now()
        self._check(state, wanted, now)
        service = leaf(state, wanted.service)
        day = state.day
        if day is None:
            raise Refused(RefusalCode.NOT_SET_UP)
        prefix = service.prefix or ""

        def command(count: int) -> IssueOffline:
            return IssueOffline(
                ticket=offline_ticket_id(state.hall, day, offline_number(prefix, self._tag, count)),
                service=wanted.service,
                tag=self._tag,
                count=count,
                day=day,
                request=request,
                known_until=self._connection.heard or now,
                priority=wanted.priority,
                citizen=wanted.citizen,
            )

        press = Press(at=now.astimezone())
        series = f"{day:%Y%m%d} {prefix}{self._tag}"
        await self._outbox.raise_number(series, _known(state, f"{prefix}{self._tag}-"))
        count, (fact,) = await self._outbox.record_numbered(
            self._replica.feed, series, lambda count: [envelope(command(count), press=press)]
        )
        return command(count).ticket, fact

    def _check(self, state: HallState, wanted: IssueTicket, now: datetime) -> None:
        actor = self._actor()
        if actor is None:
            raise Refused(RefusalCode.NOT_ALLOWED)
        context = Context(now=now, pressed_at=now, actor=actor, command_id=new_id())
        self._rules.decide(state, wanted, context)


def _known(state: HallState, series: str) -> int:
    """Return the highest number of a series that the hall knows of, 0 for none."""
    counts = (ticket.number.removeprefix(series) for ticket in state.tickets.values() if ticket.offline)
    return max((int(count) for count in counts if count.isdecimal()), default=0)
