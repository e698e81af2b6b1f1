"""Draw the portraits of the sample hall's staff: flat illustrations, 240 x 320 dots, one PNG a staff number.

Run as `python resources/sample_hall/draw_portraits.py`. What somebody looks like follows from the staff number
alone, so that a second run gives the same pictures.
"""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
WIDTH, HEIGHT = 240, 320
SCALE = 4
"""Drawn four times as large and reduced, which smooths every edge."""
COLOURS = 96

BACKGROUNDS = ("#cfe3e8", "#d9e6f2", "#e3e9dd", "#f0e4d7", "#dfe0ef", "#e9dfe3", "#d5e8dd", "#e6e6e6")
SKINS = (("#f6d7bf", "#e9bfa2"), ("#f2cbab", "#e0b08d"), ("#ecc09b", "#d8a47d"), ("#fae0cc", "#edc6ad"))
HAIRS = ("#241f20", "#2f2522", "#3b2c26", "#4a3a33", "#1e2329")
GREY_HAIR = "#7d7d80"
UNIFORMS = ("#1f4e5f", "#27476e", "#2c3e50", "#1d5c63")
SCARVES = ("#c8553d", "#3f88a5", "#b5838d", "#588157")
TIES = ("#8c2f39", "#2a6f97", "#4a5759")
LIPS = "#c9705f"
BROW_AND_EYE = "#2b2423"

Point = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """What one portrait is composed of."""

    woman: bool
    background: str
    skin: str
    shade: str
    hair: str
    style: int
    uniform: str
    accent: str
    glasses: bool
    face: float
    """Half the width of the face in dots."""


def look_of(number: str, *, woman: bool) -> Look:
    """The look that belongs to a staff number."""
    chance = random.Random(f"portrait {number}")  # noqa: S311 - a picture, not a secret
    skin, shade = chance.choice(SKINS)
    grey = not woman and chance.random() < 0.2
    return Look(
        woman=woman,
        background=BACKGROUNDS[int(number) * 3 % len(BACKGROUNDS)],
        skin=skin,
        shade=shade,
        hair=GREY_HAIR if grey else chance.choice(HAIRS),
        style=int(number) % 4,
        uniform=chance.choice(UNIFORMS),
        accent=chance.choice(SCARVES if woman else TIES),
        glasses=chance.random() < 0.3,
        face=chance.uniform(44, 48) if woman else chance.uniform(47, 51),
    )


class Canvas:
    """A picture measured in dots of the finished portrait."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._pen = ImageDraw.Draw(self._image)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        """An ellipse around (x, y)."""
        self._pen.ellipse([v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)], fill=fill)

    def polygon(self, points: list[Point], fill: str) -> None:
        """A filled polygon."""
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, w: float, h: float, radius: float, fill: str) -> None:
        """A rounded rectangle with its left upper corner at (x, y)."""
        self._pen.rounded_rectangle([v * SCALE for v in (x, y, x + w, y + h)], radius * SCALE, fill=fill)

    def arc(self, x: float, y: float, rx: float, ry: float, span: tuple[float, float], width: float, fill: str) -> None:
        """Part of an ellipse's line; `span` in degrees, clockwise from three o'clock."""
        box = [v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)]
        self._pen.arc(box, span[0], span[1], fill=fill, width=round(width * SCALE))

    def chord(self, x: float, y: float, rx: float, ry: float, span: tuple[float, float], fill: str) -> None:
        """An ellipse cut straight; `span` as for `arc`."""
        self._pen.chord([v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)], span[0], span[1], fill=fill)

    def finished(self) -> Image.Image:
        """The picture in its final size with few colours, so that the file is small."""
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        return small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def draw(look: Look) -> Image.Image:
    """The whole portrait, from the back to the front."""
    canvas = Canvas(look.background)
    canvas.ellipse(120, 150, 98, 98, _lighter(look.background))
    if look.woman:
        _hair_behind(canvas, look)
    _body(canvas, look)
    _head(canvas, look)
    _features(canvas, look)
    (_hair_of_woman if look.woman else _hair_of_man)(canvas, look)
    if look.glasses:
        _glasses(canvas)
    return canvas.finished()


def _lighter(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (255 - p) * 0.45):02x}" for p in parts)


def _hair_behind(canvas: Canvas, look: Look) -> None:
    if look.style == 0:
        canvas.box(120 - look.face - 10, 92, 2 * look.face + 20, 146, 40, look.hair)
    elif look.style == 1:
        canvas.box(120 - look.face - 9, 88, 2 * look.face + 18, 98, 38, look.hair)
    elif look.style == 2:
        canvas.ellipse(120, 58, 25, 22, look.hair)
    else:
        canvas.polygon([(156, 120), (186, 150), (180, 216), (160, 196)], look.hair)
        canvas.ellipse(172, 160, 17, 44, look.hair)


def _body(canvas: Canvas, look: Look) -> None:
    canvas.box(22, 238, 196, 120, 52, look.uniform)
    canvas.box(101, 184, 38, 62, 16, look.shade)
    canvas.polygon([(92, 238), (120, 292), (148, 238), (139, 228), (101, 228)], "#ffffff")
    canvas.polygon([(101, 222), (120, 256), (139, 222)], look.shade)
    canvas.polygon([(100, 224), (84, 240), (104, 272), (120, 254)], "#ffffff")
    canvas.polygon([(140, 224), (156, 240), (136, 272), (120, 254)], "#ffffff")
    if look.woman:
        canvas.polygon([(103, 232), (137, 232), (126, 258), (114, 258)], look.accent)
        canvas.polygon([(114, 254), (126, 254), (139, 288), (120, 278), (101, 288)], look.accent)
    else:
        canvas.polygon([(111, 250), (129, 250), (125, 266), (115, 266)], look.accent)
        canvas.polygon([(115, 266), (125, 266), (132, 320), (108, 320)], look.accent)
    canvas.polygon([(84, 238), (58, 250), (108, 330), (112, 330)], _lighter_cloth(look.uniform))
    canvas.polygon([(156, 238), (182, 250), (132, 330), (128, 330)], _lighter_cloth(look.uniform))
    canvas.box(160, 286, 34, 11, 3, "#e8c463")


def _lighter_cloth(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{min(255, p + 18):02x}" for p in parts)


def _head(canvas: Canvas, look: Look) -> None:
    for side in (-1, 1):
        canvas.ellipse(120 + side * look.face, 146, 8, 13, look.shade)
    canvas.ellipse(120, 124, look.face, 50, look.skin)
    canvas.ellipse(120, 152, look.face - 2, 54, look.skin)


def _features(canvas: Canvas, look: Look) -> None:
    for side in (-1, 1):
        x = 120 + side * 20
        canvas.ellipse(x, 145, 4.6, 5.6, BROW_AND_EYE)
        canvas.ellipse(x + 1.6, 143, 1.5, 1.8, "#ffffff")
        canvas.arc(x, 140, 11, 9, (215, 325), 2.2 if look.woman else 3.4, look.hair)
        canvas.ellipse(120 + side * 29, 166, 8, 5, _blush(look.skin))
    canvas.arc(120, 156, 6, 6, (35, 145), 2.2, look.shade)
    canvas.chord(120, 174, 14, 11, (12, 168), LIPS)
    canvas.chord(120, 174.5, 10, 4, (0, 180), "#ffffff")


def _blush(skin: str) -> str:
    red, green, blue = (int(skin[i : i + 2], 16) for i in (1, 3, 5))
    return f"#{red:02x}{round(green * 0.9):02x}{round(blue * 0.89):02x}"


def _hair_of_woman(canvas: Canvas, look: Look) -> None:
    face = look.face
    canvas.chord(120, 126, face + 6, 56, (180, 360), look.hair)
    if look.style % 2 == 0:
        canvas.chord(112, 124, face - 8, 26, (0, 150), look.skin)
        canvas.polygon([(120 - face - 6, 120), (120 - face + 5, 118), (120 - face - 1, 168)], look.hair)
        canvas.polygon([(120 + face + 6, 120), (120 + face - 5, 118), (120 + face + 1, 168)], look.hair)
    else:
        canvas.box(120 - face + 4, 108, 2 * face - 8, 22, 11, look.hair)
        for side in (-1, 1):
            canvas.ellipse(120 + side * (face - 1), 140, 7, 34, look.hair)


def _hair_of_man(canvas: Canvas, look: Look) -> None:
    face = look.face
    canvas.chord(120, 122, face + 3, 54, (184, 356), look.hair)
    for side in (-1, 1):
        canvas.box(120 + side * face - 4, 112, 8, 26, 3, look.hair)
    if look.style == 0:
        canvas.polygon([(80, 104), (128, 82), (166, 116), (140, 124), (96, 122)], look.hair)
    elif look.style == 1:
        canvas.chord(104, 104, 34, 24, (0, 180), look.hair)
    elif look.style == 2:
        canvas.box(80, 98, 80, 26, 12, look.hair)
    else:
        canvas.chord(138, 106, 34, 22, (0, 180), look.hair)


def _glasses(canvas: Canvas) -> None:
    for side in (-1, 1):
        canvas.arc(120 + side * 20, 146, 14, 13, (0, 360), 2, "#3b3f45")
    canvas.arc(120, 146, 7, 5, (200, 340), 2, "#3b3f45")


def main() -> None:
    """Draw everybody in staff.toml."""
    people: list[dict[str, Any]] = tomllib.loads((HERE / "staff.toml").read_text(encoding="utf-8"))["staff"]
    for person in people:
        portrait = draw(look_of(person["number"], woman=person["gender"] == "female"))
        portrait.save(HERE / person["portrait"], optimize=True)


if __name__ == "__main__":
    main()
