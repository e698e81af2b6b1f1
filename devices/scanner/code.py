"""What a scanner may bring in. Anybody can hold anything before it, so everything else is dropped."""

import re
from collections.abc import Callable

_CODE = re.compile(r"[0-9A-Za-z:/._-]{1,256}")
LONGEST = 256

OnScan = Callable[[str], None]
"""Told each code, in the scanner's thread."""


def clean(scanned: str) -> str | None:
    """The code without the spaces around it; None when it holds anything that no code of ours does."""
    code = scanned.strip(" \t\r\n")
    return code if _CODE.fullmatch(code) else None
