"""Pictures of the display: nobody called yet, a quiet morning, a busy one; lying and standing; small to 4K; strips."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from rpds import HashTrieMap

from app.contract.hall.state import CounterState, Desk, HallState, Visit
from app.ids import new_id
from app.modes import words
from app.modes.display.screen import DisplayScreen
from app.modes.display.strip_window import StripWindow
from app.modes.display.strip_words import strip_text
from app.modes.display.view import Count, DisplayView, ShownCall
from app.modes.hall_texts import notices_line
from app.rules.places import index
from tests.gui.modes.sample import sample_setup, sign

SIZES = (QSize(1920, 1080), QSize(3840, 2160), QSize(1366, 768), QSize(1080, 1920))
CALLS = (("AB012", "1"), ("A1024", "3"), ("F021", "12"), ("B003", "2"), ("A1023", "1"), ("F020", "5"), ("AC007", "4"))

VISIT = Visit(
    id=new_id(),
    ticket=new_id(),
    number="AB012",
    service="id-renew",
    counter="1",
    staff="1001",
    called_at=datetime(2026, 11, 23, 1, tzinfo=UTC),
)


def view(*, calls: int, fresh: bool = False) -> DisplayView:
    """A moment of the sample hall's first zone with so many calls."""
    setup = sample_setup()
    shown = tuple(ShownCall(f"v{n}/0", f"v{n}", ticket, counter) for n, (ticket, counter) in enumerate(CALLS[:calls]))
    tops = index(setup).children[None][:6]
    return DisplayView(
        hall=words.local(setup.name),
        zone=words.local(setup.zones[0].name),
        greeting=words.local(setup.texts.welcome),
        calls=shown,
        fresh=frozenset({"v0/0"}) if fresh else frozenset(),
        counts=tuple(Count(words.local(top.name), 17 - 3 * place) for place, top in enumerate(tops)),
        notices=notices_line(setup, date(2026, 11, 23), "zh"),
        time="09:05",
        day=words.day(date(2026, 11, 23)),
    )


def screen(*, calls: int, fresh: bool = False) -> DisplayScreen:
    """The display at one moment."""
    made = DisplayScreen(sign())
    made.show_view(view(calls=calls, fresh=fresh))
    return made


def strips() -> StripWindow:
    """The strips of the first zone, one counter in each state."""
    setup = sample_setup()
    counters = [counter for counter in setup.counters if counter.zone == "A"]
    window = StripWindow([counter.number for counter in counters])
    states, visits = list(CounterState), HashTrieMap({VISIT.id: VISIT})
    for place, counter in enumerate(counters):
        desk = Desk(counter=counter.number, state=states[place % len(states)], visit=VISIT.id)
        state = HallState(hall="yunxi", setup=setup, desks=HashTrieMap({counter.number: desk}), visits=visits)
        window.arrived.emit(int(counter.number), strip_text(state, counter, "zh"))
    return window


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Every picture: name, size, and what makes the window."""
    yield "display-quiet", SIZES[0], partial(screen, calls=0)
    yield "display-first", SIZES[0], partial(screen, calls=1, fresh=True)
    for size in SIZES:
        yield "display-busy", size, partial(screen, calls=7)
    yield "display-strips", QSize(1280, 480), strips
