"""What is taken for a PNG without Qt can be shown by Qt, and every PNG that Qt writes is taken."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from designs.png import is_png

FORMATS = [QImage.Format.Format_Mono, QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32]
FORMATS += [QImage.Format.Format_ARGB32, QImage.Format.Format_Indexed8, QImage.Format.Format_RGBA64]


def png(form: QImage.Format = QImage.Format.Format_Mono, *, wide: int = 13, high: int = 5) -> bytes:
    """A picture as Qt writes it."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.setPixelColor(3, 2, QColor("black"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(form).save(buffer, "PNG")
    return bytes(buffer.data().data())


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk with its length and check."""
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_qt_writes_is_a_png(form: QImage.Format) -> None:
    assert is_png(png(form))


@pytest.mark.parametrize("wide", [1, 2, 5, 8, 17])
@pytest.mark.parametrize("high", [1, 3, 8, 9])
def test_an_interlaced_picture_has_the_rows_of_its_seven_passes(wide: int, high: int) -> None:
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b""
    for left, top, across, down in passes:
        columns = len(range(left, wide, across))
        rows += b"".join(b"\0" + b"\x7f" * columns for _ in range(top, high, down)) if columns else b""
    head = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + bytes((8, 0, 0, 0, 1))
    data = png()[:8] + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert is_png(data)
    assert not QImage.fromData(data).isNull()


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"GIF89a",
        png()[:-4],
        png()[:40],
        png()[:8] + chunk(b"IEND", b""),
        png()[:33] + chunk(b"IDAT", zlib.compress(b"\0" * 4)) + chunk(b"IEND", b""),
        png()[:33] + chunk(b"IDAT", b"nonsense") + chunk(b"IEND", b""),
    ],
    ids=["nothing", "gif", "cut", "cut early", "no head", "too few rows", "no zlib"],
)
def test_what_is_broken_is_none(spoilt: bytes) -> None:
    assert not is_png(spoilt)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(png()) - 1), st.integers(1, 255))
def test_a_byte_that_changed_is_noticed(at: int, flip: int) -> None:
    data = bytearray(png())
    data[at] ^= flip
    assert not is_png(bytes(data))
