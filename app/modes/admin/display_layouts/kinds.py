"""The kinds of blocks: their names for people, what can be set of each, and how a new one begins."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from designs.display import GROUNDS, NO_GROUND, Align, Block, BlockKind

translate = QCoreApplication.translate

_NAMES: dict[BlockKind, Callable[[], str]] = {
    BlockKind.CALL: lambda: translate("LayoutEditor", "Current call"),
    BlockKind.CALLS: lambda: translate("LayoutEditor", "Latest calls"),
    BlockKind.WAITING: lambda: translate("LayoutEditor", "Who waits"),
    BlockKind.NOTICES: lambda: translate("LayoutEditor", "Notices"),
    BlockKind.PICTURE: lambda: translate("LayoutEditor", "Pictures"),
    BlockKind.VIDEO: lambda: translate("LayoutEditor", "Video"),
    BlockKind.MARQUEE: lambda: translate("LayoutEditor", "Running line"),
    BlockKind.DATE: lambda: translate("LayoutEditor", "Date"),
    BlockKind.CLOCK: lambda: translate("LayoutEditor", "Clock"),
    BlockKind.TEXT: lambda: translate("LayoutEditor", "Text"),
}
_FIELDS: dict[str, Callable[[], str]] = {
    "hall": lambda: translate("LayoutEditor", "Hall name"),
    "zone": lambda: translate("LayoutEditor", "Zone"),
    "welcome": lambda: translate("LayoutEditor", "Welcome of the hall"),
    "slogan": lambda: translate("LayoutEditor", "Slogan of the hall"),
}
_ALIGNS: dict[Align, Callable[[], str]] = {
    Align.LEFT: lambda: translate("LayoutEditor", "Left"),
    Align.CENTRE: lambda: translate("LayoutEditor", "Centred"),
    Align.RIGHT: lambda: translate("LayoutEditor", "Right"),
}
_GROUNDS: dict[str, Callable[[], str]] = {
    NO_GROUND: lambda: translate("LayoutEditor", "None"),
    "ground": lambda: translate("LayoutEditor", "Ground"),
    "surface": lambda: translate("LayoutEditor", "Card"),
    "brand": lambda: translate("LayoutEditor", "Deep colour"),
    "brand_soft": lambda: translate("LayoutEditor", "Soft colour"),
    "calling_soft": lambda: translate("LayoutEditor", "Soft amber"),
    "serving_soft": lambda: translate("LayoutEditor", "Soft green"),
    "led_ground": lambda: translate("LayoutEditor", "Black, amber letters"),
}

_ALIGNED = frozenset({BlockKind.TEXT, BlockKind.CLOCK, BlockKind.DATE})
_TIMED = frozenset({BlockKind.PICTURE, BlockKind.NOTICES})
_WRITTEN = frozenset(BlockKind) - {BlockKind.PICTURE, BlockKind.VIDEO}
_STARTS = {
    BlockKind.CALL: (12, 10, "surface"),
    BlockKind.CALLS: (12, 8, NO_GROUND),
    BlockKind.WAITING: (12, 6, "surface"),
    BlockKind.NOTICES: (12, 5, "surface"),
    BlockKind.PICTURE: (12, 9, "surface"),
    BlockKind.VIDEO: (12, 9, "led_ground"),
    BlockKind.MARQUEE: (24, 2, "brand_soft"),
    BlockKind.DATE: (7, 2, NO_GROUND),
    BlockKind.CLOCK: (4, 2, NO_GROUND),
    BlockKind.TEXT: (13, 2, NO_GROUND),
}


def kind_name(kind: BlockKind) -> str:
    """Return what a kind is called."""
    return _NAMES[kind]()


def field_name(field: str) -> str:
    """Return what a field of a text is called."""
    return _FIELDS[field]()


def align_name(align: Align) -> str:
    """Return what an alignment is called."""
    return _ALIGNS[align]()


def ground_names(*, with_none: bool) -> list[tuple[str, str]]:
    """Return the grounds: what each is called, and its token."""
    return [(_GROUNDS[token](), token) for token in ((NO_GROUND, *GROUNDS) if with_none else GROUNDS)]


def settable(kind: BlockKind) -> frozenset[str]:
    """Return the fields of `Block` that mean something for a kind, besides its place and ground."""
    found = {"size"} if kind in _WRITTEN else set()
    found |= {"align"} if kind in _ALIGNED else set()
    found |= {"seconds"} if kind in _TIMED else set()
    extra = {BlockKind.PICTURE: "folder", BlockKind.VIDEO: "file", BlockKind.TEXT: "text", BlockKind.MARQUEE: "text"}
    return frozenset(found | ({extra[kind]} if kind in extra else set()))


def new_block(kind: BlockKind) -> Block:
    """Return a block as it is put in: how large it would like to be; its place is the document's to find."""
    columns, rows, ground = _STARTS[kind]
    return Block(
        kind=kind,
        column=1,
        row=1,
        columns=columns,
        rows=rows,
        ground=ground,
        text="{hall}" if kind is BlockKind.TEXT else "",
        folder="pictures" if kind is BlockKind.PICTURE else "",
        file="video.mp4" if kind is BlockKind.VIDEO else "",
    )
