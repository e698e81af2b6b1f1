"""The checksums that hall devices use. Each takes bytes and gives a number."""

from collections.abc import Callable
from functools import reduce
from operator import xor


def sum8(data: bytes) -> int:
    """All bytes added, modulo 256."""
    return sum(data) & 0xFF


def neg8(data: bytes) -> int:
    """What makes the sum of all bytes 0 modulo 256."""
    return -sum(data) & 0xFF


def xor8(data: bytes) -> int:
    """All bytes combined by exclusive or."""
    return reduce(xor, data, 0)


def sum16(data: bytes) -> int:
    """All bytes added, modulo 65536."""
    return sum(data) & 0xFFFF


def crc16_arc(data: bytes) -> int:
    """CRC-16/ARC: polynomial 0x8005 reflected, start 0."""
    return _crc16(data, 0x0000)


def crc16_modbus(data: bytes) -> int:
    """CRC-16/MODBUS: polynomial 0x8005 reflected, start 0xFFFF."""
    return _crc16(data, 0xFFFF)


BY_NAME: dict[str, tuple[Callable[[bytes], int], int]] = {
    "sum8": (sum8, 1),
    "xor8": (xor8, 1),
    "neg8": (neg8, 1),
    "sum16": (sum16, 2),
    "crc16-arc": (crc16_arc, 2),
    "crc16-modbus": (crc16_modbus, 2),
}
"""Each checksum with its width in bytes, by the name a frame file calls it."""


def _crc16(data: bytes, start: int) -> int:
    crc = start
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
