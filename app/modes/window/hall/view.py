"""What is seen on the page of the hall."""

from dataclasses import dataclass

from app.contract.hall.devices import DeviceState


@dataclass(frozen=True)
class Choice:
    """Something to choose: its code and what it is called."""

    code: str
    label: str


@dataclass(frozen=True)
class Told:
    """What was said or is shown: the words, and when, where and by whom."""

    text: str
    head: str


@dataclass(frozen=True, kw_only=True)
class DeviceRow:
    """A device: what and where it is, how it is since when, what is wrong, what to do, and what it has done."""

    key: str
    name: str
    place: str
    state: DeviceState
    state_words: str
    since: str
    what: str
    todo: str
    done: str


@dataclass(frozen=True)
class DarkRow:
    """A counter that does not answer, and the question about what it holds."""

    counter: str
    words: str


@dataclass(frozen=True)
class IrregularRow:
    """A fact that contradicts the record: what it is about, what the device says, what the record says."""

    key: str
    head: str
    said: str
    record: str


@dataclass(frozen=True, kw_only=True)
class HallPageView:
    """The page. Empty `…_why_not`: it may be done now. `told` is what became of the latest press.

    `round` grows with everything that was sent, so that what was typed for it goes away.
    """

    languages: tuple[Choice, ...] = ()
    zones: tuple[Choice, ...] = ()
    announce_why_not: str = ""
    said: tuple[Told, ...] = ()
    welcome_why_not: str = ""
    welcomes: tuple[Told, ...] = ()
    devices: tuple[DeviceRow, ...] = ()
    summary: str = ""
    dark: tuple[DarkRow, ...] = ()
    release_why_not: str = ""
    irregular: tuple[IrregularRow, ...] = ()
    busy: bool = False
    told: str = ""
    round: int = 0
