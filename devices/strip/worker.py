"""The texts of all strips on one bus: the latest for each wins, and one that was away gets its text when it is back.

A strip that does not answer is tried three times, 100 ms apart, while the others are served in between; then it is left
alone with growing pauses. The first one that answers again makes all silent ones be tried at once: the bus is back.
"""

import threading
from dataclasses import replace
from typing import Generic, TypeVar

from devices.clock import Clock, SystemClock
from devices.errors import DeviceError, DeviceUnavailable, JobDoesNotFit, Trouble
from devices.health import FINE, Condition, DeviceState
from devices.strip.flashing import steps_of
from devices.strip.lag import BETWEEN_TRIES_S, Lag, Standing
from devices.strip.text import FIRST_ADDRESS, Strip, StripText

StripT = TypeVar("StripT", bound=Strip)

CHECK_EVERY_S = 1.0
"""One strip of the bus is asked how it is each time, in turns: asking all would keep texts waiting."""


class LatestTexts(Generic[StripT]):
    """A driver around a `Strip` that knows what each address should show.

    `want` may be called from any thread; the rest belongs to the supervisor's. `own_address` is the strip that is
    asked how it is before any has a text.
    """

    def __init__(self, strip: StripT, *, own_address: int = FIRST_ADDRESS, clock: Clock | None = None) -> None:
        self.strip = strip
        self.name = strip.name
        self._own_address = own_address
        self._clock: Clock = clock or SystemClock()
        self._changed = threading.Condition()
        self._lags: dict[int, Lag] = {}
        self._turn = 0
        self._check_at = 0.0
        self._answer = FINE

    def want(self, text: StripText, *, address: int) -> None:
        """From now on `address` should show `text`; what it should have shown before is forgotten."""
        with self._changed:
            lag = self._lags.setdefault(address, Lag(address))
            lag.want(steps_of(text, self.strip.flashing), turn=self._next_turn())
            self._changed.notify_all()

    def open(self) -> None:
        """Open the bus, and take it that nobody knows what its strips show. Raises DeviceUnavailable."""
        self.strip.open()
        with self._changed:
            self._check_at = self._clock.monotonic()
            for lag in self._lags.values():
                lag.send_again(turn=self._next_turn())
        self._serve()

    def close(self) -> None:
        """Let go of the bus."""
        self.strip.close()

    def status(self) -> Condition:
        """Do what is due, then say how the strips are: FAILED when none answers, WARNING when some do not.

        Raises DeviceUnavailable when the bus is gone.
        """
        self._retry_one()
        self._serve()
        if self._clock.monotonic() >= self._check_at:
            self._check_one()
        return self._condition()

    def next_due_s(self) -> float:
        """In how many seconds `status` wants to be called: to flash, to try again, or to ask."""
        now = self._clock.monotonic()
        with self._changed:
            dues = [lag.due for lag in self._lags.values() if lag.due is not None]
        return max(0.0, min([self._check_at, *dues]) - now)

    def bring_up_to_date(self, address: int) -> None:
        """Send each strip that lags its latest text, the longest waiting first, until `address` had its tries.

        Raises NoAnswer, Rejected or JobDoesNotFit when `address` did not take it, DeviceUnavailable when the bus is
        gone; the text is then shown once it can be.
        """
        while True:
            self._serve()
            with self._changed:
                lag = self._lags[address]
                if lag.standing is not Standing.LAGGING:
                    break
                self._clock.wait(self._changed, max(0.0, (lag.due or 0.0) - self._clock.monotonic()))
        if lag.error is not None:
            raise lag.error

    def _serve(self) -> None:
        """Send all that is due now."""
        while (found := self._take_due()) is not None:
            self._send(*found)

    def _take_due(self) -> tuple[Lag, StripText] | None:
        now = self._clock.monotonic()
        with self._changed:
            ready = [lag for lag in self._lags.values() if lag.is_due(now)]
            lag = min(ready, key=lambda each: each.turn, default=None)
            return None if lag is None else (lag, lag.next_text())

    def _send(self, lag: Lag, text: StripText) -> None:
        try:
            self.strip.show(text, address=lag.address)
        except DeviceUnavailable:
            raise
        except JobDoesNotFit as error:
            with self._changed:
                lag.give_up(text, error)
        except DeviceError as error:
            with self._changed:
                lag.failed(error, now=self._clock.monotonic())
        else:
            self._took(lag, text)

    def _took(self, lag: Lag, text: StripText) -> None:
        """A strip that got a newer text meanwhile goes behind the others, so that one busy strip starves none."""
        now = self._clock.monotonic()
        with self._changed:
            is_back = not lag.answers
            lag.took(text, now=now, turn=self._next_turn())
            if is_back:
                for other in self._lags.values():
                    if other.standing is Standing.LEFT_ALONE:
                        other.send_again(turn=self._next_turn())

    def _retry_one(self) -> None:
        """One at a time: if the whole bus is silent, each try costs the wait for an answer."""
        now = self._clock.monotonic()
        with self._changed:
            alone = [lag for lag in self._lags.values() if lag.standing is Standing.LEFT_ALONE]
            overdue = [lag for lag in alone if lag.due is not None and lag.due <= now]
            if overdue:
                min(overdue, key=lambda lag: lag.turn).send_again(turn=self._next_turn())

    def _check_one(self) -> None:
        self._check_at = self._clock.monotonic() + CHECK_EVERY_S
        with self._changed:
            lags = list(self._lags.values())
            askable = [lag for lag in lags if lag.standing is Standing.SHOWING]
            lag = min(askable, key=lambda each: each.turn, default=None)
            if lag is not None:
                lag.turn = self._next_turn()
        if lag is None and lags:
            return
        try:
            self._answer = self.strip.check(self._own_address if lag is None else lag.address)
        except DeviceUnavailable:
            raise
        except DeviceError as error:
            self._doubt(lag, error)

    def _doubt(self, lag: Lag | None, error: DeviceError) -> None:
        """A strip that did not answer a question gets its text again, which also tells whether it is there."""
        if lag is None:
            self._answer = Condition(DeviceState.FAILED, error.trouble)
            return
        with self._changed:
            if lag.standing is Standing.SHOWING:
                lag.send_again(turn=self._next_turn(), at=self._clock.monotonic() + BETWEEN_TRIES_S)

    def _condition(self) -> Condition:
        with self._changed:
            count = len(self._lags)
            silent = sorted((lag for lag in self._lags.values() if not lag.answers), key=lambda lag: lag.address)
        error = next((lag.error for lag in silent if lag.error is not None), None)
        if error is None:
            return self._answer
        state = DeviceState.FAILED if len(silent) == count else DeviceState.WARNING
        return Condition(state, _trouble(error, [lag.address for lag in silent], count))

    def _next_turn(self) -> int:
        self._turn += 1
        return self._turn


def _trouble(error: DeviceError, silent: list[int], count: int) -> Trouble:
    if count == 1:
        return error.trouble
    addresses = ", ".join(str(address) for address in silent)
    return replace(error.trouble, text=f"{error.trouble} (address {addresses})")
