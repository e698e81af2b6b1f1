"""A slip as text in GB18030, for printers that carry a Chinese font (Epson's ESC/POS reference).

`FS &` Chinese on, `FS .` off, `ESC a n` alignment, `GS ! n` size of both fonts, `ESC E n` bold, `GS B n` inverse.
Pictures between the lines (a QR code) go as raster.
"""

from devices.printer.bitmap import Bitmap
from devices.printer.escpos import RESET, ending, raster
from devices.printer.job import Align, PrintJob, TextLine, Weight

CHINESE_ON = b"\x1bt\x00\x1c&"
CHINESE_OFF = b"\x1c."
_ALIGNS = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2}
_PLAIN_WORDS = str.maketrans({"¥": "￥"})
"""The half-wide sign takes four bytes in GB18030, and few printers have them."""


def encode(job: PrintJob) -> bytes:
    """The whole job: reset, Chinese on, then lines, feed and cut for each copy, then the beep if one is wanted."""
    lines = b"".join(_line(line) for line in job.lines)
    return ending(job, before=RESET + CHINESE_ON, copy=lines, after=CHINESE_OFF)


def _line(line: TextLine | Bitmap) -> bytes:
    if isinstance(line, Bitmap):
        return b"\x1ba\x01" + raster(line)
    bold, inverse = (int(line.weight is weight) for weight in (Weight.BOLD, Weight.INVERSE))
    looks = bytes((0x1B, 0x61, _ALIGNS[line.align], 0x1D, 0x21, (line.scale - 1) * 0x11))
    looks += bytes((0x1B, 0x45, bold, 0x1D, 0x42, inverse))
    # A control character in a name must not become a command.
    words = "".join(each for each in line.text.translate(_PLAIN_WORDS) if each.isprintable())
    return looks + words.encode("gb18030", errors="replace") + b"\n"
