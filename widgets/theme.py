"""The look as one frozen object, read from a TOML table of tokens and applied to the whole program.

Every colour, size and font of the interface is asked from `current()`; nothing else knows any.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources
from widgets.stylesheet import stylesheet

__all__ = ["Theme", "WrongTheme", "apply", "current", "is_applied", "load", "named"]

_SIZE_TABLES = ("type", "control", "space", "shape", "motion")
_GROWING_TABLES = frozenset({"type", "control"})
_TABULAR_FIGURES = QFont.Tag("tnum")


class WrongTheme(ValueError):
    """A theme file lacks a table or holds something that is not a token."""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """All tokens of one look.

    `sizes` are pixels (tables type, control, space, shape) or milliseconds (motion); those named in
    `growing` are multiplied by `text_scale`. `motion` is false in elder mode and when the system asks for calm.
    """

    name: str
    dark: bool
    families: tuple[str, ...]
    colours: Mapping[str, str]
    sizes: Mapping[str, int]
    growing: frozenset[str]
    steps: tuple[str, ...]
    text_scale: float = 1.0
    motion: bool = True

    def colour(self, name: str) -> QColor:
        """Return the colour of the token `name`. Raises KeyError for a name the theme does not have."""
        return QColor(self.colours[name])

    def size(self, name: str) -> int:
        """Return the size of the token `name`, grown by the text scale where text and controls grow."""
        plain = self.sizes[name]
        return round(plain * self.text_scale) if name in self.growing else plain

    def duration(self, name: str) -> int:
        """Return how long a movement takes in milliseconds; 0 when nothing may move."""
        return self.sizes[name] if self.motion else 0

    def font(self, step: str, bold: bool = False) -> QFont:
        """Return the interface font at one step of the type scale, with figures of equal width."""
        return self.font_of(self.size(step), bold=bold)

    def font_of(self, pixels: int, *, bold: bool = False) -> QFont:
        """Return the interface font at a height in pixels, for text that is fitted into a place."""
        font = QFont(_present(self.families))
        font.setPixelSize(max(1, pixels))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setFeature(_TABULAR_FIGURES, 1)
        return font


@cache
def _present(families: tuple[str, ...]) -> list[str]:
    """Keep the families this machine has: Qt warns and searches long for each one that is missing."""
    installed = set(QFontDatabase.families())
    return [family for family in families if family in installed] or [QApplication.font().family()]


def load(path: Path) -> Theme:
    """Read the theme file at `path`.

    :raises WrongTheme: a table or a key is missing or of the wrong kind.
    :raises OSError: the file cannot be read.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        colours = {name: str(value) for name, value in table["colour"].items()}
        sizes = {name: int(value) for part in _SIZE_TABLES for name, value in table[part].items()}
        growing = frozenset(name for part in _GROWING_TABLES for name in table[part])
        theme = Theme(
            name=str(table["name"]),
            dark=bool(table["dark"]),
            families=tuple(str(family) for family in table["families"]),
            colours=MappingProxyType(colours),
            sizes=MappingProxyType(sizes),
            growing=growing,
            steps=tuple(table["type"]),
        )
    except KeyError as missing:
        raise WrongTheme(f"{path.name}: {missing} is missing") from missing
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as wrong:
        raise WrongTheme(f"{path.name}: {wrong}") from wrong
    for name, value in colours.items():
        if not QColor.isValidColorName(value):
            raise WrongTheme(f"{path.name}: {name} is not a colour: {value}")
    return theme


def named(name: str) -> Theme:
    """Return the shipped theme `name` (``light`` or ``dark``). Raises FileNotFoundError for another name."""
    return load(resources.path(f"themes/{name}.toml"))


_applied: list[Theme] = []


def apply(app: QApplication, theme: Theme, text_scale: float = 1.0, *, motion: bool = True) -> Theme:
    """Give the whole program this look and return the theme as applied.

    :param text_scale: 1.0 as designed, 1.5 in elder mode.
    :param motion: false when nothing may move (elder mode, or the system says so).
    """
    applied = replace(theme, text_scale=text_scale, motion=motion)
    _applied[:] = [applied]
    app.setStyle("Fusion")
    app.setPalette(_palette(applied))
    app.setFont(applied.font("body"))
    app.setStyleSheet(stylesheet(applied.colours, {name: applied.size(name) for name in applied.sizes}, applied.steps))
    return applied


def current() -> Theme:
    """Return the look in force. Raises RuntimeError before the first `apply`."""
    if not _applied:
        raise RuntimeError("no theme is applied yet: call widgets.theme.apply() once at start")
    return _applied[0]


def is_applied() -> bool:
    """Tell whether a look is in force."""
    return bool(_applied)


def _palette(theme: Theme) -> QPalette:
    """Return Qt's palette for this theme, so that plain Qt controls fit in."""
    role = QPalette.ColorRole
    tokens = {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "ground",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.PlaceholderText: "text_faint",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_brand",
        role.Highlight: "brand",
        role.HighlightedText: "on_brand",
        role.Accent: "brand",
        role.Link: "brand_text",
        role.LinkVisited: "brand_text",
        role.Light: "raised",
        role.Midlight: "line",
        role.Mid: "line_strong",
        role.Dark: "line_strong",
        role.Shadow: "shadow",
    }
    palette = QPalette()
    for where, token in tokens.items():
        palette.setColor(where, theme.colour(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, theme.colour("text_faint"))
    return palette
