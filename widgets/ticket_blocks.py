"""What a ticket that is laid out consists of: blocks with their places in dots."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage

from designs.ticket import Align
from widgets.theme import current

__all__ = ["Bar", "Bars", "Block", "Code", "Letters", "Picture", "TicketLayout", "Words"]


@dataclass(frozen=True)
class Letters:
    """How a text is written: `size` is the height of a letter, `font` a family, empty for the interface's own."""

    size: int
    bold: bool = False
    italic: bool = False
    font: str = ""

    def qfont(self) -> QFont:
        """Return the font; a family that is not on this machine falls back to the interface's own."""
        font = current().font_of(self.size, bold=self.bold)
        if self.font:
            font.setFamilies([self.font, *font.families()])
        font.setItalic(self.italic)
        # On whole dots: sharper on thermal paper, and without it Qt draws a letter's edge otherwise the first time.
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        return font


@dataclass(frozen=True)
class Words:
    """One line of text inside `place`."""

    place: QRect
    text: str
    letters: Letters
    align: Align
    white: bool = False

    @property
    def size(self) -> int:
        """The height of a letter in dots."""
        return self.letters.size


@dataclass(frozen=True)
class Bar:
    """A black rectangle; with `dash` it is interrupted every so many dots, with `radius` its corners are round."""

    place: QRect
    dash: int = 0
    radius: int = 0


@dataclass(frozen=True)
class Code:
    """A QR code without its quiet zone: rows of modules, true is black, each `module` dots wide."""

    place: QRect
    module: int
    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Bars:
    """A barcode without its quiet zone: modules from left to right, true is black, each `module` dots wide."""

    place: QRect
    module: int
    modules: tuple[bool, ...]


@dataclass(frozen=True)
class Picture:
    """A picture that fills `place`; what is darker than the middle becomes black."""

    place: QRect
    image: QImage


Block = Words | Bar | Code | Bars | Picture


@dataclass(frozen=True)
class TicketLayout:
    """All blocks of a ticket on paper of `width` × `height` dots.

    `places` tells for each element that stands on the paper, by its index in the template, where.
    """

    width: int
    height: int
    blocks: tuple[Block, ...]
    places: tuple[tuple[int, QRect], ...] = ()
