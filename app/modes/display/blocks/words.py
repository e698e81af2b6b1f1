"""Blocks of words: a text, the clock, the date, the notices, the line that runs."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QRect, Qt

from app.modes.display.blocks.base import QT_ALIGN, BlockView
from app.modes.display.view import DisplayView, ShownNotice
from app.modes.hall_texts import filled
from designs.display import Block, Layout
from widgets.afar import least_letters
from widgets.marquee import Marquee
from widgets.poster import Poster

_LINE = 1.22
"""The least height of a line, in heights of letters."""


class TextBlock(BlockView):
    """A text with the hall's own words in its fields."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        align = QT_ALIGN[block.align]
        self._words = Poster(parent=self, share=block.share, tone=self.inks.text, bold=True, align=align, wraps=True)

    def show_view(self, view: DisplayView) -> None:
        """Fill the fields."""
        fields = {"hall": view.hall, "zone": view.zone, "welcome": view.greeting, "slogan": view.slogan}
        self._words.set_text(filled(self.block.text, **fields).strip(" ·"))  # a display of all zones names none

    def arrange(self, room: QRect) -> None:
        """All the room there is."""
        self._words.setGeometry(room)


class ClockBlock(BlockView):
    """The time of day."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        align = QT_ALIGN[block.align]
        self._time = Poster(parent=self, share=block.share, tone=self.inks.strong, bold=True, align=align)
        self._time.setObjectName("time")

    def show_view(self, view: DisplayView) -> None:
        """Show the time."""
        self._time.set_text(view.time)

    def arrange(self, room: QRect) -> None:
        """All the room there is."""
        self._time.setGeometry(room)


class DateBlock(BlockView):
    """The date with its weekday, and below it the lunar date where the language has one."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        align = QT_ALIGN[block.align]
        self._day = Poster(parent=self, share=block.share, tone=self.inks.text, align=align, wraps=True)
        self._lunar = Poster(parent=self, share=block.share, tone=self.inks.soft, align=align, wraps=True)
        self._shown = ("", "")
        self._day.setObjectName("day")
        self._lunar.setObjectName("lunar")

    def show_view(self, view: DisplayView) -> None:
        """Show the day."""
        if (view.day, view.lunar) != self._shown:
            self._shown = view.day, view.lunar
            self._day.set_text(view.day)
            self._lunar.set_text(view.lunar)
            self.arrange(self.room())

    def arrange(self, room: QRect) -> None:
        """The day above the lunar date, each in as many lines as it needs; alone where it is too low for both."""
        day = _broken(self._day, self._shown[0], room.width())
        lunar = _broken(self._lunar, self._shown[1], room.width())
        two = lunar > 0 and room.height() >= (day + lunar) * least_letters(self) * _LINE
        high = room.height() * day // (day + lunar) if two else room.height()
        self._day.setGeometry(room.left(), room.top(), room.width(), high)
        self._lunar.setGeometry(room.left(), room.top() + high, room.width(), room.height() - high)
        self._lunar.setVisible(two)


def _broken(poster: Poster, text: str, width: int) -> int:
    """Let a poster show a date in lines that are no wider than `width`; return how many they are."""
    for shown in (text, text.replace(" ", "\n"), text.replace(" ", "\n").replace("年", "年\n")):
        poster.set_text(shown)
        if poster.natural_width() <= width:
            break
    return len(poster.text().split("\n")) if text else 0


class NoticesBlock(BlockView):
    """Today's notices, one after another."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        self._title = Poster(parent=self, share=block.share, tone=self.inks.strong, bold=True)
        self._text = Poster(parent=self, share=block.share, tone=self.inks.text, wraps=True)
        self._title.setObjectName("notice-title")
        self._text.setObjectName("notice-text")
        self._since = monotonic()

    def show_view(self, view: DisplayView) -> None:
        """Show the notice whose turn it is."""
        turn = int((monotonic() - self._since) / self.block.seconds)
        notice = view.notices[turn % len(view.notices)] if view.notices else ShownNotice("", view.slogan)
        self._title.set_text(notice.title)
        self._text.set_text(notice.text)

    def arrange(self, room: QRect) -> None:
        """The title above the text."""
        head = round(self.letters * 1.6)
        self._title.setGeometry(room.left(), room.top(), room.width(), head)
        self._text.setGeometry(room.left(), room.top() + head, room.width(), max(0, room.height() - head))


class MarqueeBlock(BlockView):
    """A line that runs: the block's own text, or what the hall has to say."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        self._line = Marquee(parent=self, tone=self.inks.text)
        self._line.setObjectName("notices")
        self._line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_view(self, view: DisplayView) -> None:
        """Show another line from its beginning; the same one runs on."""
        text = self.block.text or view.line
        if text != self._line.text():
            self._line.set_text(text)

    def arrange(self, room: QRect) -> None:
        """In the middle of the height."""
        self._line.set_pixels(self.letters)
        top = room.top() + (room.height() - self._line.height()) // 2
        self._line.setGeometry(room.left(), top, room.width(), self._line.height())
