"""A picture as the pad gets it: lossless where it is text, JPEG where it is a photo, and nothing but the dots.

The figures behind the choice: a full screen of text is 100 to 820 KiB as lossless WebP (80 ms at method 2), half as
large as any JPEG that can be read; a photo is five times larger lossless than as JPEG 75. The file is written anew from
bare dots, so that no metadata of any kind can be in it.
"""

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from app.contract.hall.shots import MOST_SHOT_BYTES, MOST_SHOT_DOTS

if TYPE_CHECKING:
    from PIL.Image import Image

_SAMPLES = (240, 135)
_PHOTO = 0.15
"""A picture is a photo when so many of its sampled dots have a colour of their own; text has below a tenth."""

_QUALITY = 75

_LEAST_WEBP = 64
"""Bytes: Qt's reader takes a shorter file, such as a small white square, for no WebP."""


async def encoded(picture: QImage) -> bytes:
    """Return a picture as WebP or JPEG of at most 960 KiB. Works in a thread."""
    dots = picture.convertToFormat(QImage.Format.Format_RGB888)
    return await asyncio.to_thread(_encoded, dots)


def _encoded(dots: QImage) -> bytes:
    from PIL import Image  # noqa: PLC0415 - costs start-up time and is needed only here

    picture = Image.frombytes(
        "RGB", (dots.width(), dots.height()), bytes(dots.constBits()), "raw", "RGB", dots.bytesPerLine()
    )
    picture.thumbnail((MOST_SHOT_DOTS, MOST_SHOT_DOTS))
    if not _is_photo(picture):
        data = _file(picture, "WEBP", lossless=True, method=2, quality=0)
        if _LEAST_WEBP <= len(data) <= MOST_SHOT_BYTES:
            return data
    data = _file(picture, "JPEG", quality=_QUALITY)
    while len(data) > MOST_SHOT_BYTES:
        picture = picture.reduce(2)
        data = _file(picture, "JPEG", quality=_QUALITY)
    return data


def _is_photo(picture: "Image") -> bool:
    sample = picture.resize(_SAMPLES, resample=0)
    most = _SAMPLES[0] * _SAMPLES[1]
    return len(sample.getcolors(most) or ()) > _PHOTO * most


def _file(picture: "Image", kind: str, **options: int) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
