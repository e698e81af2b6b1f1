"""The sign, with a clock in hand."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.client.connection import Connection, LinkSign, LinkState

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Monotonic seconds and the wall clock, moved by hand."""

    mono: float = 100.0
    connection: Connection = field(init=False)
    told: list[LinkSign] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = Connection(mono=lambda: self.mono, now=self.now)
        self.connection.subscribe(self.told.append)

    def now(self) -> datetime:
        """The wall clock."""
        return START + timedelta(seconds=self.mono - 100.0)

    def wait(self, seconds: float) -> LinkState:
        """Let time pass second by second, as the link's tick does; return the state then."""
        for _ in range(round(seconds * 10)):
            self.mono += 0.1
            self.connection.tick()
        return self.connection.state


def test_slow_after_12_s_and_offline_after_20_s_of_silence() -> None:
    clock = Clock()
    clock.connection.beat()
    assert clock.wait(11.5) is LinkState.ONLINE
    assert clock.wait(1) is LinkState.SLOW
    assert clock.wait(7) is LinkState.SLOW
    assert clock.wait(1) is LinkState.OFFLINE
    assert [sign.state for sign in clock.told] == [LinkState.ONLINE, LinkState.SLOW, LinkState.OFFLINE]


def test_polls_that_are_answered_keep_it_slow() -> None:
    clock = Clock()
    clock.connection.beat()
    for _ in range(5):
        clock.wait(15)
        clock.connection.contact()
    assert clock.connection.state is LinkState.SLOW


def test_three_refusals_in_a_row_are_offline() -> None:
    clock = Clock()
    clock.connection.beat()
    clock.connection.refused()
    clock.connection.refused()
    clock.connection.contact()
    clock.connection.refused()
    clock.connection.refused()
    assert clock.connection.state is LinkState.ONLINE
    clock.connection.refused()
    assert clock.connection.state is LinkState.OFFLINE


def test_the_sign_says_since_when() -> None:
    clock = Clock()
    clock.connection.beat()
    clock.wait(30)
    since = clock.connection.sign.since
    clock.wait(60)
    clock.connection.unsent(count=2, oldest=START, dead=0)
    assert clock.connection.sign == LinkSign(LinkState.OFFLINE, since, unsent=2, oldest=START)
    assert START + timedelta(seconds=19) < since < START + timedelta(seconds=21)


def test_nothing_is_told_twice() -> None:
    clock = Clock()
    for _ in range(3):
        clock.connection.beat()
        clock.connection.unsent(count=1, oldest=START, dead=0)
    assert len(clock.told) == 2


def test_offset_is_taken_from_the_least_delayed_heartbeat() -> None:
    clock = Clock()
    for delay in (3.0, 0.2, 1.0):
        clock.connection.beat(clock.now() + timedelta(seconds=100 - delay))
    assert abs(clock.connection.offset - 99.8) < 1e-6
    assert clock.connection.server_now() - clock.now() == timedelta(seconds=clock.connection.offset)
