"""ESC/POS bytes of a print job.

Only commands nearly every receipt printer knows (Epson's ESC/POS reference; checked against python-escpos):
`ESC @` reset, `GS v 0` raster image, `ESC d n` feed n lines, `GS V m` cut, `ESC B n t` beep.
The bytes are the same for every transport.
"""

from devices.printer.bitmap import Bitmap
from devices.printer.job import Buzzer, Cut, PrintJob

FRAGMENT_ROWS = 240
"""Printers with small buffers garble taller images, so an image is sent in pieces of at most this height."""

RESET = b"\x1b@"
FEED_TO_CUTTER = b"\x1bd\x06"
BEEP = b"\x1bB\x02\x04"
_CUTS = {Cut.FULL: b"\x1dV\x00", Cut.PARTIAL: b"\x1dV\x01", Cut.NONE: b""}


def encode(job: PrintJob) -> bytes:
    """The whole job: reset, then image, feed and cut for each copy, then the beep if one is wanted."""
    return ending(job, before=RESET, copy=raster(job.bitmap))


def ending(job: PrintJob, *, before: bytes, copy: bytes, after: bytes = b"") -> bytes:
    """`before`, each `copy` with its feed and cut, `after`, and the beep: what the encodings have in common."""
    beep = BEEP if job.buzzer is Buzzer.BEEP else b""
    return before + (copy + FEED_TO_CUTTER + _CUTS[job.cut]) * job.copies + after + beep


def raster(bitmap: Bitmap) -> bytes:
    """The image as `GS v 0` commands of at most FRAGMENT_ROWS rows; the printer joins them without a gap."""
    out = bytearray()
    for top in range(0, bitmap.height, FRAGMENT_ROWS):
        piece = bitmap.slice(top, FRAGMENT_ROWS)
        out += b"\x1dv0\x00"
        out += piece.stride.to_bytes(2, "little") + piece.height.to_bytes(2, "little")
        out += piece.rows
    return bytes(out)
