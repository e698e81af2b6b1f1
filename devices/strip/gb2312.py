"""Chinese for cards whose font is GB2312."""

import codecs

MISSING = "〓".encode("gb2312")
"""What stands for a character the card's font does not have, as in printing."""


def _replace(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return MISSING * (error.end - error.start), error.end


codecs.register_error("citydesk-geta", _replace)


def encode_gb2312(text: str) -> bytes:
    """`text` on one line, in GB2312; what it cannot write becomes 〓."""
    return " ".join(text.splitlines()).encode("gb2312", errors="citydesk-geta")


def width_dots(encoded: bytes, *, dots: int) -> int:
    """How wide `encoded` is: a Chinese character is as wide as high, all others half of that; both have as many
    bytes as halves.
    """
    return len(encoded) * dots // 2
