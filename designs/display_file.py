"""Layouts as TOML files: read with every mistake told by line and block, and written again."""

from dataclasses import fields

from designs.display import (
    FIELDS,
    GROUNDS,
    LARGEST,
    LONGEST_SECONDS,
    MOST_CELLS,
    NO_GROUND,
    SMALLEST,
    Align,
    Block,
    BlockKind,
    Layout,
)
from designs.tables import Mistake, Table, WrongDesign, read_table, told, toml_text

__all__ = ["WrongDesign", "layout_text", "parse_layout"]

_HEAD = "block"
_BLOCK_KEYS = frozenset(field.name for field in fields(Block))
_LAYOUT_KEYS = frozenset(field.name for field in fields(Layout)) - {"blocks"}


def parse_layout(source: str) -> Layout:
    """Read a layout from the text of a TOML file.

    :raises WrongDesign: naming the line, the block (`element`, counted from 1) and what is wrong with it.
    """
    values = read_table(source)
    items = values.pop(_HEAD, None)
    if not isinstance(items, list) or not items:
        raise WrongDesign("there is no [[block]]")
    blocks: list[Block] = []
    try:
        empty = _empty(Table(values))
    except Mistake as wrong:
        raise told(source, wrong, head=_HEAD) from wrong
    for number, item in enumerate(items, start=1):
        try:
            blocks.append(_placed(item, empty, blocks))
        except Mistake as wrong:
            raise told(source, wrong, head=_HEAD, element=number, item=item, kinds=BlockKind) from wrong
    return Layout(**{field: getattr(empty, field) for field in _LAYOUT_KEYS}, blocks=tuple(blocks))


def layout_text(layout: Layout) -> str:
    """Return the TOML file of a layout; `parse_layout` reads the same layout from it."""
    return toml_text(layout, parts="blocks", head=_HEAD)


def _empty(table: Table) -> Layout:
    """Read what a layout says of the whole picture."""
    table.only(_LAYOUT_KEYS)
    return Layout(
        name=table.plain("name"),
        columns=table.number("columns", 24, most=MOST_CELLS),
        rows=table.number("rows", 18, most=MOST_CELLS),
        ground=table.one_of(tuple(GROUNDS), "ground", "ground"),
        stands=table.switch("stands"),
        blocks=(),
    )


def _placed(item: object, layout: Layout, before: list[Block]) -> Block:
    """Read a block; it must lie on the grid and on none of those before it."""
    block = _block(Table.of(item))
    if not layout.fits(block):
        reach = f"columns {block.column} to {block.last_column}, rows {block.row} to {block.last_row}"
        key = "columns" if block.last_column > layout.columns else "rows"
        raise Mistake(key, f"{reach} do not lie on the grid of {layout.columns} columns and {layout.rows} rows")
    for number, other in enumerate(before, start=1):
        if block.covers(other):
            raise Mistake("", f"lies on block {number} ({other.kind})")
    return block


def _block(table: Table) -> Block:
    kind = table.word(BlockKind, "kind")
    table.only(_BLOCK_KEYS)
    block = Block(
        kind=kind,
        column=table.number("column", most=MOST_CELLS),
        row=table.number("row", most=MOST_CELLS),
        columns=table.number("columns", 1, most=MOST_CELLS),
        rows=table.number("rows", 1, most=MOST_CELLS),
        size=table.number("size", 0, least=LARGEST, most=SMALLEST),
        ground=table.one_of((NO_GROUND, *GROUNDS), "ground", NO_GROUND),
        align=table.word(Align, "align", Align.LEFT),
        text=table.text("text", FIELDS),
        folder=table.plain("folder"),
        file=table.plain("file"),
        seconds=table.number("seconds", 8, most=LONGEST_SECONDS),
    )
    needed = {BlockKind.TEXT: "text", BlockKind.PICTURE: "folder", BlockKind.VIDEO: "file"}.get(kind)
    if needed and not getattr(block, needed):
        raise Mistake(needed, f"{kind} needs {needed}")
    return block
