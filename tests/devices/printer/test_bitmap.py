"""Dots in memory."""

import io

import pytest
from PIL import Image

from devices.printer.bitmap import Bitmap
from tests.devices.printer.slips import bitmap_of


def test_scan_lines_padded_to_words_are_cut_and_stray_dots_dropped() -> None:
    bitmap = Bitmap.from_rows([b"\xff\xff\xff\xff", b"\x00\xff\x00\x00"], width_dots=12)
    assert (bitmap.stride, bitmap.height) == (2, 2)
    assert bitmap.rows == b"\xff\xf0\x00\xf0"


def test_a_png_shows_the_same_dots() -> None:
    pixels = [[(x * y) % 3 == 0 for x in range(13)] for y in range(5)]
    with Image.open(io.BytesIO(bitmap_of(pixels).to_png())) as image:
        assert image.size == (13, 5)
        black = [[image.getpixel((x, y)) == 0 for x in range(13)] for y in range(5)]
    assert black == pixels


def test_a_slice_is_a_bitmap_of_its_own() -> None:
    bitmap = bitmap_of([[x == y for x in range(10)] for y in range(10)])
    part = bitmap.slice(8, 240)
    assert (part.width_dots, part.height) == (10, 2)
    assert part.rows == bitmap.rows[16:]


@pytest.mark.parametrize(
    ("width", "height", "rows", "problem"),
    [
        (0, 1, b"", "at least one dot"),
        (8, 0, b"", "at least one dot"),
        (8, 2, b"\x00", "2 bytes expected"),
        (4, 1, b"\x0f", "right of the last column"),
    ],
)
def test_nothing_else_is_a_bitmap(width: int, height: int, rows: bytes, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Bitmap(width, height, rows)


def test_a_short_scan_line_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1 has 1 bytes, 2 are needed"):
        Bitmap.from_rows([b"\x00\x00", b"\x00"], width_dots=9)
