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
HALL_UNIFORM, HOTLINE_UNIFORM = "#1f4e5f", "#27476e"
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
    grey = not woman and chance.random() < 0.1
    return Look(
        woman=woman,
        background=BACKGROUNDS[int(number) * 3 % len(BACKGROUNDS)],
        skin=skin,
        shade=shade,
        hair=GREY_HAIR if grey else chance.choice(HAIRS),
        style=chance.randrange(5),
        uniform=HOTLINE_UNIFORM if number.startswith("2") else HALL_UNIFORM,
        accent=chance.choice(SCARVES if woman else TIES),
        glasses=chance.random() < 0.3,
        face=chance.uniform(44, 48) if woman else chance.uniform(47, 51),
    )


class Canvas:
    """A picture measured in dots of the finished portrait."""

    def __init__(self, background: str) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._pen = ImageDraw.Draw(self._image)

    def ellipse(self, x: float, y: float, rx: float, ry: float, *, fill: str) -> None:
        """An ellipse around (x, y)."""
        self._pen.ellipse([v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)], fill=fill)

    def polygon(self, points: list[Point], *, fill: str) -> None:
        """A filled polygon."""
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def box(self, x: float, y: float, w: float, h: float, radius: float, *, fill: str) -> None:
        """A rounded rectangle with its left upper corner at (x, y)."""
        self._pen.rounded_rectangle([v * SCALE for v in (x, y, x + w, y + h)], radius * SCALE, fill=fill)

    def arc(
        self, x: float, y: float, rx: float, ry: float, *, span: tuple[float, float], width: float, fill: str
    ) -> None:
        """Part of an ellipse's line; `span` in degrees, clockwise from three o'clock."""
        box = [v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)]
        self._pen.arc(box, span[0], span[1], fill=fill, width=round(width * SCALE))

    def chord(self, x: float, y: float, rx: float, ry: float, *, span: tuple[float, float], fill: str) -> None:
        """An ellipse cut straight; `span` as for `arc`."""
        self._pen.chord([v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)], span[0], span[1], fill=fill)

    def finished(self) -> Image.Image:
        """The picture in its final size with few colours, so that the file is small."""
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        return small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def draw(look: Look) -> Image.Image:
    """The whole portrait, from the back to the front."""
    canvas = Canvas(look.background)
    canvas.ellipse(120, 150, 98, 98, fill=_lighter(look.background))
    if look.woman:
        _hair_behind(canvas, look)
    _body(canvas, look)
    _head(canvas, look)
    (_hair_of_woman if look.woman else _hair_of_man)(canvas, look)
    _features(canvas, look)
    if look.glasses:
        _glasses(canvas)
    return canvas.finished()


def _lighter(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (255 - p) * 0.45):02x}" for p in parts)


def _hair_behind(canvas: Canvas, look: Look) -> None:
    """Long, bob, bun, pony tail over the shoulder, or short waves."""
    if look.style == 0:
        canvas.box(120 - look.face - 10, 92, 2 * look.face + 20, 146, 40, fill=look.hair)
    elif look.style == 1:
        canvas.box(120 - look.face - 9, 84, 2 * look.face + 18, 104, 38, fill=look.hair)
    elif look.style == 2:
        canvas.ellipse(120, 58, 25, 22, fill=look.hair)
    elif look.style == 3:
        canvas.ellipse(166, 128, 16, 22, fill=look.hair)
        canvas.ellipse(174, 172, 15, 46, fill=look.hair)
    else:
        for x, y, r in ((76, 120, 20), (70, 150, 19), (78, 178, 18), (164, 120, 20), (170, 150, 19), (162, 178, 18)):
            canvas.ellipse(x, y, r, r, fill=look.hair)


def _body(canvas: Canvas, look: Look) -> None:
    canvas.box(22, 238, 196, 120, 52, fill=look.uniform)
    canvas.box(101, 184, 38, 62, 16, fill=look.shade)
    canvas.polygon([(92, 238), (120, 292), (148, 238), (139, 228), (101, 228)], fill="#ffffff")
    canvas.polygon([(101, 222), (120, 256), (139, 222)], fill=look.shade)
    canvas.polygon([(100, 224), (84, 240), (104, 272), (120, 254)], fill="#ffffff")
    canvas.polygon([(140, 224), (156, 240), (136, 272), (120, 254)], fill="#ffffff")
    if look.woman:
        canvas.polygon([(103, 232), (137, 232), (126, 258), (114, 258)], fill=look.accent)
        canvas.polygon([(114, 254), (126, 254), (139, 288), (120, 278), (101, 288)], fill=look.accent)
    else:
        canvas.polygon([(111, 250), (129, 250), (125, 266), (115, 266)], fill=look.accent)
        canvas.polygon([(115, 266), (125, 266), (132, 320), (108, 320)], fill=look.accent)
    canvas.polygon([(84, 238), (58, 250), (108, 330), (112, 330)], fill=_lighter_cloth(look.uniform))
    canvas.polygon([(156, 238), (182, 250), (132, 330), (128, 330)], fill=_lighter_cloth(look.uniform))
    canvas.box(160, 286, 34, 11, 3, fill="#e8c463")


def _lighter_cloth(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{min(255, p + 18):02x}" for p in parts)


def _head(canvas: Canvas, look: Look) -> None:
    for side in (-1, 1):
        canvas.ellipse(120 + side * look.face, 146, 8, 13, fill=look.shade)
    canvas.ellipse(120, 124, look.face, 50, fill=look.skin)
    canvas.ellipse(120, 152, look.face - 2, 54, fill=look.skin)


def _features(canvas: Canvas, look: Look) -> None:
    for side in (-1, 1):
        x = 120 + side * 20
        canvas.ellipse(x, 145, 4.6, 5.6, fill=BROW_AND_EYE)
        canvas.ellipse(x + 1.6, 143, 1.5, 1.8, fill="#ffffff")
        canvas.arc(x, 140, 11, 9, span=(215, 325), width=2.2 if look.woman else 3.4, fill=look.hair)
        canvas.ellipse(120 + side * 29, 166, 8, 5, fill=_blush(look.skin))
    canvas.arc(120, 156, 6, 6, span=(35, 145), width=2.2, fill=look.shade)
    canvas.chord(120, 174, 14, 11, span=(12, 168), fill=LIPS)
    canvas.chord(120, 174.5, 10, 4, span=(0, 180), fill="#ffffff")


def _blush(skin: str) -> str:
    red, green, blue = (int(skin[i : i + 2], 16) for i in (1, 3, 5))
    return f"#{red:02x}{round(green * 0.9):02x}{round(blue * 0.89):02x}"


def _hair_of_woman(canvas: Canvas, look: Look) -> None:
    face = look.face
    canvas.chord(120, 126, face + 6, 56, span=(180, 360), fill=look.hair)
    if look.style in (0, 2):
        canvas.ellipse(120, 128, face - 7, 24, fill=look.skin)
        canvas.chord(137, 98, 27, 24, span=(350, 190), fill=look.hair)
        canvas.polygon([(120 - face - 6, 122), (120 - face + 7, 112), (120 - face, 166)], fill=look.hair)
        canvas.polygon([(120 + face + 6, 122), (120 + face - 7, 112), (120 + face, 166)], fill=look.hair)
    elif look.style == 4:
        canvas.ellipse(112, 130, face - 12, 22, fill=look.skin)
        for side in (-1, 1):
            canvas.ellipse(120 + side * (face - 1), 132, 9, 22, fill=look.hair)
    else:
        canvas.box(120 - face + 2, 104, 2 * face - 4, 26, 11, fill=look.hair)
        for side in (-1, 1):
            canvas.box(120 + side * (face + 1) - 7, 112, 14, 58, 7, fill=look.hair)


def _hair_of_man(canvas: Canvas, look: Look) -> None:
    """Parted left or right, crew cut, full fringe, or a receding line."""
    face = look.face
    if look.style == 4:
        canvas.chord(120, 122, face + 2, 54, span=(180, 360), fill=look.hair)
        canvas.ellipse(120, 126, face - 6, 30, fill=look.skin)
        return
    canvas.chord(120, 122, face + 3, 54 if look.style != 2 else 51, span=(180, 360), fill=look.hair)
    for side in (-1, 1):
        canvas.box(120 + side * face - 5, 114, 9, 22, 4, fill=look.hair)
    canvas.ellipse(120, 132, face - 5, 24, fill=look.skin)
    if look.style == 0:
        canvas.chord(108, 98, 33, 23, span=(350, 190), fill=look.hair)
    elif look.style == 1:
        canvas.chord(132, 98, 33, 23, span=(350, 190), fill=look.hair)
    elif look.style == 3:
        canvas.box(120 - face + 3, 98, 2 * face - 6, 26, 12, fill=look.hair)


def _glasses(canvas: Canvas) -> None:
    for side in (-1, 1):
        canvas.arc(120 + side * 20, 146, 14, 13, span=(0, 360), width=2, fill="#3b3f45")
    canvas.arc(120, 146, 7, 5, span=(200, 340), width=2, fill="#3b3f45")


def main() -> None:
    """Draw everybody in staff.toml."""
    people: list[dict[str, Any]] = tomllib.loads((HERE / "staff.toml").read_text(encoding="utf-8"))["staff"]
    for person in people:
        portrait = draw(look_of(person["number"], woman=person["gender"] == "female"))
        portrait.save(HERE / person["portrait"], optimize=True)


if __name__ == "__main__":
    main()
