"""What a layout of the hall's display says: a grid, and blocks on it."""

from dataclasses import dataclass
from enum import StrEnum

MOST_CELLS = 48
"""Columns or rows of a grid."""

LARGEST, SMALLEST = 2, 28
"""The height of letters is one part of so many of the screen's shorter side; nobody reads less from ten metres."""

LONGEST_SECONDS = 600


class BlockKind(StrEnum):
    """What a block shows."""

    CALL = "call"
    """The newest call, huge."""
    CALLS = "calls"
    """The latest calls, newest first."""
    WAITING = "waiting"
    """How many wait for each kind of service, and who is next."""
    NOTICES = "notices"
    PICTURE = "picture"
    """The pictures of a folder, one after another."""
    VIDEO = "video"
    MARQUEE = "marquee"
    """A line that runs: today's notices, or a text."""
    DATE = "date"
    """The date with its weekday, and the lunar date."""
    CLOCK = "clock"
    TEXT = "text"
    """A text with fields."""


FIELDS = ("hall", "zone", "welcome", "slogan")
"""What a text may name in braces."""


class Align(StrEnum):
    """Where a text stands in its block."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Inks:
    """The colour tokens of what is written on a ground: the text, what matters less, and what matters most."""

    text: str
    soft: str
    strong: str


_DARK_ON_LIGHT = Inks("text", "text_soft", "brand_text")
GROUNDS = {
    "ground": _DARK_ON_LIGHT,
    "surface": _DARK_ON_LIGHT,
    "brand": Inks("on_brand", "on_brand", "on_brand"),
    "brand_soft": Inks("brand_text", "brand_text", "brand_text"),
    "calling_soft": Inks("calling_text", "calling_text", "calling_text"),
    "serving_soft": Inks("serving_text", "serving_text", "serving_text"),
    "led_ground": Inks("led_amber", "led_amber", "led_amber"),
}
"""The colour tokens a ground may have, each with what can be read on it."""

NO_GROUND = "none"
"""A block that stands on the ground of the whole picture."""

DEFAULT_SIZES = {
    BlockKind.CALL: 4,
    BlockKind.CALLS: 16,
    BlockKind.WAITING: 26,
    BlockKind.NOTICES: 24,
    BlockKind.MARQUEE: 28,
    BlockKind.DATE: 26,
    BlockKind.CLOCK: 16,
    BlockKind.TEXT: 18,
    BlockKind.PICTURE: 28,
    BlockKind.VIDEO: 28,
}


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block: its first `column` and `row` (from 1), and over how many it reaches.

    `size`: its letters are at most one part of so many of the screen's shorter side; 0 as usual for its kind.
    `seconds`: how long a picture or a page of notices stands. `folder` holds pictures, `file` is a video; both may be
    relative to the program's data folder.
    """

    kind: BlockKind
    column: int
    row: int
    columns: int = 1
    rows: int = 1
    size: int = 0
    ground: str = NO_GROUND
    align: Align = Align.LEFT
    text: str = ""
    folder: str = ""
    file: str = ""
    seconds: int = 8

    @property
    def share(self) -> float:
        """The height of its letters as a share of the screen's shorter side."""
        return 1 / (self.size or DEFAULT_SIZES[self.kind])

    @property
    def last_column(self) -> int:
        """The last column it covers."""
        return self.column + self.columns - 1

    @property
    def last_row(self) -> int:
        """The last row it covers."""
        return self.row + self.rows - 1

    def covers(self, other: "Block") -> bool:
        """Whether two blocks have a cell in common."""
        across = self.column <= other.last_column and other.column <= self.last_column
        return across and self.row <= other.last_row and other.row <= self.last_row


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A picture of `columns` by `rows` equal cells. `stands`: it is made for a screen in portrait."""

    name: str
    blocks: tuple[Block, ...]
    columns: int = 24
    rows: int = 18
    ground: str = "ground"
    stands: bool = False

    def fits(self, block: Block) -> bool:
        """Whether a block lies on the grid."""
        inside = block.column >= 1 and block.row >= 1 and block.columns >= 1 and block.rows >= 1
        return inside and block.last_column <= self.columns and block.last_row <= self.rows

    def inks(self, block: Block) -> Inks:
        """Return what is written in on a block."""
        return GROUNDS[self.ground if block.ground == NO_GROUND else block.ground]
