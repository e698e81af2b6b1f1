"""Pictures of the display: every layout lying and standing, small to 4K; short and long, in three languages; strips."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget
from rpds import HashTrieMap

from app.contract.hall.state import CounterState, Desk, HallState, Visit
from app.ids import new_id
from app.modes import words
from app.modes.admin.display_layouts.samples import CANTONESE, ENGLISH, LONGEST
from app.modes.display.layouts import shipped_layout
from app.modes.display.screen import DisplayScreen
from app.modes.display.strip_window import StripWindow
from app.modes.display.strip_words import strip_text
from app.modes.display.view import Count, DisplayView, ShownCall, ShownNotice
from app.modes.hall_texts import notices_line, notices_on
from app.rules.places import index
from tests.gui.modes.sample import sample_setup

SIZES = (QSize(1920, 1080), QSize(3840, 2160), QSize(1366, 768), QSize(1080, 1920))
LAYOUTS = ("halves", "whole", "list", "portrait", "pictures", "video")
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
    day = date(2026, 11, 23)
    return DisplayView(
        hall=words.local(setup.name),
        zone=words.local(setup.zones[0].name),
        greeting=words.local(setup.texts.welcome),
        slogan=words.local(setup.texts.slogan),
        calls=shown,
        fresh=frozenset({"v0/0"}) if fresh else frozenset(),
        counts=tuple(Count(words.local(top.name), 17 - 3 * place, f"A{103 + place}") for place, top in enumerate(tops)),
        notices=tuple(ShownNotice(words.local(one.title), words.local(one.text)) for one in notices_on(setup, day)),
        line=notices_line(setup, day, "zh"),
        time="09:05",
        day=words.day(day),
        lunar="农历丙午年 十月十五",
    )


def screen(layout: str = "halves", *, calls: int, fresh: bool = False, base: Path = Path()) -> DisplayScreen:
    """The display at one moment."""
    return shown(layout, view(calls=calls, fresh=fresh), base=base)


def shown(layout: str, moment: DisplayView, *, base: Path = Path()) -> DisplayScreen:
    """The display in a layout at a moment."""
    made = DisplayScreen(shipped_layout(layout), base)
    made.show_view(moment)
    return made


def lost() -> DisplayScreen:
    """The display while the server is out of reach."""
    made = screen(calls=7)
    made.show_lost("连接已断开,自 09:05 起")
    return made


@cache
def photographs() -> Path:
    """A folder with one wide picture, under the name the layouts look for."""
    base = Path(tempfile.mkdtemp(prefix="citydesk-pictures-"))
    (base / "pictures").mkdir()
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        light = QLinearGradient(0, 0, 1600, 900)
        light.setColorAt(0, Qt.GlobalColor.darkCyan)
        light.setColorAt(1, Qt.GlobalColor.yellow)
        painter.fillRect(image.rect(), light)
    image.save(str(base / "pictures" / "1.png"))
    return base


def with_picture() -> DisplayScreen:
    """Calls beside a picture."""
    return screen("pictures", calls=7, base=photographs())


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
    yield "display-lost", SIZES[2], lost
    yield (
        "display-welcome",
        SIZES[0],
        partial(shown, "halves", replace(view(calls=7), filled="热烈欢迎省政务服务考察团")),
    )
    yield "display-picture", SIZES[0], with_picture
    for name in LAYOUTS:
        for size in SIZES:
            yield f"display-{name}", size, partial(screen, name, calls=7)
        for language, moment in (("zh_hk", CANTONESE), ("en", ENGLISH), ("longest", LONGEST)):
            for size in (SIZES[2], SIZES[3]):
                yield f"display-{name}-{language}", size, partial(shown, name, moment)
    yield "display-strips", QSize(1280, 480), strips
