"""The picture that is printed: one bit a dot. Whoever paints makes one, printers only move it."""

import io
from collections.abc import Iterable
from dataclasses import dataclass


def stride_of(width_dots: int) -> int:
    """Bytes in one row of `width_dots` dots."""
    return (width_dots + 7) // 8


@dataclass(frozen=True)
class Bitmap:
    """`height` rows of `width_dots` dots, top to bottom; in `rows` each row is `stride` bytes, most significant bit
    leftmost, 1 = black. Bits right of the last dot are 0. Raises ValueError when made with anything else.
    """

    width_dots: int
    height: int
    rows: bytes

    def __post_init__(self) -> None:
        if self.width_dots < 1 or self.height < 1:
            raise ValueError(f"a bitmap has at least one dot, not {self.width_dots} × {self.height}")
        if len(self.rows) != self.stride * self.height:
            raise ValueError(f"{self.stride * self.height} bytes expected, {len(self.rows)} given")
        spare_bits = (1 << (self.stride * 8 - self.width_dots)) - 1
        if any(last & spare_bits for last in self.rows[self.stride - 1 :: self.stride]):
            raise ValueError("there are dots right of the last column")

    @classmethod
    def from_rows(cls, rows: Iterable[bytes], *, width_dots: int) -> "Bitmap":
        """Make one from scan lines. Bytes and bits right of `width_dots` are dropped, so that lines padded to
        words (as Qt's are) can be given as they come. Raises ValueError when a line is too short or none is given.
        """
        stride = stride_of(width_dots)
        keep = 0xFF & (0xFF << (stride * 8 - width_dots))
        packed = bytearray()
        height = 0
        for row in rows:
            if len(row) < stride:
                raise ValueError(f"row {height} has {len(row)} bytes, {stride} are needed")
            packed += row[: stride - 1]
            packed.append(row[stride - 1] & keep)
            height += 1
        return cls(width_dots, height, bytes(packed))

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return stride_of(self.width_dots)

    def slice(self, top: int, height: int) -> "Bitmap":
        """The rows from `top` on, at most `height` of them."""
        first = top * self.stride
        part = self.rows[first : first + height * self.stride]
        return Bitmap(self.width_dots, len(part) // self.stride, part)

    def to_png(self) -> bytes:
        """The same dots as a black and white PNG file."""
        # Pillow is slow to import and only a virtual printer needs it.
        from PIL import Image  # noqa: PLC0415

        # In Pillow's mode 1 a set bit is white; "1;I" reads inverted.
        image = Image.frombytes("1", (self.width_dots, self.height), self.rows, "raw", "1;I")
        file = io.BytesIO()
        image.save(file, format="PNG")
        return file.getvalue()
