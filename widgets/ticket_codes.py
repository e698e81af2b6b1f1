"""QR codes and barcodes as black and white modules."""

from functools import lru_cache

import segno

__all__ = ["BARCODE_QUIET", "QR_QUIET", "barcode_modules", "qr_rows"]

QR_QUIET = 4
"""Modules left white around a QR code (ISO/IEC 18004, 9.1)."""

BARCODE_QUIET = 10
"""Modules left white at both sides of a Code 128 barcode (ISO/IEC 15417, 4.4)."""


@lru_cache(maxsize=8)
def qr_rows(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of the QR code of `text`, true is black, without the quiet zone.

    Raises segno's `DataOverflowError` (a ValueError) for a text of more than 2,331 bytes.
    """
    code = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


@lru_cache(maxsize=8)
def barcode_modules(text: str) -> tuple[bool, ...]:
    """Return the modules of the Code 128 barcode of `text`; none when it holds what Code 128 has no sign for."""
    # Slow to import, and few tickets have a barcode.
    from barcode.codex import Code128  # noqa: PLC0415
    from barcode.errors import BarcodeError  # noqa: PLC0415

    try:
        (line,) = Code128(text).build()
    except BarcodeError:
        return ()
    return tuple(module == "1" for module in line)
