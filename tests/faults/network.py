"""A network that fails, in virtual time: each direction of each link has its own outages and stalls."""

from dataclasses import dataclass, field
from enum import Enum
from random import Random

SERVER = "server"


class Scenario(Enum):
    """What goes wrong."""

    SERVER_DOWN = "server down"
    ONE_CUT = "one window cut"
    HALF_SPLIT = "half split"
    ONE_WAY = "flaky one-way links"
    CRASHES = "flaky and crashes"
    ALL_OFFLINE = "kiosks offline too"
    STALLS = "links that stall up to 45 s"


@dataclass
class Link:
    """One direction: closed between the times of `outages`; what is sent within `stalls` arrives at their end."""

    outages: list[tuple[float, float]] = field(default_factory=list)
    stalls: list[tuple[float, float]] = field(default_factory=list)
    free_at: float = 0.0

    def arrival(self, now: float, dice: Random) -> float | None:
        """Return when something sent now arrives, never before what was sent earlier; `None`: it is lost."""
        if any(begin <= now < end for begin, end in self.outages):
            return None
        late = max((end for begin, end in self.stalls if begin <= now < end), default=now)
        self.free_at = max(self.free_at, late + 0.002 + dice.expovariate(1 / 0.015))
        return self.free_at


@dataclass
class Network:
    """Both directions of every client's link, when the server is down, when whom to crash."""

    up: dict[str, Link]
    down: dict[str, Link]
    crashes: list[tuple[float, str]] = field(default_factory=list)
    server_down: list[tuple[float, float]] = field(default_factory=list)

    def is_server_up(self, now: float) -> bool:
        """Whether the server runs."""
        return not any(begin <= now < end for begin, end in self.server_down)


def make_network(scenario: Scenario, dice: Random, *, windows: list[str], kiosks: list[str], seconds: float) -> Network:
    """Return the network of a scenario; all is well again for the last tenth of the time."""
    names = [*windows, *kiosks]
    network = Network({name: Link() for name in names}, {name: Link() for name in names})
    begin, end = 0.15 * seconds, 0.9 * seconds
    match scenario:
        case Scenario.SERVER_DOWN:
            network.server_down += [(begin, 0.5 * seconds), (0.6 * seconds, 0.7 * seconds)]
        case Scenario.ONE_CUT:
            _cut(network, dice.sample(windows, 1), begin, end)
        case Scenario.HALF_SPLIT:
            _cut(network, windows[::2], begin, end)
        case Scenario.ONE_WAY:
            _flaky(network, dice, names, begin, end, both=False)
        case Scenario.CRASHES:
            _flaky(network, dice, names, begin, end, both=True)
            network.crashes += [(dice.uniform(begin, end), dice.choice([*windows, SERVER])) for _ in range(40)]
        case Scenario.ALL_OFFLINE:
            _cut(network, [*windows[::3], *kiosks], begin, end)
            network.server_down.append((0.3 * seconds, 0.4 * seconds))
        case Scenario.STALLS:
            for link in (*network.up.values(), *network.down.values()):
                link.stalls += [(at, at + dice.uniform(1, 45)) for at in _times(dice, begin, end, 240)]
    return network


def _cut(network: Network, names: list[str], begin: float, end: float) -> None:
    for name in names:
        network.up[name].outages.append((begin, end))
        network.down[name].outages.append((begin, end))


def _flaky(network: Network, dice: Random, names: list[str], begin: float, end: float, *, both: bool) -> None:
    for name in names:
        for at in _times(dice, begin, end, 300):
            gap = (at, at + dice.uniform(0.05, 120))
            links = [network.up[name], network.down[name]]
            for link in links if both else [dice.choice(links)]:
                link.outages.append(gap)


def _times(dice: Random, begin: float, end: float, every: float) -> list[float]:
    times, at = [], begin
    while (at := at + dice.expovariate(1 / every)) < end:
        times.append(at)
    return times
