"""Slips to print, and how to look at what came out."""

import numpy
import segno
import zxingcpp

from devices.printer.bitmap import Bitmap, stride_of
from tests.devices.escpos_reader import Slip

LINK = "http://hall.local/t/A001/9f3c"


def bitmap_of(pixels: list[list[bool]]) -> Bitmap:
    """Packs dots the slow and obvious way."""
    width = len(pixels[0])
    rows = []
    for row in pixels:
        bits = "".join("1" if dot else "0" for dot in row).ljust(stride_of(width) * 8, "0")
        rows.append(int(bits, 2).to_bytes(stride_of(width), "big"))
    return Bitmap.from_rows(rows, width_dots=width)


def qr_pixels(text: str, width: int, *, dot: int = 6) -> list[list[bool]]:
    """A QR code with its quiet zone, left on a slip `width` dots wide, with a frame of single dots below it."""
    code = [
        [bool(module) for module in row for _ in range(dot)]
        for row in segno.make(text, micro=False).matrix_iter(scale=1, border=4)
        for _ in range(dot)
    ]
    pixels = [row + [False] * (width - len(row)) for row in code]
    return [*pixels, *[[(x + y) % 7 == 0 for x in range(width)] for y in range(90)]]


def qr_text(slip: Slip, width: int) -> str:
    """What a phone reads from the slip."""
    black = numpy.array(slip.pixels(width), dtype=bool)
    image = numpy.where(black, 0, 255).astype(numpy.uint8)
    (code,) = zxingcpp.read_barcodes(image)
    return str(code.text)
