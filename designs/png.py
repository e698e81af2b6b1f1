"""Whether bytes are a PNG image that every reader can show (PNG, third edition, W3C 2025)."""

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_DOTS = 4_000_000
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""Channels and allowed bits of each by the colour type."""

_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: first column and row, and the steps of each pass."""


def is_png(data: bytes) -> bool:
    """Tell whether this is a whole PNG: sound chunks, a known form, and as many dots as it says."""
    try:
        chunks = list(_chunks(data))
        kinds = [kind for kind, _ in chunks]
        if kinds[0] != b"IHDR" or kinds[-1] != b"IEND" or kinds.count(b"IHDR") != 1:
            return False
        wide, high, depth, colour, packing, filtering, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    except (IndexError, struct.error, ValueError):
        return False
    known = depth in _DEPTHS.get(colour, ()) and (packing, filtering) == (0, 0) and interlaced in (0, 1)
    if not known or not 0 < wide * high <= _MOST_DOTS or (colour == 3 and not _has_palette(chunks)):
        return False
    size = _size(wide, high, depth * _CHANNELS[colour], interlaced=bool(interlaced))
    return _unpacks_to(b"".join(body for kind, body in chunks if kind == b"IDAT"), size)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Return the chunks, kind and body. Raises ValueError or struct.error for bytes that are none."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    at = len(_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        if check != zlib.crc32(kind + body):
            raise ValueError("a chunk is broken")
        yield kind, body
        at += 12 + length


def _has_palette(chunks: list[tuple[bytes, bytes]]) -> bool:
    return any(kind == b"PLTE" and 0 < len(body) <= 768 and len(body) % 3 == 0 for kind, body in chunks)


def _size(wide: int, high: int, bits: int, *, interlaced: bool) -> int:
    """Return how many bytes the rows have: one for the filter of each, and its dots."""
    if not interlaced:
        return high * (1 + (wide * bits + 7) // 8)
    total = 0
    for left, top, across, down in _PASSES:
        columns, rows = max(0, -(-(wide - left) // across)), max(0, -(-(high - top) // down))
        total += rows * (1 + (columns * bits + 7) // 8) if columns else 0
    return total


def _unpacks_to(packed: bytes, size: int) -> bool:
    unpacker = zlib.decompressobj()
    try:
        return len(unpacker.decompress(packed, size + 1)) == size and unpacker.eof
    except zlib.error:
        return False
