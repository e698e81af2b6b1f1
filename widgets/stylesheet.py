"""Builds the one style sheet of the program from the tokens of a theme."""

from collections.abc import Mapping, Sequence
from string import Template

import resources
from widgets.glyphs import glyph_files

__all__ = ["stylesheet"]

_TONES = (
    "text",
    "text_soft",
    "text_faint",
    "brand_text",
    "failed_text",
    "warning_text",
    "calling_text",
    "serving_text",
    "on_brand",
)


def stylesheet(colours: Mapping[str, str], sizes: Mapping[str, int], steps: Sequence[str]) -> str:
    """Return the style sheet: ``themes/controls.qss`` filled with tokens, plus one rule per text step and tone.

    :param colours: token name to ``#RRGGBB`` (or ``#AARRGGBB``).
    :param sizes: token name to pixels, already grown.
    :param steps: the names of the type scale among `sizes`.
    :raises KeyError: controls.qss names a token the theme lacks.
    """
    values = {**colours, **glyph_files(colours), **{name: str(size) for name, size in sizes.items()}}
    controls = Template(resources.read_text("themes/controls.qss")).substitute(values)
    by_step = (f'QLabel[step="{step}"] {{ font-size: {sizes[step]}px; }}' for step in steps)
    by_tone = (f'QLabel[tone="{tone}"] {{ color: {colours[tone]}; }}' for tone in _TONES)
    return "\n".join((controls, *by_step, *by_tone))
