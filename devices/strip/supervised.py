"""The strips of one bus, in a thread of their own."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic

from devices.clock import Clock
from devices.health import DeviceKind, Health
from devices.strip.text import FIRST_ADDRESS, LAST_ADDRESS, StripText
from devices.strip.worker import LatestTexts, StripT
from devices.supervisor import CLOSE_S, Supervisor


class SupervisedStrip(Generic[StripT]):
    """Shows texts without making anybody wait. A strip that was away gets its current text when it is back.

    `own_address` is the strip meant by whoever names none. `counters` are those whose strips hang on this bus, None for
    any.
    """

    def __init__(
        self,
        strip: StripT,
        *,
        own_address: int = FIRST_ADDRESS,
        counters: frozenset[int] | None = None,
        on_health: Callable[[Health], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.driver = strip
        self.counters = counters
        self.own_address = own_address
        self._texts = LatestTexts(strip, own_address=own_address, clock=clock)
        self._supervisor = Supervisor(
            self._texts,
            kind=DeviceKind.STRIP,
            on_health=on_health,
            clock=clock,
            poll_every_s=self._texts.next_due_s,
        )
        self._supervisor.start()

    def show(self, text: StripText, *, address: int | None = None) -> "Future[None]":
        """Show `text` as soon as possible, unless a later one overtakes it. Raises ValueError on a wrong address.

        The future is done when the strip shows this text or a later one, and fails with a DeviceError when the
        strip cannot be reached now; the text is then shown once it can.
        """
        wanted = self.own_address if address is None else address
        if not FIRST_ADDRESS <= wanted <= LAST_ADDRESS:
            raise ValueError(f"a strip's address is {FIRST_ADDRESS} to {LAST_ADDRESS}, not {wanted}")
        self._texts.want(text, address=wanted)
        return self._supervisor.submit(lambda texts: texts.bring_up_to_date(wanted), expires_after_s=None)

    def address_of(self, counter: int) -> int | None:
        """The address of a counter's strip: the counter's number, but for a bus with one counter its own address.

        None when the counter has no strip here.
        """
        if self.counters is not None and counter not in self.counters:
            return None
        if self.counters is not None and len(self.counters) == 1:
            return self.own_address
        return counter if counter <= LAST_ADDRESS else None

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """See `Supervisor.close`."""
        return self._supervisor.close(timeout)
