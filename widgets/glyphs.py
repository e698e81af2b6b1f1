"""Coloured copies of the few icons that style sheets need: Qt takes pictures for those only from files."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

import resources

__all__ = ["glyph_files"]

_GLYPHS = {"check": "on_brand", "chevron_down": "text_soft", "chevron_up": "text_soft"}
_kept: dict[tuple[str, str], str] = {}
_folders: list[QTemporaryDir] = []


def glyph_files(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the path of each glyph in the colour it has in style sheets; the files live as long as the process.

    :raises OSError: there is no room for temporary files.
    """
    return {f"glyph_{name}": _file(name, colours[token]) for name, token in _GLYPHS.items()}


def _file(name: str, colour: str) -> str:
    if (name, colour) not in _kept:
        if not _folders:
            _folders.append(QTemporaryDir())
        path = Path(_folders[0].path()) / f"{name}-{colour.removeprefix('#')}.svg"
        drawn = resources.read_text(f"icons/{name}.svg").replace("currentColor", colour)
        path.write_text(drawn.replace('stroke-width="1.75"', 'stroke-width="3"'), encoding="utf-8")
        _kept[name, colour] = path.as_posix()
    return _kept[name, colour]
