"""The layout that is edited: every change is a step that can be undone, and no step leaves a layout that is wrong."""

from dataclasses import replace
from typing import Any

from app.modes.admin.steps import Edited
from designs.display import Block, Layout


class LayoutDocument(Edited[Layout]):
    """A layout, which of its blocks is selected (-1: none), and the steps that led there."""

    @property
    def layout(self) -> Layout:
        """The layout as it is now."""
        return self.whole

    @property
    def block(self) -> Block | None:
        """The block that is selected."""
        return self.layout.blocks[self.selected] if 0 <= self.selected < len(self.layout.blocks) else None

    def select(self, index: int) -> None:
        """Select a block, or none."""
        if index != self.selected:
            self.show(self.layout, index if index < len(self.layout.blocks) else -1)

    def change(self, **fields: Any) -> bool:
        """Change fields of the whole picture; a grid must have room for its blocks. Returns whether it could be."""
        changed = replace(self.layout, **fields)
        if not all(changed.fits(block) for block in changed.blocks):
            return False
        self.step(changed, self.selected, key=f"layout/{'/'.join(fields)}")
        return True

    def change_block(self, **fields: Any) -> bool:
        """Change fields of the block that is selected, also its place. Returns whether there is room for it."""
        if self.block is None:
            return False
        return self._put(replace(self.block, **fields), key=f"{self.selected}/{'/'.join(fields)}")

    def place(self, block: Block) -> bool:
        """Put the block that is selected elsewhere, a step of its own. Returns whether there is room for it."""
        return self.block is not None and self._put(block, key="")

    def _put(self, changed: Block, *, key: str) -> bool:
        others = [block for block in self.layout.blocks if block is not self.block]
        if not self.layout.fits(changed) or any(changed.covers(other) for other in others):
            return False
        blocks = self.layout.blocks
        kept = (*blocks[: self.selected], changed, *blocks[self.selected + 1 :])
        self.step(replace(self.layout, blocks=kept), self.selected, key=key)
        return True

    def add(self, block: Block) -> bool:
        """Put a block into the largest free place, no larger than it asks for. Returns whether there was any."""
        placed = self._free_place(block)
        if placed is None:
            return False
        self.step(replace(self.layout, blocks=(*self.layout.blocks, placed)), len(self.layout.blocks))
        return True

    def remove(self) -> None:
        """Take the block that is selected away. A picture keeps at least one."""
        blocks = self.layout.blocks
        if self.block is not None and len(blocks) > 1:
            kept = (*blocks[: self.selected], *blocks[self.selected + 1 :])
            self.step(replace(self.layout, blocks=kept), -1)

    def _free_place(self, block: Block) -> Block | None:
        """Return the block at the first place with the most cells for it."""
        best: Block | None = None
        for row in range(1, self.layout.rows + 1):
            for column in range(1, self.layout.columns + 1):
                grown = self._grown(replace(block, column=column, row=row, columns=1, rows=1), block)
                if grown is not None and (best is None or _cells(grown) > _cells(best)):
                    best = grown
        return best

    def _grown(self, start: Block, wanted: Block) -> Block | None:
        """Let a block of one cell grow to the right and then down, as far as it is free and as it is wanted."""
        if not self._is_free(start):
            return None
        block = start
        while block.columns < wanted.columns and self._is_free(replace(block, columns=block.columns + 1)):
            block = replace(block, columns=block.columns + 1)
        while block.rows < wanted.rows and self._is_free(replace(block, rows=block.rows + 1)):
            block = replace(block, rows=block.rows + 1)
        return block

    def _is_free(self, block: Block) -> bool:
        return self.layout.fits(block) and not any(block.covers(other) for other in self.layout.blocks)


def _cells(block: Block) -> int:
    return block.columns * block.rows
